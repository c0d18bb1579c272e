import type { Field } from './fields.ts'
import { readField } from './lex-field.ts'
import type { Place, Problems } from './problems.ts'
import { isQuote, readQuote, reportLoneQuote } from './quotes.ts'

/** A piece of a query. Places are those of the whole piece, its signs included. */
export type QueryToken = Place &
  (
    | { kind: 'open' | 'close' | 'or' | 'and' | 'not' | 'chunk' | 'nothing' }
    | { kind: 'phrase'; inner: Place }
    | { kind: 'field'; field: Field; values: TypedValue[] }
  )

/** A value behind a colon; its place takes in its quotation marks. */
export interface TypedValue extends Place {
  text: string
}

// « ou » and « et » in small letters are what sentences are made of.
const operators = new Map([
  ['OU', 'or'],
  ['OR', 'or'],
  ['ET', 'and'],
  ['AND', 'and'],
  ['SAUF', 'not'],
] as const)

/** Cuts a query into pieces. What looks like an operator and is none is a chunk: plain words. */
export function lexQuery(problems: Problems): QueryToken[] {
  const { text } = problems
  const tokens: QueryToken[] = []
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, tokens.at(-1)!.end)) {
    tokens.push(
      readDashes(text, at) ??
        readSign(text, at) ??
        readPhrase(problems, at) ??
        readField(problems, at) ??
        readChunk(text, at),
    )
  }
  return tokens
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1
  return at
}

/** A hyphen excludes what it begins; within a word, or alone between two spaces, it does not. */
function readDashes(text: string, start: number): QueryToken | undefined {
  if (text.charAt(start) !== '-' || (start > 0 && !/[\s(|]/.test(text.charAt(start - 1)))) return undefined
  let end = start
  while (text.charAt(end) === '-') end += 1
  const alone = end >= text.length || /[\s)|]/.test(text.charAt(end))
  return { kind: alone ? 'nothing' : 'not', start, end }
}

function readSign(text: string, start: number): QueryToken | undefined {
  const sign = text.charAt(start)
  if (sign === '(') return { kind: 'open', start, end: start + 1 }
  if (sign === ')') return { kind: 'close', start, end: start + 1 }
  if (sign !== '|') return undefined
  return { kind: 'or', start, end: start + (text.charAt(start + 1) === '|' ? 2 : 1) }
}

function readPhrase(problems: Problems, start: number): QueryToken | undefined {
  if (!isQuote(problems.text.charAt(start))) return undefined
  const quote = readQuote(problems.text, start)
  if (quote) return { kind: 'phrase', start, ...quote }
  reportLoneQuote(problems, start)
  return { kind: 'nothing', start, end: start + 1 }
}

function readChunk(text: string, start: number): QueryToken {
  const end = chunkEnd(text, start)
  return { kind: operators.get(text.slice(start, end) as 'OU') ?? 'chunk', start, end }
}

/** Up to a space or a sign, and one character at least. */
export function chunkEnd(text: string, start: number, also = ''): number {
  let at = start + 1
  while (at < text.length && !/[\s()|]/.test(text.charAt(at)) && !isQuote(text.charAt(at))) {
    if (also !== '' && also === text.charAt(at)) break
    at += 1
  }
  return at
}
