import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import {
  endPings,
  hasChanges,
  hasDuePings,
  listChanged,
  listDuePings,
  postponePing,
  queuePings,
} from '#src/store/websub-pings.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const now = '2026-11-24T08:00:00.000Z'
const later = '2026-11-24T08:05:00.000Z'
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
})

describe('pings', () => {
  it('wait once a topic, however often it changed', async () => {
    await db.batch([queuePings(['a', 'b'], now), queuePings(['b', 'c', 'c'], now), queuePings([], now)])
    expect(await listDuePings(db, now, 10)).toStrictEqual(
      ['a', 'b', 'c'].map((topic) => ({ topic, tries: 0 })),
    )
    expect(await listDuePings(db, now, 2)).toHaveLength(2)
  })

  it('are put off, counted, and told at once when something new came', async () => {
    await db.batch([queuePings(['a'], now)])
    await db.batch([postponePing({ topic: 'a', tries: 0 }, later, 'x'.repeat(9_000))])
    expect([await hasDuePings(db, now), await hasDuePings(db, later)]).toStrictEqual([false, true])
    expect(await listDuePings(db, later, 10)).toStrictEqual([{ topic: 'a', tries: 1 }])
    const kept = await db.get<{ n: number }>('select length(last_error) as n from websub_pings')
    expect(kept?.n).toBe(500)
    await db.batch([queuePings(['a'], now)])
    expect(await listDuePings(db, now, 10)).toStrictEqual([{ topic: 'a', tries: 0 }])
  })

  it('end by name', async () => {
    await db.batch([queuePings(['a', 'b'], now), endPings(['a', 'inconnu'])])
    expect((await listDuePings(db, now, 10)).map(({ topic }) => topic)).toStrictEqual(['b'])
    expect(await hasDuePings(db, '2026-11-24T07:59:59.999Z')).toBe(false)
  })
})

describe('listChanged', () => {
  const since = '2026-11-24T07:00:00.000Z'

  beforeEach(async () => {
    const item = (id: string, given = {}) => enrichedItem({ id, url: `https://x.example/${id}`, ...given })
    await db.batch(insertItems([item('avant')], since))
    await db.batch(insertItems([item('pile', { domain: 'juridique', kind: 'decret' })], now))
    await db.batch(insertItems([item('hors', { relevant: false, kind: 'aide', axes: [] })], now))
  })

  it('tells where something changed after the one instant, up to the other', async () => {
    expect(await listChanged(db, since, now)).toStrictEqual({
      axes: ['territoires-durables-connectes'],
      domains: ['juridique'],
      kinds: ['decret'],
    })
    expect([await hasChanges(db, since, now), await hasChanges(db, now, later)]).toStrictEqual([true, false])
    expect(await listChanged(db, now, later)).toStrictEqual({ axes: [], domains: [], kinds: [] })
  })

  it('counts a withdrawal as a change', async () => {
    await db.run('update items set withdrawn_at = ? where id = ?', later, 'avant')
    expect(await listChanged(db, now, later)).toMatchObject({
      domains: ['technologique'],
      kinds: ['actualite'],
    })
  })
})
