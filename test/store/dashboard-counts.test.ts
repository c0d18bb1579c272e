import { beforeEach, describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { type Money, noFacts } from '#src/enrich/facts.ts'
import { countByPlaces, listClosings } from '#src/store/dashboard-counts.ts'
import type { Database } from '#src/store/database.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const monday = '2026-11-23T08:00:00.000Z'
const closing = (value: string) => ({ closing: { value, origin: 'text' as const } })

let db: Database
beforeEach(async () => {
  db = await openTestDatabase()
})

async function store(id: string, fields: Partial<EnrichedItem>): Promise<void> {
  await db.batch(insertItems([enrichedItem({ id, ...fields })], monday))
}

describe('countByPlaces', () => {
  const asked = { since: '2025-11-25', today: '2026-11-24' }
  const counted = async () =>
    (await countByPlaces(db, asked)).toSorted((a, b) =>
      a.territories.join() < b.territories.join() ? -1 : 1,
    )

  it('counts what is about communes and EPCI, those of the same places together', async () => {
    await store('a', { territories: ['commune-41018'] })
    await store('b', { territories: ['commune-41018'] })
    await store('c', { territories: ['epci-200030385', 'dept-41'] })
    expect(await counted()).toEqual([
      { territories: ['commune-41018'], items: 2, open: 0 },
      { territories: ['epci-200030385', 'dept-41'], items: 1, open: 0 },
    ])
  })

  it.each<[string, Partial<EnrichedItem>]>([
    ['is about a département or more', { territories: ['dept-41', 'region-24', 'national'] }],
    ['came before', { territories: ['commune-41018'], publishedAt: '2025-11-24T23:00:00Z' }],
    ['is out of the watch', { territories: ['commune-41018'], relevant: false, axes: [] }],
    ['closed', { territories: ['commune-41018'], publishedAt: '2025-01-01', ...closing('2026-11-23') }],
  ])('leaves out what %s', async (_, fields) => {
    await store('a', fields)
    expect(await counted()).toEqual([])
  })

  it('leaves out what was withdrawn', async () => {
    await store('a', { territories: ['commune-41018'], ...closing('2026-12-17') })
    await db.run(`update items set withdrawn_at = '2026-11-24'`)
    expect(await counted()).toEqual([])
  })

  it('counts a call that may still be answered as open, however old, and its last day too', async () => {
    const old = { territories: ['commune-41018'], publishedAt: '2025-01-01T08:00:00Z' }
    await store('a', { ...old, ...closing('2026-11-24') })
    await store('b', { ...old, publishedAt: '2026-11-01T08:00:00Z', ...closing('2026-12-17T11:00:00Z') })
    expect(await counted()).toEqual([{ territories: ['commune-41018'], items: 1, open: 2 }])
  })

  it('dates what has no date by the day it was first seen', async () => {
    await store('a', { territories: ['commune-41018'], publishedAt: undefined })
    expect(await counted()).toHaveLength(1)
  })
})

describe('listClosings', () => {
  const money: Money = { value: 2_000_000, role: 'envelope', at: { field: 'text', start: 0, end: 4 } }
  const listed = async (from = '2026-11-24', to = '2027-01-24', limit = 10) =>
    (await listClosings(db, from, to, limit)).map(({ id }) => id)

  it('gives what the dashboard tells of each, soonest first', async () => {
    await store('b', { ...closing('2026-12-17T11:00:00Z'), territories: ['national'] })
    await store('a', { ...closing('2026-12-01'), facts: { ...noFacts(), money: [money] } })
    expect(await listClosings(db, '2026-11-24', '2027-01-24', 10)).toEqual([
      { id: 'a', closingAt: '2026-12-01', territories: ['dept-41'], money: [money] },
      { id: 'b', closingAt: '2026-12-17T11:00:00Z', territories: ['national'], money: [] },
    ])
  })

  it('names the story that an item tells', async () => {
    const item = enrichedItem({ id: 'a', ...closing('2026-12-01') })
    await db.batch(insertItems([item], monday, new Map([['a', 'recit']])))
    expect(await listClosings(db, '2026-11-24', '2027-01-24', 10)).toMatchObject([{ storyId: 'recit' }])
  })

  it('keeps to its days, its number, what is of the watch and was not withdrawn', async () => {
    await store('early', closing('2026-11-23'))
    await store('first', closing('2026-11-24'))
    await store('last', closing('2027-01-23T22:00:00Z'))
    await store('late', closing('2027-01-24'))
    await store('off', { ...closing('2026-12-01'), relevant: false, axes: [] })
    await store('gone', closing('2026-12-02'))
    await db.run(`update items set withdrawn_at = '2026-11-24' where id = 'gone'`)
    expect(await listed()).toEqual(['first', 'last'])
    expect(await listed('2026-11-24', '2027-01-24', 1)).toEqual(['first'])
  })

  it('reads an item of before amounts were', async () => {
    await store('a', closing('2026-12-01'))
    await db.run(`update items set facts = '{}'`)
    expect(await listClosings(db, '2026-11-24', '2027-01-24', 10)).toMatchObject([{ money: [] }])
  })
})
