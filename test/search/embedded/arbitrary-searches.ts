import * as fc from 'fast-check'
import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '#src/axis/taxonomy.ts'
import { callStateWords } from '#src/french/call-states.ts'
import type { FieldNode, FieldTest, QueryNode } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import {
  type FilterName,
  type SearchDocument,
  type SearchQuery,
  searchSorts,
} from '#src/search/search-index.ts'
import { ask, made } from '#test/contract/search-library.ts'

/** Far from one another: no fault of typing leads from one to the next. */
export const words = ['fibre', 'mobile', 'cantine', 'littoral', 'licorne', 'budget']
const publishers = ['Arcep', 'Zone "nord" \\ est', '%27 or 1=1 --', 'É']
const places = ['41', '37', '24', 'FR', '41018', "l'île"]
const stories = ['s1', 's2', 'récit']
const refs = ['décret 2026-31', 'L. 1425-1', '2026-31']
const days = [
  '2024-01-01',
  '2026-10-25',
  '2026-11-23',
  '2026-11-24',
  '2026-11-30',
  '2026-12-24',
  '2027-06-30',
]
const instants = [
  '1971-02-03T00:00:00Z',
  '2026-10-25T00:30:00Z',
  '2026-11-22T22:59:59Z',
  '2026-11-22T23:00:00Z',
  '2026-11-24T08:59:59.999Z',
  '2026-11-24T09:00:00Z',
  '2031-01-01T12:00:00Z',
]

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values)
const someOf = <Value>(values: readonly Value[], most = 3) =>
  fc.uniqueArray(oneOf(values), { maxLength: most })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const textOf = (most: number) => fc.array(oneOf(words), { maxLength: most }).map((list) => list.join(' '))

function without<Part extends object>(part: Part): Partial<SearchDocument> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
}

/** Twelve ids only: most of what is put replaces something. */
export const anyId = fc.nat({ max: 11 }).map((n) => `d${n}`)

export const anyDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    id: anyId,
    title: textOf(3),
    text: textOf(5),
    publisher: oneOf(publishers),
    axes: someOf(axisIds),
    domain: oneOf(domains),
    kind: oneOf(kinds),
    territories: someOf(places),
    within: maybe(someOf(places)),
    relevant: fc.boolean(),
    sortDate: oneOf(instants),
    firstSeen: oneOf(instants),
    deadline: maybe(oneOf([...days, ...instants])),
    opening: maybe(oneOf([...days, ...instants])),
    standing: maybe(oneOf(['permanent', 'rolling'] as const)),
    amount: maybe(oneOf([1, 50, 5_000_000])),
    beneficiaries: someOf(beneficiaryIds),
    refs: someOf(refs),
    story: maybe(oneOf(stories)),
  })
  .map((part) => made(part.id, without(part)))

const values: Record<FilterName, readonly string[]> = {
  axis: axisIds,
  domain: domains,
  kind: kinds,
  publisher: publishers,
  territory: places,
  reach: places,
  beneficiary: beneficiaryIds,
  status: Object.keys(callStateWords),
}
const filters = Object.keys(values) as FilterName[]
const chosenOf = (name: FilterName) =>
  fc.uniqueArray(oneOf([...values[name], 'inconnu', '__proto__']), { minLength: 1, maxLength: 3 })

const anyRange = fc
  .record({ from: maybe(oneOf(days)), to: maybe(oneOf(days)) })
  .map((range) => ({ ...range }))

const anyTest: fc.Arbitrary<FieldTest> = fc.oneof(
  oneOf(filters).chain((field) => chosenOf(field).map((chosen): FieldTest => ({ field, values: chosen }))),
  fc.tuple(oneOf(['date', 'deadline'] as const), anyRange).map(([field, range]): FieldTest => {
    const { from = '2026-01-01', to } = range
    return { field, from, ...(to ? { to } : {}) }
  }),
  fc.tuple(oneOf([0, 1, 49, 50.5]), oneOf([50, 4_999_999, 6e9])).map(([from, to]): FieldTest => ({
    field: 'amount',
    from,
    to,
  })),
  someOf(refs).map((chosen): FieldTest => ({ field: 'ref', values: chosen })),
  fc.array(anyId, { maxLength: 3 }).map((ids): FieldTest => ({ field: 'item', ids })),
)

const anyTerm = fc
  .oneof(
    { weight: 4, arbitrary: oneOf(words) },
    fc.tuple(oneOf(words), oneOf(words)).map((pair) => `"${pair.join(' ')}"`),
    fc.tuple(oneOf(words), fc.integer({ min: 2, max: 5 })).map(([word, end]) => `${word.slice(0, end)}*`),
  )
  .map((text): QueryNode => parseQuery(text).tree.of[0]!)

const anyField = anyTest.map((test): FieldNode => ({ kind: 'field', test, start: 0, end: 0 }))

const { node: anyNode } = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    anyTerm,
    anyField,
    tie('node').map((of): QueryNode => ({ kind: 'not', of })),
    fc
      .tuple(oneOf(['all', 'any'] as const), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
      .map(([kind, of]): QueryNode => ({ kind, of })),
  ),
}))

const anySelection = someOf(filters, 2).chain((names) =>
  fc
    .tuple(...names.map(chosenOf))
    .map((lists) => Object.fromEntries(names.map((name, at) => [name, lists[at]!]))),
)

/** Asked as a feed or an alert asks: every word, in an order that does not depend on scores. */
export const anyQuery: fc.Arbitrary<SearchQuery> = fc
  .record({
    of: fc.array(anyNode, { maxLength: 2 }),
    facets: anySelection,
    range: fc.oneof(fc.constant({}), anyRange),
    due: fc.oneof(fc.constant({}), anyRange),
    seenAfter: maybe(oneOf(instants)),
    includeOffScope: fc.boolean(),
    sort: oneOf(searchSorts),
    collapse: fc.boolean(),
    offset: oneOf([0, 0, 1, 3, 12, 5_000]),
    limit: oneOf([0, 1, 2, 50]),
  })
  .map(({ of, range, due, ...part }) => {
    const { from, to } = range as { from?: string; to?: string }
    const { from: deadlineFrom, to: deadlineTo } = due as { from?: string; to?: string }
    // Relevance is an order of its own where there are words: it is looked at elsewhere.
    const sort = of.length > 0 && part.sort === 'pertinence' ? 'date' : part.sort
    const asked = { ...parseQuery(''), tree: { kind: 'all' as const, of } }
    return ask({ ...part, ...without({ from, to, deadlineFrom, deadlineTo }), sort, asked, timeline: true })
  })
