import { beforeEach, describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { Database } from '#src/store/database.ts'
import {
  countIndexWork,
  enqueueAll,
  finishIndexWork,
  listIndexWork,
  postponeIndexWork,
} from '#src/store/index-queue.ts'
import {
  countByAxis,
  countItems,
  findItem,
  listItemsById,
  listItemsClosing,
  listItemsFirstSeen,
  listItemsOfFeed,
  listRevisions,
  listStory,
} from '#src/store/items.ts'
import { listKnownItems, listTombstones } from '#src/store/known-items.ts'
import { listStoryCandidates } from '#src/store/story-candidates.ts'
import {
  groupForBatches,
  insertItems,
  openStories,
  refileItems,
  reviseItems,
} from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const monday = '2026-11-23T08:00:00.000Z'
const tuesday = '2026-11-24T08:00:00.000Z'
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
})

async function insert(fields: Partial<EnrichedItem>, now = monday, storyId?: string): Promise<EnrichedItem> {
  const item = enrichedItem(fields)
  await db.batch(insertItems([item], now, new Map(storyId ? [[item.id, storyId]] : [])))
  return item
}

describe('an item', () => {
  it('comes back as it was stored, axes with their reasons', async () => {
    const item = await insert({
      id: 'complet',
      url: 'https://exemple.fr/a',
      author: 'Service numérique',
      language: 'fr',
      updatedAt: '2026-11-21T08:00:00Z',
      categories: ['Réseaux'],
      enclosures: [{ url: 'https://exemple.fr/a.pdf', type: 'application/pdf', length: 120 }],
      sourceKind: 'marche-public',
      closing: { value: '2027-03-15', origin: 'text', evidence: 'Avant le 15 mars 2027.' },
    })
    expect(await findItem(db, 'complet')).toEqual({ ...item, firstSeenAt: monday, lastRevisedAt: monday })
  })

  it('has no key for what the source did not say', async () => {
    await insert({ id: 'nu', publishedAt: undefined, axes: [], relevant: false })
    const found = await findItem(db, 'nu')
    expect(Object.keys(found ?? {})).not.toEqual(expect.arrayContaining(['url']))
    expect(found).not.toHaveProperty('publishedAt')
    expect(found).not.toHaveProperty('closing')
    expect(found?.axes).toEqual([])
  })

  it('is not written twice under one identity, and the second writer leaves no axis behind', async () => {
    await insert({ id: 'premier', identity: 'guid:1', title: 'Premier' })
    await insert({ id: 'second', identity: 'guid:1', title: 'Second' })
    expect(await findItem(db, 'second')).toBeUndefined()
    expect(await countItems(db)).toEqual({ items: 1, relevant: 1 })
    expect((await listIndexWork(db, tuesday, 10)).map((work) => work.itemId)).toEqual(['premier'])
  })

  it('keeps what it said before each revision', async () => {
    const item = await insert({
      id: 'a',
      title: 'Clôture le 15 mars',
      closing: { value: '2027-03-15', origin: 'field' },
    })
    await db.batch(
      reviseItems(
        [
          {
            ...item,
            title: 'Clôture le 17 mars',
            closing: { value: '2027-03-17', origin: 'field' },
            axes: [],
          },
        ],
        tuesday,
      ),
    )
    expect(await findItem(db, 'a')).toMatchObject({
      title: 'Clôture le 17 mars',
      lastRevisedAt: tuesday,
      firstSeenAt: monday,
      axes: [],
    })
    expect(await listRevisions(db, 'a')).toEqual([
      { revisedAt: tuesday, title: 'Clôture le 15 mars', text: item.text, closingAt: '2027-03-15' },
    ])
  })

  it('is filed again without a revision', async () => {
    const item = await insert({ id: 'a' })
    await db.batch(refileItems([{ ...item, kind: 'guide' }], tuesday))
    // Partners would take it for a change of the item: only our reading of it changed.
    expect(await findItem(db, 'a')).toMatchObject({ kind: 'guide', lastRevisedAt: monday })
    expect(await listRevisions(db, 'a')).toEqual([])
  })
})

describe('many items at once', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      enrichedItem({ id: `e${n}`, title: `Titre « ${n} » d’été \\u0000 "x"` }),
    )

  it('cost the same few statements as one, and come back each as it was', async () => {
    const items = many(150)
    expect(insertItems(items, monday)).toHaveLength(insertItems(items.slice(0, 1), monday).length)
    await db.batch(insertItems(items, monday))
    expect(await countItems(db)).toEqual({ items: 150, relevant: 150 })
    expect(await findItem(db, 'e149')).toEqual({ ...items[149], firstSeenAt: monday, lastRevisedAt: monday })
    const revised = items.map((item) => ({ ...item, title: `${item.title} corrigé`, author: 'A' }))
    expect(reviseItems(revised, tuesday).length).toBeLessThan(15)
    await db.batch(reviseItems(revised, tuesday))
    expect(await findItem(db, 'e7')).toMatchObject({
      title: revised[7]?.title,
      author: 'A',
      lastRevisedAt: tuesday,
    })
    expect(await listRevisions(db, 'e7')).toMatchObject([{ title: items[7]?.title }])
    expect((await listIndexWork(db, tuesday, 500)).length).toBe(150)
  })

  it('go in groups that fit one parameter, whole and in order', () => {
    const long = enrichedItem({ id: 'long', contentHtml: 'x'.repeat(500_000) })
    const sizes = groupForBatches([...many(450), long, ...many(3)]).map((group) => group.length)
    expect(sizes).toEqual([100, 100, 100, 100, 50, 1, 3])
    expect(groupForBatches([])).toEqual([])
    expect([...insertItems([], monday), ...refileItems([], monday)]).toEqual([])
  })
})

describe('lists', () => {
  it('keep the order that is asked for and leave out unknown ids', async () => {
    for (const id of ['a', 'b', 'c']) await insert({ id })
    expect((await listItemsById(db, ['c', 'inconnu', 'a'])).map((item) => item.id)).toEqual(['c', 'a'])
  })

  it('of a feed are newest first, by the day first seen where there is no date', async () => {
    await insert({ id: 'ancien', publishedAt: '2026-11-01T08:00:00Z' })
    await insert({ id: 'sans-date', publishedAt: undefined }, tuesday)
    await insert({ id: 'touche', publishedAt: undefined, updatedAt: '2026-11-10T08:00:00Z' }, tuesday)
    await insert({ id: 'autre', feedId: 'ailleurs' })
    expect((await listItemsOfFeed(db, 'flux-essai', 10)).map((item) => item.id)).toEqual([
      'sans-date',
      'touche',
      'ancien',
    ])
  })

  it('of a week hold what was first seen in it and is relevant', async () => {
    await insert({ id: 'lundi' }, monday)
    await insert({ id: 'mardi' }, tuesday)
    await insert({ id: 'hors', relevant: false }, monday)
    await insert({ id: 'retire' }, monday)
    await db.run(
      `update items set withdrawn_at = ?, withdrawn_reason = 'doublon' where id = 'retire'`,
      tuesday,
    )
    expect((await listItemsFirstSeen(db, monday, tuesday, 10)).map((item) => item.id)).toEqual(['lundi'])
    expect((await findItem(db, 'retire'))?.withdrawn).toEqual({ at: tuesday, reason: 'doublon' })
  })

  it('of deadlines are soonest first, days and hours together', async () => {
    await insert({ id: 'heure', closing: { value: '2026-12-01T11:00:00Z', origin: 'field' } })
    await insert({ id: 'jour', closing: { value: '2026-12-01', origin: 'field' } })
    await insert({ id: 'apres', closing: { value: '2027-01-01', origin: 'field' } })
    expect((await listItemsClosing(db, '2026-11-24', '2026-12-31', 10)).map((item) => item.id)).toEqual([
      'jour',
      'heure',
    ])
  })

  it('count by axis', async () => {
    await insert({ id: 'a' })
    await insert({ id: 'b', axes: [], relevant: false })
    expect([...(await countByAxis(db))]).toEqual([['territoires-durables-connectes', 1]])
  })
})

describe('matching', () => {
  it('finds known items by identity or address, in their feed only', async () => {
    await insert({ id: 'a', identity: 'guid:1', url: 'https://exemple.fr/a' })
    await insert({ id: 'b', identity: 'guid:1', feedId: 'ailleurs', url: 'https://exemple.fr/a' })
    const found = await listKnownItems(db, 'flux-essai', [
      enrichedItem({ identity: 'guid:9', url: 'https://exemple.fr/a' }),
    ])
    expect(found.map((one) => one.id)).toEqual(['a'])
  })

  it('lists the tombstones of a feed', async () => {
    await db.run(`insert into tombstones values ('flux-essai', 'guid:1', 'doublon', ?)`, monday)
    expect([...(await listTombstones(db, 'flux-essai'))]).toEqual(['guid:1'])
    expect([...(await listTombstones(db, 'ailleurs'))]).toEqual([])
  })

  it('finds the same story in other feeds, recent ones only', async () => {
    await insert({ id: 'recent', feedId: 'ailleurs' }, tuesday)
    await insert({ id: 'vieux', feedId: 'ailleurs' }, '2026-08-01T00:00:00.000Z')
    const [candidate, ...others] = await listStoryCandidates(db, 'flux-essai', [enrichedItem()], tuesday)
    expect(candidate).toMatchObject({ item: { id: 'recent', feedId: 'ailleurs' } })
    expect(others).toEqual([])
    await db.batch(openStories(new Map([['recent', 'recent']]), tuesday))
    const joined = await insert({ id: 'nouveau' }, tuesday, 'recent')
    const stored = await findItem(db, joined.id)
    expect((await listStory(db, stored!)).map((item) => item.id)).toEqual(['recent'])
  })
})

describe('the index queue', () => {
  it('ends what was done, but not what was queued again meanwhile', async () => {
    await insert({ id: 'a' })
    await insert({ id: 'b' })
    const work = await listIndexWork(db, tuesday, 10)
    const item = enrichedItem({ id: 'b' })
    await db.batch(refileItems([item], tuesday))
    await finishIndexWork(db, work)
    expect((await listIndexWork(db, tuesday, 10)).map((one) => one.itemId)).toEqual(['b'])
  })

  it('puts off what failed and says why', async () => {
    await insert({ id: 'a' })
    const work = await listIndexWork(db, monday, 10)
    await postponeIndexWork(db, work, { notBefore: tuesday, error: 'serveur absent' })
    expect(await listIndexWork(db, monday, 10)).toEqual([])
    expect(await listIndexWork(db, tuesday, 10)).toEqual([{ itemId: 'a', queuedAt: monday, attempts: 1 }])
    expect(await countIndexWork(db)).toEqual({ waiting: 1, lastError: 'serveur absent' })
    expect(await enqueueAll(db, tuesday)).toBe(1)
    expect(await listIndexWork(db, tuesday, 10)).toEqual([{ itemId: 'a', queuedAt: tuesday, attempts: 0 }])
  })
})
