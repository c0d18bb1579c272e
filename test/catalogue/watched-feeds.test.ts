import { describe, expect, it } from 'vitest'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { watchedFeeds } from '#src/catalogue/watched-feeds.ts'
import { archiveSiteFeed, dropSiteFeed, pauseFeed, resumeFeed, saveSiteFeed } from '#src/store/site-feeds.ts'
import { createTestDeps, feedAt } from '../helpers/deps.ts'

const now = '2026-11-24T08:00:00Z'
const coded = feedAt('https://code.example/rss', { id: 'code', publisher: 'Du code' })
const added = feedAt('https://site.example/rss', { id: 'ajoutee', publisher: 'Du site' })

async function openWorld() {
  const errors: unknown[] = []
  const deps = await createTestDeps({ feeds: [coded] })
  const log = { ...deps.log, error: (event: string, fields?: object) => void errors.push([event, fields]) }
  const world = { ...deps, log }
  return {
    deps: world,
    errors,
    write: (...statements: Parameters<typeof deps.db.batch>[0]) => deps.db.batch(statements),
  }
}

describe('watchedFeeds', () => {
  it('gives the definitions of the code, and those of the site beside them', async () => {
    const { deps, write } = await openWorld()
    await write(saveSiteFeed('ajoutee', JSON.stringify(added), now))
    expect(await watchedFeeds(deps)).toEqual([
      { ...coded, origin: 'code' },
      { ...added, origin: 'site' },
    ])
  })

  it('takes what staff wrote over what the code says, until they give it back', async () => {
    const { deps, write } = await openWorld()
    const edited = { ...coded, url: 'https://code.example/nouveau' }
    await write(saveSiteFeed('code', JSON.stringify(edited), now))
    expect(await watchedFeeds(deps)).toEqual([{ ...edited, origin: 'edited' }])
    await write(dropSiteFeed('code'))
    expect(await watchedFeeds(deps)).toEqual([{ ...coded, origin: 'code' }])
  })

  it('puts on hold whom a person paused, with the reason, and lets go', async () => {
    const { deps, write } = await openWorld()
    await write(pauseFeed('code', 'Doublon de la lettre.', now), pauseFeed('inconnue', 'Rien.', now))
    expect(await watchedFeeds(deps)).toMatchObject([{ id: 'code', paused: 'Doublon de la lettre.' }])
    await write(resumeFeed('code'))
    expect((await watchedFeeds(deps))[0]).not.toHaveProperty('paused')
  })

  it('keeps an archived source by name, never to be read', async () => {
    const { deps, write } = await openWorld()
    await write(saveSiteFeed('ajoutee', JSON.stringify(added), now), archiveSiteFeed('ajoutee', now))
    const catalogue = await openCatalogue(deps)
    expect(catalogue.find('ajoutee')).toMatchObject({ archived: true, paused: expect.any(String) as string })
    expect(catalogue.publisherOf('ajoutee')).toBe('Du site')
    expect(catalogue.publisherOf('archive')).toBe('archive')
  })

  it('leaves out a definition that this version refuses, tells it once, and reads the others', async () => {
    const { deps, write, errors } = await openWorld()
    await write(
      saveSiteFeed('vieille', JSON.stringify({ ...added, id: 'vieille', format: 'gopher' }), now),
      saveSiteFeed('cassee', '{', now),
      saveSiteFeed('ajoutee', JSON.stringify(added), now),
    )
    await watchedFeeds(deps)
    expect((await watchedFeeds(deps)).map(({ id }) => id)).toEqual(['code', 'ajoutee'])
    expect(errors).toEqual([
      ['site-feed-refused', { feed: 'cassee', faults: 'JSON illisible' }],
      ['site-feed-refused', { feed: 'vieille', faults: expect.stringContaining('gopher') as string }],
    ])
  })
})
