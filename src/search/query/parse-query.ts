import { analyse, words } from '../french/analyse.ts'
import type { ParsedQuery, QueryNode, TermNode } from './ast.ts'

const maxLength = 2_000
const maxTerms = 32
const maxStems = 32
const minPrefix = 2

/**
 * The query language: words (all wanted), "phrases" or « phrases », -exclusions, beginnings* of words.
 * It takes anything: what makes no sense is read as plain words, and nothing is ever refused.
 */
export function parseQuery(text: string): ParsedQuery {
  const read = text.slice(0, maxLength)
  const of: QueryNode[] = []
  const parsed: ParsedQuery = {
    text: read,
    tree: { kind: 'all', of },
    ignored: [],
    truncated: text.length > maxLength,
    problems: [],
  }
  for (const piece of splitPieces(read)) {
    const terms = piece.phrase ? phraseTerm(piece.text, true) : wordTerms(piece.text)
    if (terms.length === 0 && !piece.phrase)
      parsed.ignored.push(...words(piece.text).map((word) => word.form))
    for (const term of terms) addTerm(parsed, of, term, piece.excluded)
  }
  return parsed
}

function addTerm(parsed: ParsedQuery, of: QueryNode[], term: TermNode, excluded: boolean): void {
  const known = of.map((node) => (node.kind === 'not' ? node.of : node) as TermNode)
  if (known.some((one, at) => sameTerm(one, term) && (of[at]!.kind === 'not') === excluded)) return
  const full = of.length >= maxTerms
  if (full || term.stems.length > maxStems) parsed.truncated = true
  if (full) return
  const bounded = { ...term, stems: term.stems.slice(0, maxStems), forms: term.forms.slice(0, maxStems) }
  of.push(excluded ? { kind: 'not', of: bounded } : bounded)
}

function sameTerm(one: TermNode, other: TermNode): boolean {
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

function phraseTerm(text: string, quoted = false): TermNode[] {
  const tokens = analyse(text)
  if (tokens.length === 0) return []
  const [stems, forms] = [tokens.map((token) => token.term), tokens.map((token) => token.form)]
  return [{ kind: 'term', typed: text.trim(), stems, forms, quoted, start: 0, end: 0 }]
}

/** « 2021-1485 » and « l’eau » are one term, « FttH/FttO » are two. */
function wordTerms(text: string): TermNode[] {
  return text.split(/[^\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060*'’‘ʼ`´′._‐‑–-]+/u).flatMap((part) => {
    if (!part.endsWith('*')) return phraseTerm(part.replaceAll('*', ' '))
    return prefixTerm(part)
  })
}

function prefixTerm(part: string): TermNode[] {
  const last = words(part).at(-1)
  if (!last || last.form.length < minPrefix) return phraseTerm(part)
  const before = analyse(part.slice(0, last.start))
  return [
    {
      kind: 'term',
      typed: part.slice(0, last.end),
      stems: before.map((token) => token.term),
      forms: before.map((token) => token.form),
      prefix: last.form,
      quoted: false,
      start: 0,
      end: 0,
    },
  ]
}

/** The terms that stand at the top of a query, in the order typed. */
export function topTerms(parsed: ParsedQuery): { required: TermNode[]; excluded: TermNode[] } {
  const terms = (nodes: readonly QueryNode[]) =>
    nodes.filter((node): node is TermNode => node.kind === 'term')
  return {
    required: terms(parsed.tree.of),
    excluded: terms(parsed.tree.of.flatMap((node) => (node.kind === 'not' ? [node.of] : []))),
  }
}
