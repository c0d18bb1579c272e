import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import {
  type Suppression,
  countSuppressions,
  deleteSuppression,
  findSoftBounces,
  findSuppression,
  insertSuppression,
  listSuppressed,
  listSuppressions,
  writeSoftBounces,
} from '#src/store/suppressions.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
})

const blocked = (hash: string, given: Partial<Suppression> = {}): Suppression => ({
  hash,
  reason: 'bounce',
  detail: '550, boîte inconnue',
  at: '2026-11-20T08:00:00Z',
  ...given,
})

describe('insertSuppression', () => {
  it('keeps the first reason, but a complaint is stronger, and nothing is stronger than it', async () => {
    const reasons: unknown[] = []
    for (const reason of ['bounce', 'manual', 'complaint', 'bounce', 'manual'] as const) {
      await db.batch([
        insertSuppression(blocked('a', { reason, detail: reason, at: '2026-11-21T08:00:00Z' })),
      ])
      reasons.push((await findSuppression(db, 'a'))?.reason)
    }
    expect(reasons).toStrictEqual(['bounce', 'bounce', 'complaint', 'complaint', 'complaint'])
    expect(await countSuppressions(db)).toBe(1)
  })

  it('keeps the day of the first', async () => {
    await db.batch([insertSuppression(blocked('a'))])
    await db.batch([insertSuppression(blocked('a', { reason: 'complaint', at: '2026-12-01T08:00:00Z' }))])
    expect((await findSuppression(db, 'a'))?.at).toBe('2026-11-20T08:00:00Z')
  })
})

describe('listSuppressed', () => {
  it('finds those of ten thousand members that are blocked, in one statement', async () => {
    await db.batch([insertSuppression(blocked('h7')), insertSuppression(blocked('h9999'))])
    const hashes = Array.from({ length: 10_000 }, (_, at) => `h${at}`)
    expect([...(await listSuppressed(db, hashes)).keys()].toSorted()).toStrictEqual(['h7', 'h9999'])
    expect(await listSuppressed(db, [])).toStrictEqual(new Map())
  })
})

describe('listSuppressions', () => {
  it('lists the latest first, by pages that share no line', async () => {
    await db.batch(
      ['a', 'b', 'c', 'd'].map((hash, at) =>
        insertSuppression(blocked(hash, { at: `2026-11-2${Math.floor(at / 2)}T08:00:00Z` })),
      ),
    )
    const page = async (offset: number) =>
      (await listSuppressions(db, { offset, limit: 3 })).map(({ hash }) => hash)
    expect([await page(0), await page(3), await page(6)]).toStrictEqual([['c', 'd', 'a'], ['b'], []])
  })
})

describe('deleteSuppression', () => {
  it('forgets the soft bounces too, so that the next one does not block again at once', async () => {
    await db.batch([
      insertSuppression(blocked('a')),
      writeSoftBounces('a', { count: 3, letterId: '2026-S48' }, '2026-11-24T08:00:00Z'),
      writeSoftBounces('b', { count: 1, letterId: '2026-S48' }, '2026-11-24T08:00:00Z'),
    ])
    await db.batch(deleteSuppression('a'))
    expect(await findSuppression(db, 'a')).toBeUndefined()
    expect(await findSoftBounces(db, 'a')).toBeUndefined()
    expect(await findSoftBounces(db, 'b')).toStrictEqual({ count: 1, letterId: '2026-S48' })
  })
})
