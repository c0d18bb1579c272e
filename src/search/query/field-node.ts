import { parisDay } from '../../french/calendar.ts'
import { fold } from '../french/analyse.ts'
import { type FieldNode, type FieldTest, type Mark, type QueryNode, marks } from './ast.ts'
import {
  type FieldReading,
  type FieldToken,
  readEach,
  reportBadAmount,
  reportBadDate,
  reportEmpty,
} from './field-values.ts'
import { nearestNames } from './near-names.ts'
import { readAmount } from './read-amount.ts'
import { readAfter, readBefore, readRange } from './read-range.ts'
import { readRefs } from './read-refs.ts'
import { readPhrase } from './read-words.ts'
import { anyOf } from './simplify.ts'

/** The filter that was typed; a value that means nothing is told, and left out. */
export function readFieldNode(token: FieldToken, reading: FieldReading): QueryNode | undefined {
  const [value] = token.values
  if (!value) return reportEmpty(token, reading)
  const { reads } = token.field
  if (reads === 'ref') return refNode(token, reading)
  if (reads === 'mark') return markNode(token, reading)
  if (reads === 'amount') {
    const amounts = readAmount(value.text)
    return amounts ? nodeOf(token, { field: 'amount', ...amounts }) : reportBadAmount(value, reading)
  }
  if (reads === 'date' || reads === 'after' || reads === 'before' || reads === 'deadline') {
    const days = dayReaders[reads](value.text, parisDay(reading.reader.now))
    const field = reads === 'deadline' ? reads : 'date'
    return days ? nodeOf(token, { field, ...days }) : reportBadDate(value, reading)
  }
  const known = readEach(token, reading, (typed) => reading.reader.read(reads, typed))
  const values = [...new Set(known.flatMap((one) => one.values))]
  if (values.length === 0) return undefined
  // The first of a place's values is itself: what lies in it concerns it as well.
  const inside = known.flatMap((one) => one.values.slice(0, 1))
  return nodeOf(
    token,
    reads === 'reach' ? { field: reads, values, inside } : { field: reads, values },
    textsOf(known),
  )
}

const dayReaders = {
  date: (typed: string, today: string) => readRange(typed, today, 'back'),
  deadline: (typed: string, today: string) => readRange(typed, today, 'ahead'),
  after: readAfter,
  before: readBefore,
}

/** Its references, or the words that are none. */
function refNode(token: FieldToken, reading: FieldReading): QueryNode | undefined {
  const known = readEach(token, reading, (typed) => ({ values: readRefs(typed) ?? [] }))
  const refs = known.filter(({ values }) => values.length > 0)
  const values = [...new Set(refs.flatMap((one) => one.values))]
  const words = known.filter((one) => one.values.length === 0).map(({ value }) => value)
  return anyOf([
    ...(values.length > 0 ? [nodeOf(token, { field: 'ref', values }, textsOf(refs))] : []),
    ...words.flatMap((value) => readPhrase(value.text, { start: 0, end: value.text.length }, value)),
  ])
}

function markNode(token: FieldToken, reading: FieldReading): QueryNode | undefined {
  const known = readEach(token, reading, (typed) => {
    const mark = markOf(typed)
    return mark ? { values: [mark] } : { near: nearestNames(fold(typed), marks) }
  })
  return anyOf(
    known.flatMap(({ values, value }) =>
      values.map((mark) => nodeOf(token, { field: 'mark', mark: mark as Mark }, [value.text])),
    ),
  )
}

/** « suivis », « retenue » too. */
function markOf(typed: string): Mark | undefined {
  const folded = fold(typed)
  return marks.find((mark) => [mark, `${mark}s`, `${mark}e`, `${mark}es`].includes(folded))
}

function nodeOf(
  { field, values, start, end }: FieldToken,
  test: FieldTest,
  typed: readonly string[] = values.map(({ text }) => text),
): FieldNode {
  return { kind: 'field', test, asked: { name: field.name, values: typed }, start, end }
}

function textsOf(known: readonly { value: { text: string } }[]): string[] {
  return known.map(({ value }) => value.text)
}
