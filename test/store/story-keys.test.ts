import { beforeEach, describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { Database } from '#src/store/database.ts'
import { listStoryCandidates } from '#src/store/story-candidates.ts'
import { listKeptApart, listStoryDecisions, writeStoryDecisions } from '#src/store/story-decisions.ts'
import { deleteStoryKeysBefore, writeStoryKeys } from '#src/store/story-keys.ts'
import { insertItems, openStories, refileItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const now = '2026-11-24T08:00:00.000Z'
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
})

async function insert(fields: Partial<EnrichedItem>, at = now): Promise<EnrichedItem> {
  const item = enrichedItem({ feedId: 'ailleurs', ...fields })
  await db.batch(insertItems([item], at))
  return item
}

const untilOf = async (id: string) =>
  (await db.all<{ until: string }>('select distinct until from story_keys where item_id = ?', id)).map(
    ({ until }) => until,
  )
const candidates = async (at = now) =>
  (await listStoryCandidates(db, 'flux-essai', [enrichedItem({ id: 'neuf' })], at)).map(({ item }) => item.id)

describe('writeStoryKeys', () => {
  it('keeps keys 45 days after the first reading, and while a call is open', async () => {
    await insert({ id: 'a' })
    await insert({ id: 'b', closing: { value: '2027-06-01', origin: 'text' } })
    await insert({ id: 'c', closing: { value: '2090-01-01', origin: 'text' } })
    expect(await untilOf('a')).toEqual(['2027-01-08T08:00:00.000Z'])
    expect(await untilOf('b')).toEqual(['2027-06-01T23:59'])
    expect(await untilOf('c')).toEqual(['2027-12-29T08:00:00.000Z'])
  })

  it('gives an old item none when it is filed again, and a recent one no longer life', async () => {
    const old = await insert({ id: 'vieux' }, '2026-06-01T08:00:00.000Z')
    const recent = await insert({ id: 'recent' })
    await db.run('delete from story_keys')
    await db.batch(refileItems([old, recent], '2026-12-01T08:00:00.000Z'))
    expect(await untilOf('vieux')).toEqual([])
    expect(await untilOf('recent')).toEqual(['2027-01-08T08:00:00.000Z'])
  })

  it('is one statement for many items, and none for none', () => {
    const items = Array.from({ length: 100 }, (_, n) => enrichedItem({ id: `e${n}` }))
    expect(writeStoryKeys(items, now)).toHaveLength(1)
    expect(writeStoryKeys([], now)).toEqual([])
  })

  it('writes none for an item that was refused', async () => {
    await insert({ id: 'premier', identity: 'guid:1' })
    await insert({ id: 'second', identity: 'guid:1' })
    expect(await untilOf('second')).toEqual([])
  })
})

describe('deleteStoryKeysBefore', () => {
  it('drops what nothing new is compared with any more', async () => {
    await insert({ id: 'a' })
    expect(await deleteStoryKeysBefore(db, now)).toBe(0)
    expect(await deleteStoryKeysBefore(db, '2027-03-01T00:00:00Z')).toBeGreaterThan(3)
    expect(await untilOf('a')).toEqual([])
  })
})

describe('listStoryCandidates', () => {
  it('finds those of other feeds that share a key, while they hold', async () => {
    await insert({ id: 'a' })
    await insert({ id: 'meme-flux', feedId: 'flux-essai' })
    await insert({ id: 'autre', title: 'Rien à voir avec cela', text: 'Une brève de cantine.' })
    expect(await candidates()).toEqual(['a'])
    expect(await candidates('2027-02-01T00:00:00Z')).toEqual([])
  })

  it('brings the other items of their stories, whatever they look like', async () => {
    await insert({ id: 'a' })
    await insert({ id: 'b', title: 'Dit autrement', text: 'Autrement dit.' })
    await db.batch(
      openStories(
        new Map([
          ['a', 'a'],
          ['b', 'a'],
        ]),
        now,
      ),
    )
    const found = await listStoryCandidates(db, 'flux-essai', [enrichedItem({ id: 'neuf' })], now)
    expect(found.map(({ item, storyId, keys }) => [item.id, storyId, keys.length > 0])).toEqual([
      ['a', 'a', true],
      ['b', 'a', false],
    ])
  })

  it('leaves out what was withdrawn', async () => {
    await insert({ id: 'a' })
    await db.run(`update items set withdrawn_at = ? where id = 'a'`, now)
    expect(await candidates()).toEqual([])
  })

  it('asks two statements for one item as for two hundred', async () => {
    await insert({ id: 'a' })
    let asked = 0
    const counting: Database = { ...db, all: (sql, ...params) => ((asked += 1), db.all(sql, ...params)) }
    const items = Array.from({ length: 200 }, (_, n) => enrichedItem({ id: `n${n}` }))
    await listStoryCandidates(counting, 'flux-essai', items, now)
    expect(asked).toBe(2)
  })
})

describe('story decisions', () => {
  const lea = { name: 'Léa' }

  it('are one a pair, whichever way round, the last in force', async () => {
    for (const id of ['a', 'b']) await insert({ id })
    await db.batch(writeStoryDecisions([{ pair: ['b', 'a'], decided: 'apart' }], lea, now))
    expect([...(await listStoryDecisions(db, ['a', 'b']))]).toEqual([['a\nb', 'apart']])
    await db.batch(writeStoryDecisions([{ pair: ['a', 'b'], decided: 'together' }], lea, now))
    expect([...(await listStoryDecisions(db, ['a', 'b']))]).toEqual([['a\nb', 'together']])
    await db.batch(writeStoryDecisions([{ pair: ['a', 'b'], decided: null }], lea, now))
    expect([...(await listStoryDecisions(db, ['a', 'b']))]).toEqual([])
    expect(writeStoryDecisions([], lea, now)).toEqual([])
  })

  it('keep an item out of the story of one that it was set apart from', async () => {
    for (const id of ['a', 'b', 'c']) await insert({ id })
    await db.batch(openStories(new Map([['a', 'a']]), now))
    await db.batch(writeStoryDecisions([{ pair: ['a', 'b'], decided: 'apart' }], lea, now))
    expect([
      ...(await listKeptApart(
        db,
        new Map([
          ['b', 'a'],
          ['c', 'a'],
        ]),
      )),
    ]).toEqual(['b'])
  })
})
