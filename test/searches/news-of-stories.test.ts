import { beforeEach, describe, expect, it } from 'vitest'
import { shareSearch } from '#src/searches/saved-search.ts'
import { mostCounted, newSince, readNews } from '#src/searches/search-news.ts'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { enqueueForIndex } from '#src/store/index-queue.ts'
import { setMark } from '#src/store/item-marks.ts'
import { listSearches } from '#src/store/saved-searches.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

let world: SearchWorld

beforeEach(async () => {
  world = await openSearchWorld()
})

async function news(personId = 'lea') {
  const searches = await listSearches(world.deps.db, personId)
  return readNews(world.deps, world.ways, personId, searches)
}

/** Puts items into one story, as the matching of items does. */
async function tell(story: string, ...ids: string[]): Promise<void> {
  const { db, now } = world.deps
  await db.run(
    'update items set story_id = ? where id in (select value from json_each(?))',
    story,
    JSON.stringify(ids),
  )
  await db.batch([enqueueForIndex(ids, now().toISOString())])
  await drainIndexQueue(world.deps)
}

describe('readNews, of an event that several sources tell', () => {
  beforeEach(async () => {
    await world.save(world.lea, 'fibre', 'q=fibre')
    for (const id of ['Blois', 'Tours', 'Chinon']) {
      world.wait(5)
      await world.arrive(id)
    }
    await tell('Blois', 'Blois', 'Tours')
    world.wait(5)
  })

  it('counts it once, as the page of the search does', async () => {
    const [read] = [...(await news()).values()]
    expect(read!.count).toBe(2)
    const [search] = await listSearches(world.deps.db, 'lea')
    const asked = await world.ways.queryOf(search!.query, 'lea', world.deps.now())
    const page = await world.deps.search.search({
      ...asked,
      collapse: true,
      seenAfter: newSince(search!, world.deps.now()),
    })
    expect(page.total).toBe(read!.count)
  })

  it('names the last item of all', async () => {
    const [read] = [...(await news()).values()]
    expect(read!.latest?.id).toBe('Chinon')
  })

  it('tells each of its items in an alert: each is a text of its own', async () => {
    const own = await openSearchWorld()
    world = own
    await setMailAlert(own.deps, own.lea, await own.save(own.lea, 'fibre', 'q=fibre'), 'now')
    own.wait(5)
    await own.arrive('Blois')
    await own.arrive('Tours')
    await tell('Blois', 'Blois', 'Tours')
    own.wait(5)
    expect(await sendAlerts(own.deps, own.ways)).toMatchObject({ mails: 1, items: 2 })
    expect(own.deps.sent[0]!.subject.replace(/\s/g, ' ')).toBe('Vigie : 2 nouveautés pour « fibre »')
  })

  it('is new again where a colleague of it comes after the last look', async () => {
    const [search] = await listSearches(world.deps.db, 'lea')
    await world.deps.db.run('update saved_search_looks set seen_at = ?', world.deps.now().toISOString())
    world.wait(5)
    await world.arrive('Amboise')
    await tell('Blois', 'Blois', 'Tours', 'Amboise')
    const read = (await news()).get(search!.id)
    expect([read!.count, read!.latest?.id]).toEqual([1, 'Amboise'])
  })
})

describe('newSince', () => {
  const listed = { createdAt: '2026-11-01T08:00:00.000Z' } as Parameters<typeof newSince>[0]
  const now = new Date('2026-11-24T08:00:00.000Z')

  it.each([
    ['the last look', { seenAt: '2026-11-20T08:00:00.000Z' }, '2026-11-20T08:00:00.000Z'],
    ['a week ago, for who never looked', {}, '2026-11-17T08:00:00.000Z'],
    [
      'when it was made, where that is less than a week ago',
      { createdAt: '2026-11-23T08:00:00.000Z' },
      '2026-11-23T08:00:00.000Z',
    ],
  ])('is %s', (_, fields, since) => {
    expect(newSince({ ...listed, ...fields }, now)).toBe(since)
  })
})

describe('readNews, at its bounds', () => {
  it('asks nothing where nothing is kept', async () => {
    expect((await news()).size).toBe(0)
  })

  it('looks at the first fifty of a list, one’s own first', async () => {
    for (let index = 0; index < 30; index += 1) {
      await world.save(world.lea, `a${String(index).padStart(2, '0')}`, 'q=fibre')
      const shared = await world.save(world.paul, `b${String(index).padStart(2, '0')}`, 'q=fibre')
      await shareSearch(world.deps, world.paul, shared, true)
    }
    const searches = await listSearches(world.deps.db, 'lea')
    const read = await news()
    expect(read.size).toBe(mostCounted)
    for (const { id } of searches.slice(0, 50)) expect(read.has(id)).toBe(true)
  })

  it('stops at a search that cannot be read, for that one alone', async () => {
    await world.save(world.lea, 'a vieille', 'axe=axe-disparu')
    await world.save(world.lea, 'b bonne', 'q=fibre')
    world.wait(5)
    await world.arrive('Blois')
    const read = [...(await news()).values()]
    expect(read.map(({ count, fault }) => [count, fault !== undefined])).toEqual([
      [0, true],
      [1, false],
    ])
    expect(read[0]!.fault).toMatch(/^Cette recherche ne se lit plus : .* Ouvrez-la pour la corriger\.$/)
  })

  it('hides no failure of the engine as « rien de neuf »', async () => {
    await world.save(world.lea, 'fibre', 'q=fibre')
    world.deps.search = { ...world.deps.search, search: () => Promise.reject(new Error('en panne')) }
    await expect(news()).rejects.toThrow('en panne')
  })

  it('names no item that has just been withdrawn', async () => {
    await world.save(world.lea, 'fibre', 'q=fibre')
    world.wait(5)
    await world.arrive('Blois')
    await world.deps.db.run(
      `update items set withdrawn_at = ?, withdrawn_reason = 'Non.'`,
      world.deps.now().toISOString(),
    )
    const [read] = [...(await news()).values()]
    expect(read).not.toHaveProperty('latest')
  })

  it('is about what its reader marks, in a search that is shared', async () => {
    const shared = await world.save(world.lea, 'mes favoris', 'q=est%3Afavori')
    await shareSearch(world.deps, world.lea, shared, true)
    world.wait(5)
    await world.arrive('Blois')
    await world.deps.db.batch(setMark('starred', 'paul', ['Blois'], world.deps.now().toISOString()))
    expect([...(await news('lea')).values()].map(({ count }) => count)).toEqual([0])
    expect([...(await news('paul')).values()].map(({ count }) => count)).toEqual([1])
  })
})
