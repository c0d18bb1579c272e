import { type Field, findField, nearField, takesList } from './fields.ts'
import { type QueryToken, type TypedValue, chunkEnd } from './lex.ts'
import { type Problems, mendAt, report, told } from './problems.ts'
import { isQuote, readQuote, reportLoneQuote } from './quotes.ts'

const name = /([\p{L}\p{M}]{1,20}):/uy

/**
 * A field and its values, right behind the colon. A colon before a space is a sentence's, whatever the word: titles are
 * pasted here.
 */
export function readField(problems: Problems, start: number): QueryToken | undefined {
  const { text } = problems
  name.lastIndex = start
  const typed = name.exec(text)?.[1]
  if (typed === undefined) return undefined
  const behind = start + typed.length + 1
  const field = findField(typed)
  const isFollowed = behind < text.length && !/[\s:/)|]/.test(text.charAt(behind))
  if (!field) {
    if (isFollowed) reportUnknown(problems, typed, start)
    return undefined
  }
  if (isFollowed) return { kind: 'field', field, start, ...readValues(problems, behind, field) }
  // Still being typed.
  return behind >= text.trimEnd().length
    ? { kind: 'field', field, start, end: behind, values: [] }
    : undefined
}

function reportUnknown(problems: Problems, typed: string, start: number): void {
  const meant = nearField(typed)
  if (!meant) return
  const place = { start, end: start + typed.length }
  const message = `Le filtre ${told(`${typed}:`)} n’existe pas ; écrivez ${told(`${meant.name}:`)}.`
  report(problems, 'unknown-field', place, message, mendAt(problems.text, place, meant.name))
}

function readValues(problems: Problems, from: number, field: Field): { values: TypedValue[]; end: number } {
  const { text } = problems
  const comma = takesList(field) ? ',' : ''
  const values: TypedValue[] = []
  let at = from
  for (;;) {
    if (text.charAt(at) !== ',' || comma === '') {
      const value = readValue(problems, at, comma)
      values.push(value)
      at = value.end
    }
    if (comma === '' || text.charAt(at) !== ',') break
    at += 1
    if (at >= text.length || /[\s()|]/.test(text.charAt(at))) break
  }
  return { values: values.filter((value) => value.text !== ''), end: at }
}

function readValue(problems: Problems, start: number, comma: string): TypedValue {
  const { text } = problems
  if (!isQuote(text.charAt(start))) {
    const end = chunkEnd(text, start, comma)
    return { text: text.slice(start, end), start, end }
  }
  const quote = readQuote(text, start)
  if (quote) return { text: text.slice(quote.inner.start, quote.inner.end).trim(), start, end: quote.end }
  // What is being typed: the rest is the value.
  reportLoneQuote(problems, start)
  return { text: text.slice(start + 1).trim(), start, end: text.length }
}
