import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentSize } from '#src/search/embedded/columns.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { analyse } from '#src/search/french/analyse.ts'
import type { SearchDocument, SearchIndex, SearchQuery } from '#src/search/search-index.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { ask } from '#test/contract/search-library.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { anyDocument, anyId, anyQuery, words } from './arbitrary-searches.ts'
import { answerOf } from './search-model.ts'

type Step =
  | { kind: 'put'; documents: SearchDocument[]; by: number }
  | { kind: 'remove'; ids: string[]; by: number }
  /** The numbers jump to the end of the segment: what is put next closes it. */
  | { kind: 'jump'; before: number }
  /** As if a word had been common in the segment to come. */
  | { kind: 'common'; token: string }
  | { kind: 'clear'; by: number }
  | { kind: 'search'; query: SearchQuery; by: number }

/** Each word alone, in all that there is: the same lists are read again and again as segments close. */
const wordQueries = words.map((text) => ask({ text, includeOffScope: true, sort: 'date', timeline: true }))

const by = fc.nat({ max: 1 })
const stemOf = (word: string) => analyse(word)[0]!.term
const tokens = words.flatMap((word) => [
  stemOf(word),
  `§${stemOf(word)}`,
  ...[2, 3, 4].map((end) => `${word.slice(0, end)}*`),
])

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      documents: fc.array(anyDocument, { minLength: 1, maxLength: 6 }),
      by,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      ids: fc.array(anyId, { maxLength: 4 }),
      by,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('jump' as const), before: fc.nat({ max: 3 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('common' as const), token: fc.constantFrom(...tokens) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('search' as const),
      query: fc.oneof(anyQuery, fc.constantFrom(...wordQueries)),
      by,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), by }) },
)

async function jump(db: NodeDatabase, before: number): Promise<void> {
  const state = await db.get<{ sealed: number; last: number }>(
    `select sealed, (select max(seq) from sqlite_sequence where name = 'search_documents') as last from search_state`,
  )
  const target = (state!.sealed + 1) * segmentSize - before
  if (target <= state!.last) return
  await db.run(`delete from sqlite_sequence where name = 'search_documents'`)
  await db.run(`insert into sqlite_sequence (name, seq) values ('search_documents', ?)`, target)
}

async function expectSame(index: SearchIndex, held: Map<string, SearchDocument>, query: SearchQuery) {
  const { hits, total, exact, facets, weeks } = await index.search(query)
  const expected = answerOf(held.values(), query)
  expect({ hits: hits.map(({ id, folded }) => ({ id, folded })), total, facets, weeks }).toStrictEqual(
    expected,
  )
  expect(exact).toBe(total)
  expect(hits.every(({ score }) => score === 0)).toBe(true)
}

async function follow(steps: readonly Step[], last: readonly SearchQuery[]): Promise<number> {
  const db = await openTestDatabase()
  const isolates = [createFts5Index(db), createFts5Index(db)]
  const held = new Map<string, SearchDocument>()
  for (const step of steps) {
    const index = isolates['by' in step ? step.by : 0]!
    if (step.kind === 'put') {
      for (const one of step.documents) held.set(one.id, one)
      await index.put(step.documents)
    } else if (step.kind === 'remove') {
      for (const id of step.ids) held.delete(id)
      await index.remove(step.ids)
    } else if (step.kind === 'clear') {
      held.clear()
      await index.clear()
    } else if (step.kind === 'jump') await jump(db, step.before)
    else if (step.kind === 'search') await expectSame(index, held, step.query)
    else
      await db.run(
        'insert or ignore into search_common (token, first) select ?, sealed from search_state',
        step.token,
      )
  }
  for (const query of wordQueries) await expectSame(isolates[0]!, held, query)
  for (const query of last)
    for (const index of [...isolates, createFts5Index(db)]) await expectSame(index, held, query)
  expect((await isolates[0]!.status()).documents).toBe(held.size)
  const sealed = await db.get<{ n: number }>('select sealed as n from search_state')
  db.close()
  return sealed!.n
}

describe('the embedded index, against a list that is read whole at each question', () => {
  it('answers the same after any puts, removals and closed segments, in two isolates and a new one', async () => {
    let sealed = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 4, maxLength: 25, size: 'max' }),
        fc.array(anyQuery, { minLength: 3, maxLength: 3 }),
        async (steps, last) => {
          sealed += await follow(steps, last)
        },
      ),
      { numRuns: 25 },
    )
    // The test would say little if no segment were ever closed.
    expect(sealed).toBeGreaterThan(5)
  }, 20_000)
})
