import { cutHtml } from './cut-html.ts'
import { levelDeepTags } from './deep-tags.ts'
import { escapeStrays } from './stray-tags.ts'

/**
 * HTML made safe to read for every reader of it: bounded in length and depth, without control characters or half
 * characters, with no unclosed tag that would swallow the text behind it and no "<" that only looks like one.
 */
export function mendHtml(html: string): string {
  const readable = withoutControls(cutHtml(html)).toWellFormed()
  if (!readable.includes('<')) return readable
  return levelDeepTags(openSwallowers(openFallbacks(openComment(escapeStrays(readable)))))
}

/** Control characters read as what the writer meant, or gone. */
export function withoutControls(text: string): string {
  return text.replace(controls, readControl)
}

const controls = /[\p{Cc}--[\t\n\r]]/gv

/** U+0080 to U+009F are controls that nobody means: the writer had windows-1252 in hand, where 0x92 is an apostrophe. */
function readControl(control: string): string {
  return meant[control.charCodeAt(0) - 0x80] ?? ''
}

const meant = Array.from(
  new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, n) => 0x80 + n)),
  (character) => (/\p{Cc}/u.test(character) ? '' : character),
)

/** A comment that nothing closes ends at the first ">", as browsers once had it: its writer lost only that much. */
function openComment(html: string): string {
  const closed = Math.max(html.lastIndexOf('-->'), html.lastIndexOf('--!>')) + 1
  return html.slice(0, closed) + html.slice(closed).replaceAll('<!--', '<!')
}

/** Frames, objects and films are not shown here, and what stands in them is for readers where they are not. */
function openFallbacks(html: string): string {
  return html.replace(/<(\/?)(?=(?:iframe|object|audio|video|canvas)(?![a-z0-9-]))/gi, '<$1x-')
}

/** Elements whose content is not shown: left open, they hide the rest of the text. Code is not text, and stays hidden. */
const swallowers =
  'textarea title xmp noembed noframes noscript select option button template svg math head'.split(' ')
const anySwallower = new RegExp(`<(?:${swallowers.join('|')})`, 'i')

/** Where nothing closes such an element any more, its tag becomes one that nobody knows, and the text behind it shows. */
function openSwallowers(html: string): string {
  if (!anySwallower.test(html)) return html
  let mended = html
  const lower = html.toLowerCase()
  for (const name of swallowers) {
    if (!lower.includes(`<${name}`)) continue
    const closed = mended.toLowerCase().lastIndexOf(`</${name}`) + 1
    mended =
      mended.slice(0, closed) +
      mended.slice(closed).replaceAll(new RegExp(`<(?=${name}(?![a-z0-9-]))`, 'gi'), '<x-')
  }
  return mended
}
