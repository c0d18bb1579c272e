import { Parser } from 'htmlparser2'
import { cutHtml } from './html/cut-html.ts'
import { mendHtml, withoutControls } from './html/mend-html.ts'
import { escapeUnknown } from './html/stray-tags.ts'

/** HTML, or text that may hold entities, to plain text: decoded exactly once, blocks on their own lines. */
export function plainText(htmlOrText: string): string {
  if (!/[<&]/.test(htmlOrText)) return tidyText(cutHtml(htmlOrText))
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
  parser.end(mendHtml(htmlOrText))
  return tidyText(text)
}

/** A title on one line, 1000 characters at most. */
export function plainTitle(htmlOrText: string): string {
  const title = wholeTitle(htmlOrText)
  return title.length > longestTitle ? `${cutAtWord(title, longestTitle - 1)}…` : title
}

/** A title on one line, however long; "<nom>" stays a word of it where HTML has no such element. */
export function wholeTitle(htmlOrText: string): string {
  return plainText(escapeUnknown(htmlOrText)).replace(/\s+/g, ' ')
}

/** Spaces collapsed, three newlines or more made two, control characters gone. */
export function tidyText(text: string): string {
  return (
    withoutControls(text)
      .replace(/\r\n?/g, '\n')
      // No reader sees them, search would index them, and an override left open would turn the page around:
      // soft hyphens, zero-width spaces, direction marks.
      .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
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

const longestTitle = 1000

const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'textarea', 'select'])
const blocks = new Set(
  'address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
