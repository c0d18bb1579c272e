import { DomUtils, parseDocument } from 'htmlparser2'
import type { Element } from 'domhandler'

/**
 * What mail programs make of a message, as caniemail.com's tests say (read in November 2026): Outlook for Windows draws
 * with Word, Gmail rewrites, Zimbra keeps inline styles alone.
 */
type Verdict =
  /** Everywhere, on the elements named (all when none is). */
  | { kind: 'safe'; on?: readonly string[] }
  /** Ignored by some: the message must read as well without it. */
  | { kind: 'dispensable'; ignoredBy: string }

const safe: Verdict = { kind: 'safe' }
const without = (ignoredBy: string): Verdict => ({ kind: 'dispensable', ignoredBy })

/** Every property that a message may use inline; any other is a fault. */
export const properties: Record<string, Verdict> = {
  color: safe,
  background: safe,
  'font-size': safe,
  'font-weight': safe,
  'line-height': safe,
  'text-align': safe,
  'text-decoration': safe,
  'border-top': { kind: 'safe', on: ['td'] },
  // Word keeps margins of blocks, not of <body> (which it sets itself) nor of <span>; negative ones nowhere.
  margin: { kind: 'safe', on: ['body', 'h1', 'h2', 'h3', 'h4', 'p', 'ul', 'li'] },
  // Word: on cells alone. Elsewhere it may only be an ornament.
  padding: { kind: 'safe', on: ['td', 'body', 'ul', 'span', 'a'] },
  display: without('Word, but for none'),
  'max-height': without('Word'),
  overflow: without('Word'),
  'mso-hide': without('all but Word'),
  'max-width': without('Word: a table of 600 pixels stands around it'),
  'border-radius': without('Word'),
  'overflow-wrap': without('Word, Gmail'),
  'font-family': without('Word: told again for each cell in its own style block'),
  '-webkit-text-size-adjust': without('all but iOS'),
}

/** No program that people read letters in keeps these, or it hides the whole message for them. */
const refusedTags = [
  'script',
  'link',
  'img',
  'svg',
  'video',
  'form',
  'input',
  'button',
  'iframe',
  'base',
  'object',
]
/** Gmail drops a style block that is longer, all that follows 16 kB included. */
const gmailBlock = 8192
const gmailBlocks = 16_384

/** What a client would not show as it is meant; nothing is what is wanted. */
export function faultsOf(html: string): string[] {
  const document = parseDocument(html)
  const elements = DomUtils.getElementsByTagName('*', document)
  return [
    ...elements.flatMap((element) => [...tagFaults(element), ...styleFaults(element)]),
    ...blockFaults(document),
    ...(new TextEncoder().encode(html).length > 100_000 ? ['Gmail cuts a message after 102 kB'] : []),
    ...(/<!-{2}\[if mso\]><table[^>]* width="600"/.test(html) ? [] : ['Word gives the column no width']),
  ]
}

function tagFaults({ name, attribs }: Element): string[] {
  const faults = refusedTags.includes(name) ? [`<${name}>`] : []
  if (name === 'table') {
    if (attribs['role'] !== 'presentation') faults.push('<table> read as data')
    if (!attribs['width'] || attribs['border'] !== '0' || attribs['cellpadding'] !== '0') {
      faults.push('<table> that Word sizes or spaces by itself')
    }
  }
  for (const attribute of Object.keys(attribs)) {
    if (attribute.startsWith('on') || ['src', 'background', 'id'].includes(attribute))
      faults.push(`${name}[${attribute}]`)
  }
  return faults
}

function styleFaults({ name, attribs }: Element): string[] {
  return declarations(attribs['style'] ?? '').flatMap(([property, value]) => {
    const verdict = properties[property]
    if (!verdict) return [`${name} { ${property} } is not known to be safe`]
    const faults: string[] = []
    if (verdict.kind === 'safe' && verdict.on && !verdict.on.includes(name))
      faults.push(`${name} { ${property} }`)
    if (property === 'margin' && /-\d|auto/.test(value)) faults.push(`margin: ${value}`)
    if (/\d(?:rem|vw|vh|ch)\b|calc\(|var\(|url\(|flex|grid|expression/.test(value))
      faults.push(`${property}: ${value}`)
    // Outlook and Thunderbird let people enlarge letters: a height in pixels would make the lines overlap.
    if (property === 'line-height' && !/^[\d.]+$/.test(value)) faults.push(`line-height: ${value}`)
    if (property === 'font-size' && Number.parseInt(value, 10) < 13) faults.push(`font-size: ${value}`)
    return faults
  })
}

function blockFaults(document: ReturnType<typeof parseDocument>): string[] {
  const blocks = DomUtils.getElementsByTagName('style', document)
  const texts = blocks.map((block) => DomUtils.textContent(block))
  const inHead = blocks.every(
    (block) => block.parent && 'name' in block.parent && block.parent.name === 'head',
  )
  return [
    ...(inHead ? [] : ['Gmail and Word read <style> in the head alone']),
    ...texts
      .filter((text) => text.length > gmailBlock)
      .map(() => 'Gmail drops a style block over 8192 characters'),
    ...(texts.join('').length > gmailBlocks ? ['Gmail drops styles after 16 kB'] : []),
    // Gmail throws away the block that holds one: it must not take the dark theme of others along.
    ...texts
      .filter((text) => text.includes('[') && text.includes('@media'))
      .map(() => 'a selector by attribute beside a media query'),
    ...texts
      .filter((text) => /@import|@font-face|url\(/.test(text))
      .map(() => 'a style that asks for a file'),
  ]
}

/** As Zimbra and Gmail for foreign accounts show it: no style block, no class. */
export function withoutStyleBlocks(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/ class="[^"]*"/g, '')
}

/** As Word draws it: only what it knows inline, its conditional table in place. */
export function asWordReads(html: string): string {
  return html
    .replace(/<!-{2}\[if mso\]>([\s\S]*?)<!\[endif\]-{2}>/g, '$1')
    .replace(/<style>[\s\S]*?<\/style>|<xml[\s\S]*?<\/xml>/g, '')
    .replace(/style="([^"]*)"/g, (_, style: string) => {
      const kept = declarations(style).filter(
        ([property, value]) =>
          properties[property]?.kind === 'safe' || property === 'mso-hide' || value === 'none',
      )
      return `style="${kept.map(([property, value]) => `${property}:${value}`).join(';')}"`
    })
}

function declarations(style: string): [property: string, value: string][] {
  return style
    .split(';')
    .filter((one) => one.trim() !== '')
    .map((one) => [one.slice(0, one.indexOf(':')).trim(), one.slice(one.indexOf(':') + 1).trim()])
}
