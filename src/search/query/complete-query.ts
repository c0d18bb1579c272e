import { fold } from '../french/analyse.ts'
import type { FilterName } from '../search-index.ts'
import { marks } from './ast.ts'
import type { FieldReader, FieldValue } from './field-reader.ts'
import { type Field, fields, isNamed } from './fields.ts'
import { type QueryToken, chunkEnd, lexQuery } from './lex.ts'
import type { Problems } from './problems.ts'
import { isQuote, readQuote } from './quotes.ts'

/** What may stand in place of what is being typed. */
export interface Completion {
  insert: string
  /** What it replaces, in UTF-16 units of the text. */
  from: number
  to: number
  label: string
  hint: string
}

const most = 8
const maxLength = 2_000
const minLetters = 2

/** What may follow at the caret: names of fields while a word begins one, values behind a colon. */
export function completeQuery(text: string, caret: number, reader: FieldReader): Completion[] {
  const at = Math.min(Math.max(Math.trunc(caret) || 0, 0), text.length, maxLength)
  const problems: Problems = { text: text.slice(0, at), list: [] }
  const token = lexQuery(problems).at(-1)
  if (!token || token.end !== at) return []
  if (token.kind === 'field') return completeValue(text, at, token, reader)
  const isInPhrase = problems.list.some(({ code }) => code === 'unclosed-quote')
  return token.kind === 'chunk' && !isInPhrase ? completeName(text, at, token.start) : []
}

function completeName(text: string, at: number, from: number): Completion[] {
  const begun = text.slice(from, at)
  if (!/^[\p{L}\p{M}]{1,20}$/u.test(begun)) return []
  const folded = fold(begun)
  if (folded.length < minLetters) return []
  const to = text.charAt(at) === ':' ? at + 1 : at
  return fields
    .filter(({ name, short }) => name.startsWith(folded) || short.includes(folded))
    .slice(0, most)
    .map(({ name, hint }) => ({ insert: `${name}:`, from, to, label: `${name}:`, hint }))
}

function completeValue(
  text: string,
  at: number,
  { field, values }: Extract<QueryToken, { kind: 'field' }>,
  reader: FieldReader,
): Completion[] {
  const last = values.at(-1)
  const value = last?.end === at ? last : { text: '', start: at }
  const isQuoted = isQuote(text.charAt(value.start))
  // Behind the closing mark, the value is finished.
  if (isQuoted && last?.end === at && readQuote(text.slice(0, at), value.start)) return []
  const to = isQuoted ? (readQuote(text, value.start)?.end ?? at) : restEnd(text, at)
  return valuesOf(field, value.text, reader).map(({ typed, label }) => ({
    insert: typed,
    from: value.start,
    to,
    label,
    hint: field.name,
  }))
}

/** To the end of the word in which the caret stands. */
function restEnd(text: string, at: number): number {
  return at < text.length && !/[\s()|,]/.test(text.charAt(at)) ? chunkEnd(text, at, ',') : at
}

function valuesOf({ reads }: Field, begun: string, reader: FieldReader): readonly FieldValue[] {
  if (isNamed(reads)) return reader.begin(reads, begun, most)
  const folded = fold(begun)
  return examples[reads].filter(
    ({ typed }) => typed.startsWith(begun) || (folded !== '' && fold(typed).startsWith(folded)),
  )
}

const days: FieldValue[] = [
  { typed: '7j', label: 'depuis 7 jours' },
  { typed: '30j', label: 'depuis 30 jours' },
  { typed: '3m', label: 'depuis 3 mois' },
  { typed: '1an', label: 'depuis un an' },
]

const examples: Record<Exclude<Field['reads'], FilterName>, readonly FieldValue[]> = {
  deadline: [
    { typed: "aujourd'hui", label: 'aujourd’hui' },
    { typed: 'demain', label: 'demain' },
    { typed: '<7j', label: 'dans les 7 jours' },
    { typed: '<30j', label: 'dans les 30 jours' },
    { typed: '<3m', label: 'dans les 3 mois' },
  ],
  date: days,
  after: days,
  before: days.map(({ typed, label }) => ({ typed, label: label.replace('depuis', 'il y a plus de') })),
  amount: [
    { typed: '>100k', label: 'plus de 100 000 €' },
    { typed: '50k..1M', label: 'de 50 000 € à 1 million d’euros' },
    { typed: '<50k', label: 'moins de 50 000 €' },
  ],
  ref: [],
  mark: marks.map((mark) => ({ typed: mark, label: mark })),
}
