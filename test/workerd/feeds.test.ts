import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import type { Bindings } from '#src/runtime/cloudflare.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { openD1 } from '#src/store/d1.ts'
import { isHubToBeTold, tellHub } from '#src/websub/tell-hub.ts'
import { buildWorld, storeItems } from '#test/letter/build-world.ts'
import { sampleWeek } from '#test/letter/sample-week.ts'
import worker from '#worker/cloudflare.ts'

const { FEEDS: _queue, TEST_MIGRATIONS: _migrations, ...bindings } = env
const bound = {
  ...bindings,
  VIGIE_BASE_URL: 'https://veille.example',
  VIGIE_WEBSUB_HUB: 'https://hub.example/',
} as Bindings
const db = openD1(env.DB)
const get = (path: string, headers: Record<string, string> = {}) =>
  worker.fetch(new Request(`https://veille.example${path}`, { headers }), bound)

describe('feeds on D1', () => {
  beforeAll(async () => {
    const world = { ...buildWorld(db, '2026-11-15T08:00:00Z', {}), search: createFts5Index(db) }
    await storeItems(world, sampleWeek())
    await db.run("update items set first_seen_at = '2026-10-05T08:00:00Z'")
    await db.run(
      'insert or ignore into index_queue (item_id, queued_at) select id, ? from items',
      '2026-11-15',
    )
    await drainIndexQueue(world)
  })

  it.each([
    '/flux/tout.rss',
    '/flux/tout.atom?contenu=resume',
    '/flux/tout.json?archive=2026-10',
    '/flux/axes/donnees-ia.rss',
    '/flux/domaines/juridique.atom',
    '/flux/types/appel-a-projets.json',
    '/flux/territoires/dept-41.rss',
    '/flux/recherche.atom?q=fibre',
    '/flux/tout.ics',
    '/flux/domaines/financiere.ics',
  ])('%s is the same bytes twice, then a 304', async (path) => {
    const [first, second] = [await get(path), await get(path)]
    expect([path, first.status, second.status]).toEqual([path, 200, 200])
    const text = await first.text()
    expect(text.length).toBeGreaterThan(200)
    expect(await second.text()).toBe(text)
    const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('leads to the archive of a month that is over, and announces the hub', async () => {
    const answer = await get('/flux/tout.atom')
    expect(answer.headers.get('link')).toContain('<https://hub.example/>; rel="hub"')
    const text = await answer.text()
    expect(text).toContain('rel="prev-archive"')
    expect(text).toContain('?archive=2026-10')
  })

  it('asks each reader who they are: a key or a session is never answered from a copy', async () => {
    await get('/flux/tout.rss')
    const answer = await get('/flux/tout.rss', { authorization: 'Bearer vigie_inconnue' })
    expect(answer.status).toBe(200)
    expect((await get('/flux/axes/inconnu.rss')).status).toBe(404)
  })

  it('tells the hub of what changed', async () => {
    const told: string[] = []
    const clock = { at: new Date('2026-11-15T09:00:00Z') }
    const base = buildWorld(db, '2026-11-15T08:00:00Z', {})
    const deps = {
      ...base,
      config: { ...base.config, baseUrl: 'https://veille.example', websubHub: 'https://hub.example/' },
      now: () => clock.at,
      fetch: (async (_hub, init) => {
        told.push(new URLSearchParams(String(init?.body)).get('hub.url') ?? '')
        return new Response(null, { status: 204 })
      }) as typeof fetch,
    }
    await tellHub(deps)
    await db.run(
      "update items set last_revised_at = '2026-11-15T09:00:00Z' where id = (select min(id) from items)",
    )
    clock.at = new Date('2026-11-15T09:05:00Z')
    expect(await isHubToBeTold(deps)).toBe(true)
    await tellHub(deps)
    expect(told).toContain('https://veille.example/flux/tout.rss')
    expect(await isHubToBeTold(deps)).toBe(false)
  })
})
