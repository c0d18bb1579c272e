import { bestPlace } from './best-place.ts'
import { passageEnd, passageStart } from './cut-text.ts'
import { type Hit, findHits } from './find-hits.ts'
import { type Marked, planOf } from './plan-marks.ts'

/** A run of the original text. Joined in order, segments give the text back; escaping is the view's work. */
export interface Segment {
  text: string
  marked: boolean
}

/** A passage is looked for in the beginning of a text, where a hit is worth showing. */
const searched = 60_000

/** Marks what the query found, by the same analysis as the index. Bare strings are read as phrases. */
export function highlight(text: string, marked: Marked): Segment[] {
  return segmentsOf(text, 0, text.length, findHits(text, planOf(marked)))
}

/**
 * The `length` characters or so that hold the most of what was asked, cut at words and with an ellipsis where something
 * is left out. Without a hit: the beginning.
 */
export function bestPassage(text: string, marked: Marked, length = 240): Segment[] {
  const hits = findHits(text.slice(0, searched), planOf(marked))
  const start = passageStart(text, bestPlace(hits, length), length)
  const end = passageEnd(text, start, length)
  const segments = segmentsOf(text, start, end, hits)
  if (start > 0) segments.unshift({ text: '… ', marked: false })
  if (end < text.length) segments.push({ text: ' …', marked: false })
  return joinPlain(segments)
}

function segmentsOf(text: string, start: number, end: number, hits: readonly Hit[]): Segment[] {
  const segments: Segment[] = []
  let at = start
  for (const hit of hits) {
    const from = Math.max(hit.start, at)
    const to = Math.min(hit.end, end)
    if (to <= from) continue
    segments.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true })
    at = to
  }
  segments.push({ text: text.slice(at, end), marked: false })
  return segments.filter((segment) => segment.text !== '')
}

function joinPlain(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const last = joined.at(-1)
    if (last && !last.marked && !segment.marked) last.text += segment.text
    else joined.push({ ...segment })
  }
  return joined
}
