import { analyse, words } from './french.ts'

/** What a typed query asks for. Fields and alternatives will add members; an engine reads those it knows. */
export interface ParsedQuery {
  /** All of them are wanted. Empty: everything is. */
  required: QueryTerm[]
  /** None of them is. */
  excluded: QueryTerm[]
  /** Grammar words that were typed: no index holds them, the page may say so. */
  ignored: string[]
  /** More was typed than the bounds allow, and the end was left out. */
  truncated: boolean
}

/** A word, a code or a phrase: neighbouring stems in order. */
export interface QueryTerm {
  /** As typed, without operators. */
  typed: string
  /** Letters and digits only (see Token.term). */
  stems: string[]
  /** The beginning of a word (folded, not stemmed) that follows the stems, if any. */
  prefix?: string
}

const maxLength = 2_000
const maxTerms = 32
const maxStems = 32
const minPrefix = 2

/**
 * The query language: words (all wanted), "phrases" or « phrases », -exclusions, beginnings* of words.
 * It takes anything: what makes no sense is read as plain words, and nothing is ever refused.
 */
export function parseQuery(text: string): ParsedQuery {
  const parsed: ParsedQuery = { required: [], excluded: [], ignored: [], truncated: text.length > maxLength }
  for (const piece of splitPieces(text.slice(0, maxLength))) {
    const terms = piece.phrase ? phraseTerm(piece.text) : wordTerms(piece.text)
    if (terms.length === 0 && !piece.phrase)
      parsed.ignored.push(...words(piece.text).map((word) => word.form))
    for (const term of terms) addTerm(parsed, piece.excluded ? 'excluded' : 'required', term)
  }
  return parsed
}

function addTerm(parsed: ParsedQuery, side: 'required' | 'excluded', term: QueryTerm): void {
  if (parsed[side].some((known) => sameTerm(known, term))) return
  const full = parsed.required.length + parsed.excluded.length >= maxTerms
  if (full || term.stems.length > maxStems) parsed.truncated = true
  if (!full) parsed[side].push({ ...term, stems: term.stems.slice(0, maxStems) })
}

function sameTerm(one: QueryTerm, other: QueryTerm): boolean {
  return one.prefix === other.prefix && one.stems.join(' ') === other.stems.join(' ')
}

interface Piece {
  text: string
  excluded: boolean
  phrase: boolean
}

const closing: Record<string, string> = { '"': '"', '«': '»', '“': '”', '„': '”', '”': '”' }
const anyQuote = /["«»“”„]/

function splitPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < text.length;) {
    const start = skipSpace(text, at)
    const open = skipDashes(text, start)
    const end = pieceEnd(text, open)
    const phrase = end.closed
    const inner = text.slice(phrase ? open + 1 : open, phrase ? end.at - 1 : end.at)
    if (inner !== '') pieces.push({ text: inner, excluded: open > start, phrase })
    at = Math.max(end.at, start + 1)
  }
  return pieces
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1
  return at
}

function skipDashes(text: string, from: number): number {
  let at = from
  while (text.charAt(at) === '-') at += 1
  return at
}

// A quotation mark that nothing closes is dropped: what follows it are words.
function pieceEnd(text: string, open: number): { at: number; closed: boolean } {
  const mark = closing[text.charAt(open)]
  const close = mark === undefined ? -1 : text.indexOf(mark, open + 1)
  if (close >= 0) return { at: close + 1, closed: true }
  let at = mark === undefined ? open : open + 1
  while (at < text.length && !/\s/.test(text.charAt(at)) && !anyQuote.test(text.charAt(at))) at += 1
  return { at, closed: false }
}

function phraseTerm(text: string): QueryTerm[] {
  const stems = analyse(text).map((token) => token.term)
  return stems.length === 0 ? [] : [{ typed: text.trim(), stems }]
}

/** « 2021-1485 » and « l’eau » are one term, « FttH/FttO » are two. */
function wordTerms(text: string): QueryTerm[] {
  return text.split(/[^\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060*'’‘ʼ`´′._‐‑–-]+/u).flatMap((part) => {
    if (!part.endsWith('*')) return phraseTerm(part.replaceAll('*', ' '))
    return prefixTerm(part)
  })
}

function prefixTerm(part: string): QueryTerm[] {
  const last = words(part).at(-1)
  if (!last || last.form.length < minPrefix) return phraseTerm(part)
  const before = analyse(part.slice(0, last.start)).map((token) => token.term)
  return [{ typed: part.slice(0, last.end), stems: before, prefix: last.form }]
}
