import { Parser } from 'htmlparser2'
import { alignMarks } from './align-marks.ts'
import { type Html, trustedHtml } from '../html.ts'
import type { Mark } from './marks.ts'

/** A piece of the document as it will be written: a tag, or a run of text not yet escaped. */
type Piece = { tag: string } | { text: string }

interface OpenElement {
  name: string
  at: number
  hasText: boolean
}

/** Never shown: nothing of another site is loaded from our pages. Pictures leave their alternative text. */
const leftOut = new Set([
  'img',
  'picture',
  'source',
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'script',
  'style',
  'form',
  'input',
  'button',
])
const empty = new Set(['br', 'hr', 'wbr', 'col'])

/**
 * Sanitised HTML of a source, made to fit our page: marks inside its text, headings below ours, tables that scroll
 * alone, no picture fetched from elsewhere. `text` is the plain text that the marks count in.
 */
export function itemHtml(markup: string, text: string, marks: readonly Mark[]): Html {
  const pieces = readPieces(markup)
  const written = pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')
  return trustedHtml(writePieces(pieces, alignMarks(text, written, marks)))
}

function readPieces(markup: string): Piece[] {
  const pieces: Piece[] = []
  const open: OpenElement[] = []
  let level = 2
  const note = (text: string): void => {
    pieces.push({ tag: `<span class="picture-note">${escape(text)}</span>` })
    fill(open)
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'img' && attributes.alt?.trim()) note(`[Image : ${attributes.alt.trim()}]`)
      if (leftOut.has(name)) return
      if (isHeading(name)) level = Math.min(Math.max(Number(name[1]) + 1, 3), level + 1, 6)
      open.push({ name: isHeading(name) ? `h${level}` : name, at: pieces.length, hasText: false })
      pieces.push({ tag: openTag(open.at(-1)!.name, attributes) })
    },
    ontext(text) {
      const last = pieces.at(-1)
      // An entity comes as a run of its own: joined, a mark goes through it in one piece.
      if (last && 'text' in last) last.text += text
      else pieces.push({ text })
      if (text.trim() !== '') fill(open)
    },
    onclosetag(name) {
      if (leftOut.has(name) || empty.has(name)) return void (empty.has(name) && open.pop())
      const element = open.pop()
      if (element) closeElement(pieces, element)
    },
  })
  parser.end(markup)
  return pieces
}

/** What holds text is not empty, nor is anything about it: an element already filled has filled its own. */
function fill(open: readonly OpenElement[]): void {
  for (let depth = open.length - 1; depth >= 0 && !open[depth]!.hasText; depth -= 1)
    open[depth]!.hasText = true
}

// What a screen reader would announce without a name gets one, or goes.
function closeElement(pieces: Piece[], { name, at, hasText }: OpenElement): void {
  if (!hasText && isHeading(name)) {
    pieces.length = at
    return
  }
  if (!hasText && name === 'a') pieces.push({ tag: 'lien' })
  const written = !hasText && name === 'th' ? 'td' : name
  if (written !== name) pieces[at] = { tag: openTag(written, {}) }
  pieces.push({ tag: name === 'table' ? '</table></div>' : `</${written}>` })
}

function openTag(name: string, attributes: Record<string, string>): string {
  const kept = Object.entries({ ...attributes, ...(name === 'a' ? { rel: 'noopener noreferrer' } : {}) })
  const tag = `<${name}${kept.map(([key, value]) => ` ${key}="${escape(value)}"`).join('')}>`
  return name === 'table'
    ? `<div class="table-scroll" tabindex="0" role="region" aria-label="Tableau">${tag}`
    : tag
}

/** A mark never crosses a tag: it stops before and begins again after. */
function writePieces(pieces: readonly Piece[], marks: readonly Mark[]): string {
  let at = 0
  let next = 0
  let written = ''
  for (const piece of pieces) {
    if ('tag' in piece) {
      written += piece.tag
      continue
    }
    const end = at + piece.text.length
    let from = at
    while (next < marks.length && marks[next]!.start < end) {
      const { start, end: stop, label } = marks[next]!
      const first = Math.max(start, from)
      const last = Math.min(stop, end)
      written += escape(piece.text.slice(from - at, first - at))
      written += `<mark data-axes="${escape(stop <= end ? label : '')}">${escape(piece.text.slice(first - at, last - at))}</mark>`
      from = last
      if (stop > end) break
      next += 1
    }
    written += escape(piece.text.slice(from - at))
    at = end
  }
  return written
}

function isHeading(name: string): boolean {
  return /^h[1-6]$/.test(name)
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
