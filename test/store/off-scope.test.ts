import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import { recordHealthChange } from '#src/store/health-changes.ts'
import { countOffScope, countOffScopeByHour, listOffScope } from '#src/store/off-scope.ts'
import { listHealthBefore } from '#src/store/past-health.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  const item = (id: string, feedId: string, relevant = false) =>
    enrichedItem({
      id,
      identity: `guid:${id}`,
      title: `Titre ${id}`,
      feedId,
      relevant,
      url: `https://x.example/${id}`,
    })
  await db.batch([
    ...insertItems([item('a', 'f'), item('b', 'f'), item('dedans', 'f', true)], '2026-11-20T08:10:00.000Z'),
    ...insertItems([item('c', 'f'), item('retire', 'f')], '2026-11-20T23:30:00.000Z'),
    ...insertItems([item('d', 'g')], '2026-11-21T08:00:00.000Z'),
  ])
  await db.run(`update items set withdrawn_at = 'x' where id = 'retire'`)
})

const period = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z', limit: 10 }

describe('listOffScope', () => {
  it('lists what no axis took, latest seen first, with its address', async () => {
    const items = await listOffScope(db, period)
    expect(items.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
    expect(items[0]).toEqual({
      seq: expect.any(Number),
      id: 'd',
      feedId: 'g',
      title: 'Titre d',
      url: 'https://x.example/d',
      firstSeenAt: '2026-11-21T08:00:00.000Z',
    })
  })

  it('goes on after a place, for every source or for one', async () => {
    const ids = async (filter: Partial<Parameters<typeof listOffScope>[1]>) =>
      (await listOffScope(db, { ...period, ...filter })).map(({ id }) => id)
    const [, , third] = await listOffScope(db, period)
    const before = { at: third!.firstSeenAt, seq: third!.seq }
    expect(await ids({ before })).toEqual(['a'])
    expect(await ids({ before, feedId: 'f' })).toEqual(['a'])
    expect(await ids({ feedId: 'f' })).toEqual(['c', 'b', 'a'])
    expect(await ids({ limit: 1 })).toEqual(['d'])
    expect(await ids({ to: '2026-11-20T12:00:00.000Z' })).toEqual(['b', 'a'])
  })
})

describe('countOffScope', () => {
  it('counts by source', async () => {
    expect(await countOffScope(db, period.from, period.to)).toEqual(
      new Map([
        ['f', 3],
        ['g', 1],
      ]),
    )
    expect(await countOffScope(db, '2026-11-21T00:00:00.000Z', period.to)).toEqual(new Map([['g', 1]]))
  })

  it('counts one source by hour, so that days may be those of Paris', async () => {
    expect(await countOffScopeByHour(db, 'f', period.from, period.to)).toEqual(
      new Map([
        ['2026-11-20T08', 2],
        ['2026-11-20T23', 1],
      ]),
    )
  })
})

describe('listHealthBefore', () => {
  it('gives each source the health that it had, not the one that came since', async () => {
    const change = (feedId: string, day: number, health: string) =>
      recordHealthChange({ feedId, health, changedAt: `2026-11-${day}T08:00:00.000Z` })
    await db.batch([
      change('f', 18, 'ok'),
      change('f', 19, 'failing'),
      change('f', 22, 'ok'),
      change('g', 22, 'ok'),
    ])
    expect(await listHealthBefore(db, '2026-11-21T00:00:00.000Z')).toEqual(new Map([['f', 'failing']]))
    expect(await listHealthBefore(db, '2026-11-18T00:00:00.000Z')).toEqual(new Map())
  })
})
