import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  waitOnExecutionContext,
} from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import worker from '#worker/cloudflare.ts'
import { jobs } from '#worker/jobs.ts'
import type { Bindings } from '#src/runtime/cloudflare.ts'
import { listJobs } from '#src/store/jobs.ts'
import { countByAxis, countItems } from '#src/store/items.ts'
import { openD1 } from '#src/store/d1.ts'

// Without the FEEDS queue, the scheduled handler reads the feeds itself: the queue has a test of its own.
const { FEEDS: _queue, TEST_MIGRATIONS: _migrations, ...bindings } = env
const bound = {
  ...bindings,
  VIGIE_DEMO_URL: inject('demoUrl'),
  VIGIE_FETCH_PRIVATE: '1',
  VIGIE_BASE_URL: 'https://veille.example',
} as Bindings
const db = openD1(env.DB)

async function get(path: string): Promise<Response> {
  return worker.fetch(new Request(`https://veille.example${path}`), bound)
}

async function tick(cron: string): Promise<void> {
  await worker.scheduled(createScheduledController({ cron, scheduledTime: new Date() }), bound)
}

describe('the Worker', () => {
  beforeAll(async () => {
    await tick('*/15 * * * *')
  }, 60_000)

  it('ingests the demo feeds from its scheduled handler', async () => {
    const { items, relevant } = await countItems(db)
    expect(items).toBeGreaterThanOrEqual(200)
    expect(relevant).toBeGreaterThanOrEqual(180)
    expect((await countByAxis(db)).size).toBe(10)
    expect(await listJobs(db, new Date().toISOString())).toMatchObject([
      { name: 'refresh', outcome: 'done', running: false },
    ])
  })

  it('serves the same search', async () => {
    const response = await get('/?q=fermeture+du+cuivre')
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('<html lang="fr"')
    expect(page).toMatch(/<mark>[^<]*cuivre/i)
    const item = /href="(\/elements\/[a-z0-9]+(?:\?[^"]*)?)"/.exec(page)?.[1]
    const shown = await get(item?.replaceAll('&amp;', '&') ?? '/absent')
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('Pourquoi')
  })

  it.each([
    '/echeances',
    '/axes',
    '/tableau?concerne=dept-41',
    '/sources',
    '/lettres',
    '/flux',
    '/abonnement',
    '/flux/tout.rss',
    '/flux/tout.atom',
    '/flux/tout.json',
    '/sante',
  ])('answers %s', async (path) => {
    expect((await get(path)).status).toBe(200)
  })

  it('answers 404 and 304 as it should', async () => {
    expect((await get('/elements/inconnu')).status).toBe(404)
    const feed = await get('/flux/tout.rss')
    const again = await worker.fetch(
      new Request('https://veille.example/flux/tout.rss', {
        headers: { 'if-none-match': feed.headers.get('etag') ?? '' },
      }),
      bound,
    )
    expect(again.status).toBe(304)
  })

  it('adds nothing when the feeds are read again', async () => {
    const before = await countItems(db)
    await db.run(`update feed_state set next_check_at = '2026-01-01T00:00:00.000Z'`)
    await tick('*/15 * * * *')
    expect(await countItems(db)).toEqual(before)
    const states = await db.all<{ outcome: string }>('select distinct outcome from feed_state')
    expect(states).toEqual([{ outcome: 'unchanged' }])
  }, 60_000)

  it('runs the other jobs of the table', async () => {
    for (const job of jobs) await tick(job.cron)
    const states = await listJobs(db, new Date().toISOString())
    // The letter's job has something to do from Friday evening to Monday only.
    const others = states.filter(({ name }) => name !== 'letter')
    expect(others.map((state) => [state.name, state.outcome])).toEqual([
      ['clean-up', 'done'],
      ['refresh', 'done'],
    ])
  }, 60_000)

  it('reads one feed a message of the queue', async () => {
    await db.run('delete from items')
    await db.run(
      `update feed_state set next_check_at = '2026-01-01T00:00:00.000Z', body_hash = null, etag = null, last_modified = null`,
    )
    const messages = ['demo-hub-inclusion', 'inconnu'].map((feedId, n) => ({
      id: String(n),
      timestamp: new Date(),
      attempts: 1,
      body: { feedId },
    }))
    const batch = createMessageBatch<{ feedId: string }>('vigie-feeds', messages)
    const context = createExecutionContext()
    await worker.queue(batch, bound, context)
    await waitOnExecutionContext(context)
    expect(await db.all('select distinct feed_id from items')).toEqual([{ feed_id: 'demo-hub-inclusion' }])
    expect(await db.get('select count(*) as n from index_queue')).toEqual({ n: 0 })
  })

  it('tells every fault of its configuration', async () => {
    const wrong = { ...bound, SMTP_URL: 'smtp://exemple.fr' } as Bindings
    expect(() => worker.fetch(new Request('https://veille.example/'), wrong)).toThrow(/SMTP_URL/)
  })
})
