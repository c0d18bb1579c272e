import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { troubleFeeds } from '#feeds/demo/trouble-feeds.ts'
import { demoFeeds } from '#feeds/demo/world.ts'
import { watchedFeeds } from '#src/catalogue/watched-feeds.ts'
import { type Health, healthOf, healths } from '#src/feed/health.ts'
import { validateFeeds } from '#src/feed/validate.ts'
import { findDueFeeds, refreshFeeds } from '#src/pipeline/refresh-due.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { createTestDeps, type TestDeps } from '#test/helpers/deps.ts'
import { addTroubles, showTroubles } from '#worker/demo-trouble.ts'
import { type DemoWorld, startDemoWorld } from '#worker/demo/serve-world.ts'

const now = '2026-11-24T08:00:00.000Z'
const errors: unknown[] = []

let world: DemoWorld
let deps: TestDeps
let took: number

// As `vigie demo` does it: the sources, their first reading, and what only time would show.
beforeAll(async () => {
  world = await startDemoWorld({ now: () => new Date(now) })
  deps = await createTestDeps({ feeds: demoFeeds(world.url).slice(0, 2), at: now })
  deps.log = { ...deps.log, error: (...told) => void errors.push(told) }
  await addTroubles(deps, world.url)
  const started = performance.now()
  await refreshFeeds(deps, await findDueFeeds(deps), { holder: 'essai:1' })
  took = performance.now() - started
  await showTroubles(deps)
})
afterAll(() => world.close())

async function shown(): Promise<Map<string, Health>> {
  const states = new Map((await listFeedStates(deps.db)).map((state) => [state.feedId, state]))
  const feeds = await watchedFeeds(deps)
  return new Map(feeds.map((feed) => [feed.id, healthOf(feed, states.get(feed.id), deps.now()).health]))
}

describe('the sources of the demo that go wrong on purpose', () => {
  it('are true definitions, and say in their note that they are for show', () => {
    const feeds = validateFeeds(troubleFeeds('http://127.0.0.1:4310'))
    expect(feeds.filter(({ note }) => !note?.startsWith('Démonstration de panne : '))).toEqual([])
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(feeds.length)
  })

  it('show every state of health after the first reading', async () => {
    const met = new Set((await shown()).values())
    expect(healths.filter((health) => !met.has(health))).toEqual([])
  })

  it.each<[string, Health]>([
    ['silencieuse', 'silent'],
    ['videe', 'empty'],
    ['liste-refaite', 'selector-broken'],
    ['interdite', 'blocked'],
    ['demenagee', 'moved'],
    ['fermee', 'gone'],
    ['a-jeton', 'secret-missing'],
    ['en-travaux', 'paused'],
    ['sans-nouvelles', 'unverified'],
    ['introuvable', 'failing'],
    ['pressee', 'limited'],
    ['lente', 'slow'],
    ['toute-neuve', 'never'],
  ])('« %s » is %s', async (slug, health) => {
    expect((await shown()).get(`demo-panne-${slug}`)).toBe(health)
  })

  it('make nobody wait, and log no error', () => {
    expect(took).toBeLessThan(5000)
    expect(errors).toEqual([])
  })

  it('leave the newcomer unread by the next run', async () => {
    expect((await findDueFeeds(deps)).map(({ id }) => id)).not.toContain('demo-panne-toute-neuve')
  })
})
