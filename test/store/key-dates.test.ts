import { beforeEach, describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { type KeyDate, noFacts } from '#src/enrich/facts.ts'
import type { Database } from '#src/store/database.ts'
import { listKeyDates, listStanding } from '#src/store/key-dates.ts'
import { insertItems, refileItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const monday = '2026-11-23T08:00:00.000Z'
const at = { field: 'text', start: 0, end: 1 } as const
const opening: KeyDate = { role: 'opening', value: '2027-01-10', at }
const round: KeyDate = { role: 'submission', value: '2027-02-01T11:00:00Z', label: '1re relève', at }
const last: KeyDate = { role: 'submission', value: '2027-03-01', label: '2e relève', at }

let db: Database
beforeEach(async () => {
  db = await openTestDatabase()
})

function item(id: string, dates: KeyDate[], fields: Partial<EnrichedItem> = {}): EnrichedItem {
  return enrichedItem({ id, facts: { ...noFacts(), dates }, ...fields })
}

async function store(...items: EnrichedItem[]): Promise<void> {
  await db.batch(insertItems(items, monday))
}

async function told(
  roles: KeyDate['role'][],
  from = '2026-11-24',
  to = '9999',
  limit = 10,
): Promise<string[]> {
  const dates = await listKeyDates(db, roles, from, to, limit)
  return dates.map(({ item: one, value, label }) => `${one.id} ${value}${label ? ` ${label}` : ''}`)
}

describe('listKeyDates', () => {
  it('gives the dates of these roles, soonest first, with their labels', async () => {
    await store(item('b', [opening, round, last]), item('a', [opening]))
    expect(await told(['opening'])).toEqual(['a 2027-01-10', 'b 2027-01-10'])
    expect(await told(['opening', 'submission'])).toEqual([
      'a 2027-01-10',
      'b 2027-01-10',
      'b 2027-02-01T11:00:00Z 1re relève',
      'b 2027-03-01 2e relève',
    ])
  })

  it('stays within its bounds, the last one out', async () => {
    await store(item('a', [opening, round, last]))
    expect(await told(['opening', 'submission'], '2027-02-01', '2027-03-01')).toEqual([
      'a 2027-02-01T11:00:00Z 1re relève',
    ])
    expect(await told(['opening', 'submission'], '2027-01-01', '9999', 1)).toEqual(['a 2027-01-10'])
  })

  it('leaves out what is off scope or withdrawn', async () => {
    await store(item('off', [opening], { relevant: false, axes: [] }), item('gone', [opening]))
    await db.run(`update items set withdrawn_at = ?, withdrawn_reason = 'essai' where id = 'gone'`, monday)
    expect(await told(['opening'])).toEqual([])
  })

  it('follows what is read of an item again', async () => {
    await store(item('a', [opening]), item('b', [opening]))
    await db.batch(refileItems([item('a', [last])], monday))
    expect(await told(['opening', 'submission'])).toEqual(['b 2027-01-10', 'a 2027-03-01 2e relève'])
  })

  it('takes twice the same date as one', async () => {
    await store(item('a', [opening, { ...opening, at: { ...at, start: 9, end: 10 } }]))
    expect(await told(['opening'])).toEqual(['a 2027-01-10'])
  })
})

describe('listStanding', () => {
  it('gives what has no closing date, the latest first', async () => {
    const facts = { ...noFacts(), standing: 'permanent' as const }
    await store(
      enrichedItem({ id: 'old', facts, publishedAt: '2026-01-01T00:00:00Z' }),
      enrichedItem({ id: 'new', facts, publishedAt: '2026-11-01T00:00:00Z' }),
      enrichedItem({ id: 'off', facts, relevant: false, axes: [] }),
      enrichedItem({ id: 'dated' }),
    )
    expect((await listStanding(db, 10)).map(({ id }) => id)).toEqual(['new', 'old'])
    expect(await listStanding(db, 1)).toHaveLength(1)
  })
})
