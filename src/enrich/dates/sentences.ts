import type { Passage } from '../facts.ts'
import { matchedLength } from '../text/words.ts'
import { foldInPlace } from './fold-in-place.ts'

/** A sentence or a line of an item; offsets count in its field, and `folded` is the whole field. */
export interface Sentence {
  field: Passage['field']
  folded: string
  start: number
  end: number
}

// A full stop after a short word (« art. », « L. ») ends nothing, nor does that of a month (« 15 sept. 2027 »).
const ending =
  /(?<=[\p{L}\p{N})»%€]{2}\.)(?<!\b(?:janv|fevr|avr|juil|sept|oct|nov|dec|art|tel)\.)\s+|(?<=[!?…])\s+|\n+/gu

/** The sentences of the title and of the part of the text that is read. */
export function splitSentences({ title, text }: { title: string; text: string }): Sentence[] {
  return [...splitField('title', title), ...splitField('text', text)]
}

function splitField(field: Passage['field'], text: string): Sentence[] {
  const folded = foldInPlace(text.slice(0, matchedLength))
  const sentences: Sentence[] = []
  let start = 0
  for (const match of folded.matchAll(ending)) {
    if (match[0].includes('\n') && goesOn(folded, start, match.index, match.index + match[0].length)) continue
    sentences.push({ field, folded, start, end: match.index })
    start = match.index + match[0].length
  }
  return [...sentences, { field, folded, start, end: folded.length }]
}

const dateLine =
  /^[-•*· ]{0,4}(?:le |les )?(?:(?:lun|mar|mer|jeu|ven|same|diman)[a-z]+ )?\d{1,2}(?:er)? ?[a-z/.]/

/** « Date limite de dépôt : » above its date, or above a list of them: one sentence. */
function goesOn(folded: string, start: number, end: number, next: number): boolean {
  const line = folded.slice(Math.max(start, end - 120), end)
  if (!dateLine.test(folded.slice(next, next + 30))) return line.trimEnd().endsWith(':') && line.length <= 80
  return line.trimEnd().endsWith(':') || /\d{4},?;? ?$/.test(line) || isHeading(line)
}

function isHeading(line: string): boolean {
  return line.length <= 80 && /\b(?:dates?|cloture|ouverture|depot|limite)\b/.test(line)
}

/** Longer is a page flattened into one line: its neighbourhood is shown as evidence. */
const longestEvidence = 300

/** The words that say it, as they were written. */
export function evidenceOf(
  item: { title: string; text: string },
  { field, start, end }: Sentence,
  at: Passage,
): string {
  if (end - start <= longestEvidence) return item[field].slice(start, end).replace(/\s+/g, ' ').trim()
  const from = wordStart(item[field], Math.max(start, at.start - 150))
  const to = Math.min(end, at.end + 100)
  return `${from > start ? '…' : ''}${item[field].slice(from, to).replace(/\s+/g, ' ').trim()}${to < end ? '…' : ''}`
}

function wordStart(text: string, from: number): number {
  const space = text.slice(from, from + 30).search(/\s/)
  return from > 0 && space >= 0 ? from + space + 1 : from
}
