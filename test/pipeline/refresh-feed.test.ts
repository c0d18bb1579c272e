import { idsOf } from '#src/search/search-index.ts'
import { ask } from '#test/contract/search-library.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { countItems, findItem, listItemsOfFeed, listRevisions } from '#src/store/items.ts'
import { createTestDeps, feedAt, rssOf, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

const cuivre = {
  guid: '1',
  title: 'Fermeture du cuivre : le calendrier du prochain lot',
  link: 'https://exemple.fr/1',
  text: 'La fibre optique remplace le cuivre en Loir-et-Cher.',
  date: 'Mon, 23 Nov 2026 08:00:00 GMT',
}
const recette = {
  guid: '2',
  title: 'La recette du dimanche',
  link: 'https://exemple.fr/2',
  text: 'Une tarte aux pommes.',
}

let deps: TestDeps
let server: LocalServer
let answer: { status?: number; headers?: Record<string, string>; body?: string | Buffer }

beforeEach(async () => {
  deps = await createTestDeps()
  answer = {}
  server = await startServer((request, response) => {
    const same = answer.headers?.['etag'] && request.headers['if-none-match'] === answer.headers['etag']
    if (same) response.writeHead(304, answer.headers).end()
    else
      response
        .writeHead(answer.status ?? 200, { 'content-type': 'application/rss+xml', ...answer.headers })
        .end(answer.body ?? '')
  })
  await registerFeeds(deps.db, ['essai'], deps.now().toISOString())
})
afterEach(() => server.close())

const refresh = (fields = {}) => refreshFeed(deps, feedAt(`${server.url}/rss`, fields), 'essai:1')
const state = () => findFeedState(deps.db, 'essai')
const later = (minutes: number) => {
  deps.clock.at = new Date(deps.clock.at.getTime() + minutes * 60_000)
}

describe('refreshFeed', () => {
  it('stores what it reads, filed with reasons, and asks for its indexing', async () => {
    answer = { body: rssOf([cuivre, recette]), headers: { etag: '"v1"' } }
    expect(await refresh()).toEqual({ kind: 'fresh', seen: 2, added: 2, revised: 0 })
    const items = await listItemsOfFeed(deps.db, 'essai', 10)
    expect(items.map((item) => [item.title, item.relevant]).toSorted()).toEqual([
      ['Fermeture du cuivre : le calendrier du prochain lot', true],
      ['La recette du dimanche', false],
    ])
    const told = items.find((item) => item.relevant)
    expect(told).toMatchObject({
      url: 'https://exemple.fr/1',
      publishedAt: '2026-11-23T08:00:00Z',
      firstSeenAt: '2026-11-24T08:00:00.000Z',
      domain: 'technologique',
      territories: ['dept-41'],
    })
    expect(told?.axes[0]?.id).toBe('infrastructures-thd-mobile')
    const reason = told?.axes[0]?.reasons.find((one) => one.field === 'title')
    expect(told?.title.slice(reason?.start, reason?.end)).toMatch(/cuivre/i)
    expect(await drainIndexQueue(deps)).toBe(2)
    const found = await deps.search.search(
      ask({ text: 'cuivre', facets: {}, includeOffScope: false, sort: 'date', offset: 0, limit: 10 }),
    )
    expect(idsOf(found)).toEqual([told?.id])
  })

  it('leaves the feed healthy, with its validators and its next check', async () => {
    answer = {
      body: rssOf([cuivre]),
      headers: { etag: '"v1"', 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT' },
    }
    await refresh()
    expect(await state()).toMatchObject({
      outcome: 'fresh',
      failures: 0,
      etag: '"v1"',
      lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT',
      httpStatus: 200,
      itemsSeen: 1,
      itemsNew: 1,
      checkedAt: '2026-11-24T08:00:00.000Z',
      // Of a first reading, the date of the latest item: everything is new to us.
      changedAt: '2026-11-23T08:00:00Z',
      nextCheckAt: '2026-11-24T09:00:00.000Z',
    })
  })

  it('adds nothing the second time, from 304 or from the same bytes', async () => {
    answer = { body: rssOf([cuivre]), headers: { etag: '"v1"' } }
    await refresh()
    later(60)
    expect(await refresh()).toEqual({ kind: 'unchanged' })
    expect(await state()).toMatchObject({ outcome: 'unchanged', httpStatus: 304, itemsNew: 0, itemsSeen: 1 })
    // The server forgot its validators, not its content.
    answer = { body: rssOf([cuivre]) }
    later(60)
    expect(await refresh()).toEqual({ kind: 'unchanged' })
    expect(await state()).toMatchObject({ outcome: 'unchanged', httpStatus: 200 })
    expect(await countItems(deps.db)).toEqual({ items: 1, relevant: 1 })
  })

  it('takes a changed item for a revision, under the same address', async () => {
    answer = { body: rssOf([cuivre]) }
    await refresh()
    const [before] = await listItemsOfFeed(deps.db, 'essai', 1)
    later(60)
    answer = {
      body: rssOf([
        { ...cuivre, title: 'Fermeture du cuivre : le calendrier corrigé du prochain lot' },
        recette,
      ]),
    }
    expect(await refresh()).toEqual({ kind: 'fresh', seen: 2, added: 1, revised: 1 })
    const after = await findItem(deps.db, before!.id)
    expect(after?.title).toBe('Fermeture du cuivre : le calendrier corrigé du prochain lot')
    expect((await listRevisions(deps.db, before!.id)).map((one) => one.title)).toEqual([cuivre.title])
  })

  it('reads the feed again whole when its definition changes', async () => {
    answer = { body: rssOf([cuivre]), headers: { etag: '"v1"' } }
    await refresh()
    later(60)
    expect(await refresh({ territory: 'dept-41' })).toMatchObject({ kind: 'fresh', added: 0 })
    expect(server.requests.at(-1)?.headers['if-none-match']).toBeUndefined()
  })

  it('backs off when it fails, asks unconditionally then, and heals only by being read', async () => {
    answer = { body: rssOf([cuivre]), headers: { etag: '"v1"' } }
    await refresh()
    later(60)
    answer = { status: 500 }
    expect(await refresh()).toMatchObject({ kind: 'failed' })
    expect(await state()).toMatchObject({
      outcome: 'failed',
      failures: 1,
      errorCode: 'http-status',
      failingSince: '2026-11-24T09:00:00.000Z',
      nextCheckAt: '2026-11-24T09:15:00.000Z',
    })
    later(15)
    await refresh()
    expect(await state()).toMatchObject({
      failures: 2,
      failingSince: '2026-11-24T09:00:00.000Z',
      nextCheckAt: '2026-11-24T09:45:00.000Z',
    })
    later(30)
    answer = { body: rssOf([cuivre]), headers: { etag: '"v1"' } }
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 0, revised: 0 })
    expect(server.requests.at(-1)?.headers['if-none-match']).toBeUndefined()
    const healed = await state()
    expect(healed).toMatchObject({ outcome: 'fresh', failures: 0 })
    expect(healed).not.toHaveProperty('errorMessage')
    expect(healed).not.toHaveProperty('failingSince')
  })

  it('waits when it is asked to, without calling it a failure', async () => {
    answer = { status: 429, headers: { 'retry-after': '7200' } }
    expect(await refresh()).toEqual({ kind: 'limited', until: '2026-11-24T10:00:00.000Z' })
    expect(await state()).toMatchObject({
      outcome: 'limited',
      failures: 0,
      nextCheckAt: '2026-11-24T10:00:00.000Z',
    })
  })

  it('is left alone while another worker holds it', async () => {
    answer = { body: rssOf([cuivre]) }
    await deps.db.run(
      `update feed_state set lease_holder = 'autre', lease_until = '2026-11-24T08:05:00.000Z'`,
    )
    expect(await refresh()).toEqual({ kind: 'busy' })
    expect(server.requests).toHaveLength(0)
  })

  it('is "à configurer" without its secret, and fetches nothing', async () => {
    expect(await refresh({ secrets: ['JETON_ESSAI'] })).toEqual({
      kind: 'unconfigured',
      missing: ['JETON_ESSAI'],
    })
    expect(await state()).toMatchObject({
      outcome: 'unconfigured',
      failures: 0,
      errorMessage: 'À configurer : JETON_ESSAI est absente de l’environnement.',
    })
    expect(server.requests).toHaveLength(0)
  })

  it('gives its lease back when the fault is ours', async () => {
    answer = { body: rssOf([cuivre]) }
    const broken = {
      ...deps,
      enricher: {
        ...deps.enricher,
        tagger: {
          ...deps.enricher.tagger,
          read: () => {
            throw new Error('panne')
          },
        },
      },
    }
    await expect(
      refreshFeed(broken as unknown as TestDeps, feedAt(`${server.url}/rss`), 'essai:1'),
    ).rejects.toThrow('panne')
    expect(await refresh()).toMatchObject({ kind: 'fresh' })
  })

  it('links a story told by another feed', async () => {
    answer = { body: rssOf([cuivre]) }
    await refresh()
    await registerFeeds(deps.db, ['autre'], deps.now().toISOString())
    answer = {
      body: rssOf([
        {
          ...cuivre,
          guid: 'x',
          link: 'https://ailleurs.fr/9',
          title: 'Cuivre : le calendrier de fermeture du prochain lot',
        },
      ]),
    }
    await refresh({ id: 'autre' })
    const [first] = await listItemsOfFeed(deps.db, 'essai', 1)
    const [second] = await listItemsOfFeed(deps.db, 'autre', 1)
    expect(second?.storyId).toBe(first?.id)
    expect(first?.storyId).toBe(first?.id)
  })
})

describe('bad input', () => {
  const accents = Buffer.from(
    rssOf([{ guid: '1', title: 'Numérique responsable : les collectivités évaluées' }]),
    'latin1',
  )

  it.each([
    ['not XML', 'ceci n’est pas un flux', 'not-a-feed'],
    ['empty', '', 'empty'],
    [
      'a feed that is an HTML page',
      '<!doctype html><html><head><title>Erreur</title></head><body><p>Maintenance</p></body></html>',
      'html-instead-of-feed',
    ],
  ])('%s is a typed error on the feed, and heals', async (_, body, code) => {
    answer = { body }
    expect(await refresh()).toMatchObject({ kind: 'failed', error: { code } })
    expect(await state()).toMatchObject({ outcome: 'failed', errorCode: code, httpStatus: 200 })
    expect((await state())?.errorMessage).toMatch(/\p{L}/u)
    answer = { body: rssOf([cuivre]) }
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 1 })
  })

  it('a truncated document gives the items that are whole, and says so', async () => {
    answer = { body: rssOf([cuivre, recette]).slice(0, -60) }
    expect(await refresh()).toMatchObject({ kind: 'fresh' })
    const kept = await state()
    expect(kept?.itemsSeen).toBeGreaterThanOrEqual(1)
    expect(kept?.bozo).toBeTruthy()
  })

  it('a wrong charset is read all the same', async () => {
    answer = { body: accents }
    await refresh()
    expect((await listItemsOfFeed(deps.db, 'essai', 1))[0]?.title).toBe(
      'Numérique responsable : les collectivités évaluées',
    )
  })

  it('50 MB is refused', async () => {
    answer = { body: Buffer.alloc(50 * 1024 * 1024, ' ') }
    expect(await refresh()).toMatchObject({ kind: 'failed', error: { code: 'too-large' } })
  })

  it('a redirect loop, a 404 and a TLS error are told apart', async () => {
    answer = { status: 302, headers: { location: '/rss' } }
    expect(await refresh()).toMatchObject({ error: { code: 'too-many-redirects' } })
    answer = { status: 404 }
    expect(await refresh()).toMatchObject({ error: { code: 'http-status', status: 404 } })
    expect(await refreshFeed(deps, feedAt(server.url.replace('http:', 'https:')), 'essai:1')).toMatchObject({
      error: { code: 'tls' },
    })
  })

  it('an undated item has no date, and two items with one guid are told', async () => {
    const twin = { ...recette, guid: '1', link: cuivre.link }
    answer = { body: rssOf([{ ...cuivre, date: undefined }, twin]) }
    expect(await refresh()).toMatchObject({ kind: 'fresh', seen: 1, added: 1 })
    const [item] = await listItemsOfFeed(deps.db, 'essai', 2)
    expect(item).not.toHaveProperty('publishedAt')
    expect(await state()).toMatchObject({ itemsSeen: 1, itemsDropped: 1 })
  })
})
