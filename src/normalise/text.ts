import { Parser } from 'htmlparser2'
import { cutHtml } from './cut-html.ts'

/** HTML, or text that may hold entities, to plain text: decoded exactly once, blocks on their own lines. */
export function plainText(htmlOrText: string): string {
  let text = ''
  let skipped = ''
  let skippedDepth = 0
  const parser = new Parser({
    onopentagname(name) {
      if (skipped !== '') skippedDepth += name === skipped ? 1 : 0
      else if (unseen.has(name)) [skipped, skippedDepth] = [name, 1]
      else if (blocks.has(name)) text += '\n'
      else if (name === 'td' || name === 'th') text += ' '
    },
    ontext(data) {
      if (skipped === '') text += data
    },
    onclosetag(name) {
      if (skipped === '' && blocks.has(name) && name !== 'br') text += '\n'
      if (name !== skipped) return
      skippedDepth -= 1
      if (skippedDepth === 0) skipped = ''
    },
  })
  parser.end(cutHtml(htmlOrText))
  return tidyText(text)
}

/** A title on one line, 500 characters at most. */
export function plainTitle(htmlOrText: string): string {
  const title = plainText(htmlOrText).replace(/\s+/g, ' ')
  return title.length > maxTitle ? `${cutAtWord(title, maxTitle - 1)}…` : title
}

/** Spaces collapsed, three newlines or more made two, control characters gone. */
export function tidyText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // No reader sees them, and search would index them: soft hyphens, zero-width spaces, direction marks.
      .replace(/(?![\n\t])\p{Cc}|[\u00ad\u200b\u200e\u200f\u2060\ufeff]/gu, '')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .toWellFormed()
  )
}

/** The start of a text, whole words, without half a character. */
export function cutAtWord(text: string, length: number): string {
  const start = text.slice(0, length)
  const space = start.lastIndexOf(' ')
  return (space > length / 2 ? start.slice(0, space) : start)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()
}

const maxTitle = 500

const unseen = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'iframe',
  'object',
  'textarea',
  'select',
])
const blocks = new Set(
  'address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
