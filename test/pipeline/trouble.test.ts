import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoFeeds } from '#feeds/demo/world.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { findDueFeeds, refreshFeeds, type RefreshReport } from '#src/pipeline/refresh-due.ts'
import { createGuardedFetch, type GuardedFetch } from '#src/runtime/guarded-fetch.ts'
import { type FeedState, listFeedStates } from '#src/store/feed-state.ts'
import { countItems, listItemsOfFeed } from '#src/store/items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { type DemoWorld, startDemoWorld } from '#worker/demo/serve-world.ts'
import { type TroubleName, troubleNames } from '#worker/demo/trouble.ts'

let world: DemoWorld
let guarded: GuardedFetch
let deps: TestDeps
let reports: RefreshReport[]
let took: number
const states = new Map<string, FeedState>()

const now = '2026-11-24T08:00:00.000Z'
const crashes: string[] = []

// The whole run once: every trouble there is between two healthy feeds, on one host, one after the other.
beforeAll(async () => {
  world = await startDemoWorld({ now: () => new Date(now), withTrouble: true })
  guarded = createGuardedFetch({ allowPrivate: true })
  const [first, last] = demoFeeds(world.url)
  const troubles = troubleNames.map((name) => feedAt(`${world.url}/trouble/${name}`, { id: `t-${name}` }))
  const gone = feedAt(world.url.replace('http:', 'https:'), { id: 't-tls' })
  const feeds = [first!, ...troubles, gone, last!]
  deps = await createTestDeps({ feeds, at: now, env: { VIGIE_FETCH_TIMEOUT: '1' } })
  deps.fetch = guarded.fetch
  deps.log = { ...deps.log, error: (event, fields) => void crashes.push(`${event} ${fields?.['error']}`) }
  const due = await findDueFeeds(deps)
  const started = performance.now()
  reports = await refreshFeeds(
    deps,
    due.toSorted((a, b) => feeds.indexOf(a) - feeds.indexOf(b)),
    { holder: 'essai:1', onlyDue: true },
  )
  took = performance.now() - started
  for (const state of await listFeedStates(deps.db)) states.set(state.feedId, state)
}, 30_000)
afterAll(async () => {
  await world.close()
  await guarded.close()
})

const stateOf = (name: TroubleName | 'tls') => states.get(`t-${name}`)
const titlesOf = async (name: TroubleName) =>
  (await listItemsOfFeed(deps.db, `t-${name}`, 10)).map((item) => item.title)

describe('every trouble in one run', () => {
  it('stops no other: the healthy feeds before and after are read', () => {
    expect(crashes).toEqual([])
    expect(reports).toHaveLength(troubleNames.length + 3)
    expect([reports[0], reports.at(-1)].map((report) => report?.result?.kind)).toEqual(['fresh', 'fresh'])
    // One second for the slow one; the others must not add their own.
    expect(took).toBeLessThan(10_000)
  })

  it.each<[TroubleName | 'tls', string, number | undefined, RegExp]>([
    ['404', 'http-status', 404, /répond 404/],
    ['500', 'http-status', 500, /panne du serveur/],
    ['redirect-loop', 'too-many-redirects', undefined, /tourne en rond/],
    ['html-page', 'html-instead-of-feed', 200, /page web, pas un flux/],
    ['empty', 'empty', 200, /réponse est vide/],
    ['not-xml', 'not-a-feed', 200, /ni un flux RSS ou Atom/],
    ['huge', 'too-large', undefined, /dépasse 10 Mo/],
    ['slow', 'timeout', undefined, /Pas de réponse complète en 1 s/],
    ['tls', 'tls', undefined, /Certificat ou chiffrement/],
  ])('%s is a typed failure on its feed', (name, errorCode, httpStatus, message) => {
    const state = stateOf(name)
    expect(state).toMatchObject({ outcome: 'failed', failures: 1, errorCode, failingSince: now })
    expect(state?.httpStatus).toBe(httpStatus)
    expect(state?.errorMessage).toMatch(message)
    // A quarter of an hour later, by the test's clock.
    expect(state?.nextCheckAt).toBe('2026-11-24T08:15:00.000Z')
  })

  it('429 waits as it is told, and is no failure', () => {
    expect(stateOf('429')).toMatchObject({ outcome: 'limited', failures: 0, httpStatus: 429 })
    expect(stateOf('429')).not.toHaveProperty('errorCode')
    // Not before the two minutes asked for, nor before the feed's own hour.
    expect(stateOf('429')?.nextCheckAt).toBe('2026-11-24T09:00:00.000Z')
  })

  it('truncated keeps what is whole, and says so', async () => {
    expect(stateOf('truncated')).toMatchObject({ outcome: 'fresh', failures: 0 })
    expect(stateOf('truncated')?.bozo).toMatch(/^XML mal formé/)
    expect(await titlesOf('truncated')).toContain('Un article complet')
  })

  it('wrong-charset keeps its accents, and says so', async () => {
    expect(await titlesOf('wrong-charset')).toEqual(['Déploiement achevé à Fougères-sur-Bièvre'])
    expect(stateOf('wrong-charset')).toMatchObject({ outcome: 'fresh' })
    expect(stateOf('wrong-charset')?.bozo).toMatch(/windows-1252/)
  })

  it('same-guid keeps one of two items with one guid and one address, and counts the other', async () => {
    expect(await titlesOf('same-guid')).toEqual(['Premier de ce guid'])
    expect(stateOf('same-guid')).toMatchObject({ itemsSeen: 1, itemsNew: 1, itemsDropped: 1 })
  })

  it('undated has no date, and none is made up', async () => {
    const [item] = await listItemsOfFeed(deps.db, 't-undated', 10)
    expect(item).toMatchObject({ title: 'Un article sans date', firstSeenAt: now })
    expect(item).not.toHaveProperty('publishedAt')
  })

  it('leaves no lease behind, and an index of all that was read', async () => {
    expect(await deps.db.all('select feed_id from feed_state where lease_until is not null')).toEqual([])
    const { items } = await countItems(deps.db)
    expect(await drainIndexQueue(deps)).toBe(items)
  })
})
