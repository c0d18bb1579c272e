import { beforeAll, describe, expect, it } from 'vitest'
import {
  listAmendmentsAround,
  listAmendmentsBy,
  listAmendmentsOf,
  listStoryPlaces,
  settleAmended,
  unvoidAmended,
  unvoidItems,
  voidItems,
  writeAmendments,
} from '#src/store/amendments.ts'
import type { Database, SqlValue, Statement } from '#src/store/database.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const family = { publisher: 'Bulletin', feedIds: ['avis-region', 'avis-fibre'] }
const now = '2026-11-24T08:00:00.000Z'

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
})

/** The tables that SQLite would read from one end to the other. */
async function scansOf(statements: readonly Statement[]): Promise<string[]> {
  const plans = await Promise.all(
    statements.map(({ sql, params }) => db.all<{ detail: string }>(`explain query plan ${sql}`, ...params)),
  )
  return plans
    .flat()
    .map(({ detail }) => detail)
    .filter((detail) => /^SCAN (?!.*(?:json_each|VIRTUAL TABLE|CONSTANT ROW|\ba$|\bj$))/.test(detail))
}

/** What a question would run. */
async function asked(ask: (recorder: Database) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  await ask({
    ...db,
    async all<Row>(sql: string, ...params: SqlValue[]) {
      statements.push({ sql, params })
      return [] as Row[]
    },
  })
  return statements
}

describe('amendments', () => {
  it.each<[string, (recorder: Database) => Promise<unknown>]>([
    ['what items said', (recorder) => listAmendmentsBy(recorder, ['a'])],
    ['what was said of items', (recorder) => listAmendmentsOf(recorder, 'Bulletin', ['guid:1'])],
    ['stories', (recorder) => listStoryPlaces(recorder, family, { identities: ['guid:1'], ids: ['a'] })],
    [
      'the page of an item',
      (recorder) => listAmendmentsAround(recorder, { id: 'a', identity: 'guid:1' }, family),
    ],
  ])('are found by an index (%s)', async (_what, ask) => {
    expect(await scansOf(await asked(ask))).toEqual([])
  })

  it('are written by an index, in a handful of statements whatever their number', async () => {
    const many = Array.from({ length: 500 }, (_, rank) => ({
      itemId: `${rank}`,
      amendedIdentity: 'guid:1',
      cancels: true,
    }))
    const identities = many.map(({ amendedIdentity }) => amendedIdentity)
    const statements = [
      ...writeAmendments('Bulletin', many, many, now),
      ...settleAmended(family, identities, now),
      ...unvoidAmended(family, identities, now),
      ...unvoidItems('Bulletin', ['a'], now),
      ...voidItems([{ id: 'a', reason: 'Annulé' }], now),
    ]
    expect(statements.length).toBeLessThan(12)
    expect(Math.max(...statements.map(({ params }) => params.length))).toBeLessThan(10)
    expect(await scansOf(statements)).toEqual([])
    await db.batch(statements)
  })

  it('are nothing to write where nothing is said', () => {
    expect([
      ...voidItems([], now),
      ...unvoidItems('Bulletin', [], now),
      ...unvoidAmended(family, [], now),
    ]).toEqual([])
  })
})
