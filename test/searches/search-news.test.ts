import { beforeEach, describe, expect, it } from 'vitest'
import { readNews } from '#src/searches/search-news.ts'
import { shareSearch } from '#src/searches/saved-search.ts'
import { listSearches, seeAllSearches, seeSearch } from '#src/store/saved-searches.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

let world: SearchWorld

beforeEach(async () => {
  world = await openSearchWorld()
})

async function news(personId = 'lea') {
  const { deps, ways } = world
  const searches = await listSearches(deps.db, personId)
  const read = await readNews(deps, ways, personId, searches)
  return searches.map(({ id, name }) => [name, read.get(id)?.count, read.get(id)?.latest?.id])
}

describe('readNews', () => {
  it('counts what came since the person looked, and names the last', async () => {
    const { deps, lea, arrive, save, wait } = world
    await arrive('Avant')
    wait(1)
    const { id } = await save(lea, 'fibre', 'q=fibre')
    wait(1)
    await arrive('Blois')
    wait(1)
    await arrive('Tours')
    expect(await news()).toEqual([['fibre', 2, 'Tours']])
    await deps.db.batch([seeSearch(id, 'lea', deps.now().toISOString())])
    expect(await news()).toEqual([['fibre', 0, undefined]])
  })

  it('is each person’s own, for a search that is shared', async () => {
    const { deps, lea, arrive, save, wait } = world
    await shareSearch(deps, lea, await save(lea, 'fibre', 'q=fibre'), true)
    wait(1)
    await arrive('Blois')
    await deps.db.batch([seeAllSearches('lea', deps.now().toISOString())])
    expect(await news('lea')).toEqual([['fibre', 0, undefined]])
    expect(await news('paul')).toEqual([['fibre', 1, 'Blois']])
  })

  it('never takes a look back', async () => {
    const { deps, lea, save, wait } = world
    const { id } = await save(lea, 'fibre', 'q=fibre')
    wait(60)
    await deps.db.batch([seeSearch(id, 'lea', deps.now().toISOString()), seeSearch(id, 'lea', '2020-01-01')])
    expect(await listSearches(deps.db, 'lea')).toMatchObject([{ seenAt: '2026-11-24T09:00:00.000Z' }])
  })

  it('looks at fifty searches, and says of the others that it did not', async () => {
    const { deps, ways, lea, save } = world
    for (let index = 0; index < 60; index += 1) await save(lea, `n${index}`, 'q=fibre')
    let asked = 0
    const { search } = deps
    deps.search = { ...search, search: (query) => ((asked += 1), search.search(query)) }
    const searches = await listSearches(deps.db, 'lea')
    expect((await readNews(deps, ways, 'lea', searches)).size).toBe(50)
    expect(asked).toBe(50)
  })

  it('says of a search that is not read any more that it must be mended', async () => {
    const { deps, ways, lea, save } = world
    await save(lea, 'vieille', 'axe=axe-disparu')
    const [read] = [...(await readNews(deps, ways, 'lea', await listSearches(deps.db, 'lea'))).values()]
    expect(read).toMatchObject({ count: 0, fault: expect.stringContaining('ne se lit plus') as string })
  })
})
