import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import worker from '#worker/cloudflare.ts'
import type { Bindings } from '#src/runtime/cloudflare.ts'
import { apiPaths } from '#web/api/paths.ts'
import { createVigieClient } from '#web/api/client/vigie-client.ts'

// Without the FEEDS queue, the scheduled handler reads the feeds itself.
const { FEEDS: _queue, TEST_MIGRATIONS: _migrations, ...bindings } = env
const bound = {
  ...bindings,
  VIGIE_DEMO_URL: inject('demoUrl'),
  VIGIE_FETCH_PRIVATE: '1',
  VIGIE_BASE_URL: 'https://veille.example',
} as Bindings

const client = createVigieClient({
  baseUrl: 'https://veille.example',
  fetch: async (address, init) => worker.fetch(new Request(String(address), init), bound),
})

describe('the API on Workers', () => {
  beforeAll(async () => {
    await worker.scheduled(
      createScheduledController({ cron: '*/15 * * * *', scheduledTime: new Date() }),
      bound,
    )
  }, 60_000)

  it('reads the watch to its end, page after page', async () => {
    const { total = 0 } = await client.listerElements({ limite: 1 })
    const ids = new Set<string>()
    for await (const { id } of client.tous.listerElements({ limite: 100 })) ids.add(id)
    expect(total).toBeGreaterThan(150)
    expect(ids.size).toBe(total)
  })

  it('answers each operation', async () => {
    const { items } = await client.listerElements({ limite: 100 })
    const told = items.find(({ story }) => story !== undefined)
    const filled: Record<string, string> = {
      '/api/v1/elements/{id}': `/api/v1/elements/${items[0]?.id}`,
      '/api/v1/recits/{id}': `/api/v1/recits/${told?.story}`,
      '/api/v1/axes/{id}': '/api/v1/axes/donnees-ia',
      '/api/v1/sources/{id}': '/api/v1/sources/demo-hub-inclusion',
      '/api/v1/territoires': '/api/v1/territoires?q=Blois',
      '/api/v1/recherche': '/api/v1/recherche?q=fibre',
    }
    for (const path of Object.keys(apiPaths).filter((one) => one !== '/api/v1/lettres/{numero}')) {
      const asked = filled[path] ?? path
      const answer = await worker.fetch(new Request(`https://veille.example${asked}`), bound)
      expect([asked, answer.status]).toStrictEqual([asked, 200])
      expect(answer.headers.get('ratelimit-policy')).toBe('"adresse";q=60;w=60')
    }
  })

  it('serves its document and its pages', async () => {
    for (const path of ['/api/v1/openapi.json', '/api', '/api/problemes']) {
      const answer = await worker.fetch(new Request(`https://veille.example${path}`), bound)
      expect([path, answer.status]).toStrictEqual([path, 200])
    }
  })

  it('refuses with a problem', async () => {
    await expect(client.lireLettre({ numero: '99' })).rejects.toMatchObject({
      status: 404,
      type: 'https://veille.example/api/problemes#introuvable',
    })
    await expect(client.listerElements({ suite: 'x' })).rejects.toMatchObject({ status: 400 })
  })
})
