import { analyse, type Token } from '../french/analyse.ts'
import { type ParsedQuery, type TermNode as QueryTerm, wantedTerms } from '../query/ast.ts'
import { parseQuery } from '../query/parse-query.ts'

/** A run of the original text. Joined in order, segments give the text back; escaping is the view's work. */
export interface Segment {
  text: string
  marked: boolean
}

interface Hit {
  start: number
  end: number
  /** Which term of the query it is. */
  term: number
}

/** A passage is looked for in the beginning of a text, where a hit is worth showing. */
const searched = 60_000

/** Marks what the query found, by the same analysis as the index. Bare strings are read as phrases. */
export function highlight(text: string, query: ParsedQuery | readonly string[]): Segment[] {
  return segmentsOf(text, 0, text.length, findHits(text, termsOf(query)))
}

/**
 * The `length` characters or so that hold the most different words of the query, cut at words and with an ellipsis
 * where something is left out. Without a hit: the beginning.
 */
export function bestPassage(text: string, query: ParsedQuery | readonly string[], length = 240): Segment[] {
  const hits = findHits(text.slice(0, searched), termsOf(query))
  const start = passageStart(text, bestStart(hits, length), length)
  const end = passageEnd(text, start, length)
  const segments = segmentsOf(text, start, end, hits)
  if (start > 0) segments.unshift({ text: '… ', marked: false })
  if (end < text.length) segments.push({ text: ' …', marked: false })
  return joinPlain(segments)
}

function termsOf(query: ParsedQuery | readonly string[]): QueryTerm[] {
  if ('tree' in query) return wantedTerms(query.tree)
  return query.flatMap((phrase) => wantedTerms(parseQuery(`"${phrase.replaceAll('"', ' ')}"`).tree))
}

function findHits(text: string, terms: readonly QueryTerm[]): Hit[] {
  if (terms.length === 0) return []
  const tokens = analyse(text)
  const hits: Hit[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    terms.forEach((term, index) => {
      const last = matchAt(tokens, at, term)
      if (last) hits.push({ start: tokens[at]?.start ?? 0, end: last.end, term: index })
    })
  }
  return hits
}

/** The last token of the term when it begins at this token. */
function matchAt(tokens: readonly Token[], at: number, { stems, prefix }: QueryTerm): Token | undefined {
  if (!stems.every((stem, index) => tokens[at + index]?.term === stem)) return undefined
  if (prefix === undefined) return tokens[at + stems.length - 1]
  const last = tokens[at + stems.length]
  return last && (last.form.startsWith(prefix) || last.term.startsWith(prefix)) ? last : undefined
}

function bestStart(hits: readonly Hit[], length: number): number {
  let best = { start: 0, different: 0 }
  for (let first = 0; first < hits.length; first += 1) {
    const from = hits[first]?.start ?? 0
    const seen = new Set<number>()
    for (let next = first; next < hits.length && (hits[next]?.end ?? 0) <= from + length; next += 1) {
      seen.add(hits[next]?.term ?? 0)
    }
    if (seen.size > best.different) best = { start: from, different: seen.size }
  }
  return best.start
}

/** Back to the sentence when it begins near, else to a word a little before the hit. */
function passageStart(text: string, hit: number, length: number): number {
  const reach = Math.floor(length / 3)
  if (hit <= reach) return 0
  const before = text.slice(hit - reach, hit)
  const sentence = Math.max(...['. ', '! ', '? ', '\n'].map((mark) => endOf(before, mark)))
  if (sentence > 0) return hit - reach + sentence
  const space = before.indexOf(' ')
  return space < 0 ? hit : hit - reach + space + 1
}

function endOf(text: string, mark: string): number {
  const at = text.lastIndexOf(mark)
  return at < 0 ? 0 : at + mark.length
}

function passageEnd(text: string, start: number, length: number): number {
  if (text.length - start <= length) return text.length
  const space = text.lastIndexOf(' ', start + length)
  return space > start + length / 2 ? space : wholeCharacter(text, start + length)
}

// A pair of surrogates is one character: never cut between its halves.
function wholeCharacter(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at
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
