import { describe, expect, it } from 'vitest'
import { writeSetting } from '#src/store/site-settings.ts'
import type { Deps } from '#src/deps.ts'
import { isHubToBeTold, tellHub } from '#src/websub/tell-hub.ts'
import { topicsOf } from '#src/websub/topics.ts'
import { startServer } from '#test/helpers/http-server.ts'
import { openTestSite } from '#test/helpers/site.ts'

const hub = 'http://127.0.0.1:9/'
const minute = 60_000

/** The test site with a hub in its place: what it is told, and what it answers. */
async function openHub(
  answer: () => Response | Promise<Response> = () => new Response(null, { status: 204 }),
) {
  const site = await openTestSite({ env: { VIGIE_WEBSUB_HUB: hub } })
  const told: string[] = []
  const warnings: object[] = []
  const deps = {
    ...site.deps,
    fetch: (async (url: string, init: RequestInit) => {
      expect([url, init.method, init.redirect]).toEqual([hub, 'POST', 'manual'])
      const form = new URLSearchParams(String(init.body))
      expect(form.get('hub.mode')).toBe('publish')
      told.push(form.get('hub.url') ?? '')
      return answer()
    }) as unknown as typeof fetch,
    log: { ...site.deps.log, warn: (event: string, fields = {}) => void warnings.push({ event, ...fields }) },
  }
  // The first run only notes where it begins: after what the site was born with.
  site.wait(2 * minute)
  await tellHub(deps)
  return { site, deps, told, warnings }
}

async function revise(deps: Pick<Deps, 'db' | 'now'>, id = 'cuivre'): Promise<void> {
  await deps.db.run('update items set last_revised_at = ? where id = ?', deps.now().toISOString(), id)
}

describe('tellHub', () => {
  it('begins by telling nothing: what stands already is no change', async () => {
    const { deps, told } = await openHub()
    expect([told, await isHubToBeTold(deps)]).toEqual([[], false])
  })

  it('tells each feed that an item changes, once, in each format', async () => {
    const { site, deps, told } = await openHub()
    await revise(deps)
    site.wait(2 * minute)
    expect(await isHubToBeTold(deps)).toBe(true)
    const item = await deps.db.get<{ kind: string; domain: string }>(
      "select kind, domain from items where id = 'cuivre'",
    )
    expect(await tellHub(deps)).toBe(`${told.length} flux annoncés au hub, 0 à réessayer`)
    expect(new Set(told).size).toBe(told.length)
    for (const path of [
      '/flux/tout',
      '/flux/axes/infrastructures-thd-mobile',
      `/flux/domaines/${item?.domain}`,
      `/flux/types/${item?.kind}`,
    ])
      for (const format of ['rss', 'atom', 'json'])
        expect(told).toContain(`https://veille.example${path}.${format}`)
    expect(told).not.toContain('https://veille.example/flux/axes/donnees-ia.rss')
    expect(await isHubToBeTold(deps)).toBe(false)
  })

  it('tells addresses that answer, and name themselves so', async () => {
    const { site, deps, told } = await openHub()
    await revise(deps)
    site.wait(2 * minute)
    await tellHub(deps)
    for (const topic of told) {
      const answer = await site.app.request(topic.replace('https://veille.example', ''))
      expect([topic, answer.status]).toEqual([topic, 200])
      expect(answer.headers.get('link')).toBe(`<${hub}>; rel="hub", <${topic}>; rel="self"`)
    }
  })

  it('tells of what is withdrawn too', async () => {
    const { site, deps, told } = await openHub()
    await deps.db.run(
      "update items set withdrawn_at = ?, withdrawn_reason = 'Doublon.' where id = 'cuivre'",
      deps.now().toISOString(),
    )
    site.wait(2 * minute)
    await tellHub(deps)
    expect(told).toContain('https://veille.example/flux/tout.atom')
  })

  it('waits for the search index: a hub that reads too early is never told again', async () => {
    const { site, deps, told } = await openHub()
    await revise(deps)
    await deps.db.run(
      "insert into index_queue (item_id, queued_at) values ('cuivre', '2026-11-24T08:00:00Z')",
    )
    site.wait(2 * minute)
    expect(await tellHub(deps)).toBe('')
    expect(told).toEqual([])
    await deps.db.run('delete from index_queue')
    await tellHub(deps)
    expect(told).not.toEqual([])
  })

  it('does not lose what is stamped now and written a moment later', async () => {
    const { site, deps, told } = await openHub()
    const stamped = deps.now().toISOString()
    site.wait(30_000)
    await tellHub(deps)
    await deps.db.run("update items set last_revised_at = ? where id = 'cuivre'", stamped)
    site.wait(minute)
    await tellHub(deps)
    expect(told).toContain('https://veille.example/flux/tout.rss')
  })

  it('tries again what failed, further and further apart, and only that', async () => {
    let works = false
    const { site, deps, told, warnings } = await openHub(() =>
      works ? new Response(null, { status: 202 }) : new Response('non', { status: 503 }),
    )
    await revise(deps)
    site.wait(2 * minute)
    expect(await tellHub(deps)).toContain('0 flux annoncés au hub')
    expect(warnings).toEqual([
      expect.objectContaining({ event: 'websub-failed', error: `[POST] "${hub}": 503` }),
    ])
    const first = told.length
    expect(await tellHub(deps)).toBe('')
    site.wait(2 * minute)
    expect(await tellHub(deps)).toContain('0 flux annoncés au hub')
    site.wait(2 * minute)
    expect(await isHubToBeTold(deps)).toBe(false)
    works = true
    site.wait(2 * minute)
    told.length = 0
    await tellHub(deps)
    expect(told.length).toBeGreaterThanOrEqual(first)
    expect(await isHubToBeTold(deps)).toBe(false)
  })

  it('gives a hub that is away only so many requests in a run', async () => {
    const { site, deps, told } = await openHub(() => Promise.reject(new Error('refused')))
    await deps.db.run('update items set last_revised_at = ?', deps.now().toISOString())
    site.wait(2 * minute)
    const outcome = await tellHub(deps)
    expect(told).toHaveLength(6)
    expect(Number(/(\d+) à réessayer/.exec(outcome)?.[1])).toBeGreaterThan(20)
  })

  it('gives up after some days, and says so', async () => {
    const { site, deps } = await openHub(() => new Response(null, { status: 500 }))
    await revise(deps)
    for (let n = 0; n < 40; n += 1) {
      site.wait(7 * 60 * minute)
      await tellHub(deps)
    }
    const left = await deps.db.all('select * from websub_pings')
    expect(left).toEqual([])
  })

  it('tells nothing while the index is reserved, nor without a hub', async () => {
    const { site, deps } = await openHub()
    await revise(deps)
    site.wait(2 * minute)
    await deps.db.batch([writeSetting('index', 'reserve')])
    expect(await isHubToBeTold(deps)).toBe(false)
    const { deps: bare } = await openTestSite()
    expect([await isHubToBeTold(bare), await tellHub(bare)]).toEqual([false, ''])
  })

  it('is heard by a hub on the wire', async () => {
    const server = await startServer((_request, response) => void response.writeHead(204).end())
    try {
      const site = await openTestSite({ env: { VIGIE_WEBSUB_HUB: `${server.url}/publier` } })
      const deps = { ...site.deps, fetch }
      await tellHub(deps)
      await revise(deps)
      site.wait(2 * minute)
      await tellHub(deps)
      expect(
        server.requests.map(({ method, path, headers, body }) =>
          [method, path, headers['content-type'], body].join(' '),
        ),
      ).toContain(
        'POST /publier application/x-www-form-urlencoded hub.mode=publish&hub.url=https%3A%2F%2Fveille.example%2Fflux%2Ftout.atom',
      )
    } finally {
      await server.close()
    }
  })
})

describe('topicsOf', () => {
  it('names nothing when nothing changed', () => {
    expect(topicsOf('https://veille.example', { axes: [], domains: [], kinds: [] })).toEqual([])
  })

  it('names the whole and each part, in each format', () => {
    const topics = topicsOf('https://veille.example', {
      axes: ['donnees-ia'],
      domains: ['juridique'],
      kinds: ['loi'],
    })
    expect(topics).toHaveLength(12)
    expect(topics).toContain('https://veille.example/flux/types/loi.json')
  })
})
