import { afterEach, describe, expect, it } from 'vitest'
import type { JsonFeed, JsonMapping, Paging } from '#src/feed/definition.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { createTestDeps, feedAt } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { acquire, readSource } from '#test/helpers/read-source.ts'

const mapping: JsonMapping = { items: 'results', guid: 'id', title: 'titre', url: 'https://exemple.fr/{id}' }

let server: LocalServer
afterEach(() => server.close())

type Answer = { status?: number; json?: unknown; body?: string; headers?: Record<string, string> }

/** A service of records numbered from 1; `answer` says what it gives at an address. */
async function serve(answer: (url: URL, body: string) => Answer): Promise<void> {
  server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', server.url)
    const body = server.requests.at(-1)?.body ?? ''
    const {
      status = 200,
      json,
      body: text,
      headers = {},
    } = url.pathname === '/robots.txt' ? { status: 404 } : answer(url, body)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.statusCode = status
    response.end(text ?? JSON.stringify(json ?? {}))
  })
}

/** Requests to the service itself. */
const asked = () => server.requests.filter(({ path }) => path !== '/robots.txt').map(({ path }) => path)

const records = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: first + index, titre: `Avis ${first + index}` }))

function feedOf(paging: Paging | undefined, fields: Partial<JsonFeed> = {}): JsonFeed {
  const url = `${server.url}/api?q=eau%20douce&limit=10`
  return feedAt(url, { format: 'json', mapping, ...(paging ? { paging } : {}), ...fields }) as JsonFeed
}

const byOffset: Paging = { kind: 'offset', parameter: 'offset', size: 10, most: 5 }

describe('pages by offset', () => {
  it('are read until one is not full, the rest of the address as it is written', async () => {
    await serve((url) => {
      const offset = Number(url.searchParams.get('offset') ?? 0)
      return { json: { results: records(offset + 1, offset === 20 ? 3 : 10) } }
    })
    const { items, parsed } = await readSource(feedOf(byOffset))
    expect(items).toHaveLength(23)
    expect(parsed.bozo).toBeUndefined()
    expect(asked()).toEqual([
      '/api?q=eau%20douce&limit=10',
      '/api?q=eau%20douce&limit=10&offset=10',
      '/api?q=eau%20douce&limit=10&offset=20',
    ])
  })

  it('never go beyond the ten thousandth result, and say so', async () => {
    await serve((url) => {
      const offset = Number(url.searchParams.get('offset') ?? 0)
      if (offset + 5000 > 10_000) return { status: 400, json: { error_code: 'InvalidRESTParameterError' } }
      return { json: { results: records(offset + 1, 5000) } }
    })
    const { items, parsed } = await readSource(feedOf({ ...byOffset, size: 5000 }))
    expect([items.length, asked().length]).toEqual([10_000, 2])
    expect(parsed.bozo).toContain('10000 résultats')
  })

  it('stop at the most of the definition, and say that the list goes on', async () => {
    await serve((url) => ({
      json: { results: records(Number(url.searchParams.get('offset') ?? 0) + 1, 10) },
    }))
    const { items, parsed } = await readSource(feedOf({ ...byOffset, most: 2 }))
    expect(items).toHaveLength(20)
    expect(parsed.bozo).toContain('20 premiers')
  })
})

describe('pages by number', () => {
  it('are counted in the query, up to an empty one', async () => {
    await serve((url) => {
      const page = Number(url.searchParams.get('page') ?? 1)
      return { json: { results: page <= 2 ? records(page * 10, 10) : [] } }
    })
    const { items } = await readSource(feedOf({ kind: 'page', parameter: 'page', from: 1, most: 5 }))
    expect(items).toHaveLength(20)
    expect(asked().slice(1)).toEqual([
      '/api?q=eau%20douce&limit=10&page=2',
      '/api?q=eau%20douce&limit=10&page=3',
    ])
  })

  it('are counted in the JSON that is posted', async () => {
    await serve((_url, body) => {
      const { recherche } = JSON.parse(body) as { recherche: { pageNumber: number } }
      return { json: { results: recherche.pageNumber === 1 ? records(1, 2) : [] } }
    })
    const paging: Paging = { kind: 'page', parameter: 'recherche.pageNumber', from: 1, most: 5 }
    const request = { json: { fond: 'CNIL', recherche: { pageNumber: 1, pageSize: 2 } } }
    await readSource(feedOf(paging, { request }))
    const bodies = server.requests
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body))
    expect(bodies).toEqual([
      { fond: 'CNIL', recherche: { pageNumber: 1, pageSize: 2 } },
      { fond: 'CNIL', recherche: { pageNumber: 2, pageSize: 2 } },
    ])
  })
})

describe('pages by the address of the next', () => {
  const byNext: Paging = { kind: 'next', path: 'next', most: 5 }

  it('are followed as a path, and in https where the proxy writes http', async () => {
    await serve((url) =>
      url.searchParams.get('page') === '2'
        ? { json: { results: records(3, 1), next: null } }
        : { json: { results: records(1, 2), next: `http://127.0.0.1:1${url.pathname}?page=2` } },
    )
    const { items } = await readSource(feedOf(byNext))
    expect(items.map(({ guid }) => guid)).toEqual(['1', '2', '3'])
  })

  it.each([
    ['another site', 'https://ailleurs.example/api?page=2', 'autre site'],
    ['nothing that can be read', 'http://[', 'illisible'],
  ])('are not followed to %s', async (_what, next, words) => {
    await serve(() => ({ json: { results: records(1, 2), next } }))
    const { items, parsed } = await readSource(feedOf(byNext))
    expect([items.length, asked().length]).toEqual([2, 1])
    expect(parsed.bozo).toContain(words)
  })

  it('stop by themselves where a page names itself', async () => {
    await serve(() => ({ json: { results: records(1, 2), next: '/api?encore' } }))
    const { items } = await readSource(feedOf(byNext))
    expect(items).toHaveLength(10)
  })
})

describe('a page that fails', () => {
  it.each([
    ['a failure of the server', { status: 500 }, '500'],
    ['a wish to wait', { status: 429, headers: { 'retry-after': '600' } }, 'attendre'],
  ])('does not lose those before it (%s), and all is read the next time', async (_what, trouble, words) => {
    await serve((url) => (url.searchParams.has('offset') ? trouble : { json: { results: records(1, 10) } }))
    const read = await readSource(feedOf(byOffset))
    expect(read.items).toHaveLength(10)
    expect(read.parsed.bozo).toContain('La page 2 n’a pas été lue')
    expect(read.parsed.bozo).toContain(words)
    expect(read).toMatchObject({ bodyHash: '', cursor: 'inachevé', first: { validators: {} } })
  })

  it('fails the check when it is the first', async () => {
    await serve(() => ({ status: 400, json: { message: 'ODSQL' } }))
    expect(await acquire(feedOf(byOffset))).toMatchObject({ kind: 'failed', status: 400 })
  })

  it('fails the check when it is no JSON', async () => {
    await serve(() => ({ body: '<html>Maintenance</html>' }))
    expect(await acquire(feedOf(byOffset))).toMatchObject({
      kind: 'failed',
      error: { code: 'malformed-json' },
    })
  })
})

describe('a list that begins with the newest', () => {
  const newest: Paging = { ...byOffset, newestFirst: true }
  let latest = 100

  /** Records from `latest` down. */
  const downFrom = (offset: number) => ({ json: { results: records(latest - offset - 9, 10).toReversed() } })
  const check = async (feed: JsonFeed, deps: Awaited<ReturnType<typeof createTestDeps>>) => {
    const before = asked().length
    const result = await refreshFeed(deps, feed, 'essai')
    return [result, asked().length - before] as const
  }

  it('is read as far as it is unknown', async () => {
    latest = 100
    await serve((url) => downFrom(Number(url.searchParams.get('offset') ?? 0)))
    const feed = feedOf(newest)
    const deps = await createTestDeps({ feeds: [feed] })
    await registerFeeds(deps.db, [feed.id], deps.now().toISOString())
    expect(await check(feed, deps)).toEqual([{ kind: 'fresh', seen: 50, added: 50, revised: 0 }, 5])
    expect(await check(feed, deps)).toEqual([{ kind: 'unchanged' }, 1])
    latest = 112
    expect(await check(feed, deps)).toEqual([{ kind: 'fresh', seen: 30, added: 12, revised: 0 }, 3])
  })

  it('is read whole after a check that stopped half-way, so that no page stays unread', async () => {
    latest = 100
    let broken = true
    await serve((url) => {
      const offset = Number(url.searchParams.get('offset') ?? 0)
      return broken && offset >= 20 ? { status: 503 } : downFrom(offset)
    })
    const feed = feedOf(newest)
    const deps = await createTestDeps({ feeds: [feed] })
    await registerFeeds(deps.db, [feed.id], deps.now().toISOString())
    expect((await check(feed, deps))[0]).toMatchObject({ kind: 'fresh', added: 20 })
    broken = false
    expect(await check(feed, deps)).toEqual([{ kind: 'fresh', seen: 50, added: 30, revised: 0 }, 5])
    expect((await findFeedState(deps.db, feed.id))?.cursor).toBeUndefined()
    expect((await check(feed, deps))[0]).toEqual({ kind: 'unchanged' })
  })
})

describe('a catalogue', () => {
  it('is read whole each time, and unchanged when no page changed', async () => {
    let title = 'Aide 12'
    await serve((url) =>
      url.searchParams.has('offset')
        ? { json: { results: [{ id: 12, titre: title }] }, headers: { etag: '"deux"' } }
        : { json: { results: records(1, 10) }, headers: { etag: '"un"' } },
    )
    const first = await readSource(feedOf(byOffset))
    const known = { bodyHash: first.bodyHash, validators: first.first.validators }
    expect(await acquire(feedOf(byOffset), { known })).toMatchObject({ kind: 'unchanged' })
    title = 'Aide 12, prolongée'
    expect((await readSource(feedOf(byOffset), { known })).items.at(-1)?.title).toBe('Aide 12, prolongée')
    expect(server.requests.some(({ headers }) => headers['if-none-match'])).toBe(false)
  })

  it('keeps its latest records, and says that there are others', async () => {
    const results = [
      { id: 1, titre: 'Ancien', d: '2019-01-01' },
      { id: 2, titre: 'Sans date' },
      { id: 3, titre: 'Récent', d: '2026-11-01' },
      { id: 4, titre: 'Hier', d: '2026-11-23' },
    ]
    await serve(() => ({ json: { results } }))
    const feed = feedOf(undefined, { most: 2, mapping: { ...mapping, published: 'd' } })
    const { items, parsed } = await readSource(feed)
    expect(items.map(({ title }) => title)).toEqual(['Hier', 'Récent'])
    expect(parsed.leftOut).toEqual([
      { rule: 'beyond-cap', title: 'Éléments plus anciens que les 2 derniers' },
    ])
  })

  it('may be larger than the usual cap where its definition says so', async () => {
    const results = [{ id: 1, titre: 'x'.repeat(1_200_000) }]
    await serve(() => ({ json: { results } }))
    const deps = await createTestDeps({ env: { VIGIE_FETCH_MAX_MB: '1' } })
    const check = async (feed: JsonFeed) => {
      await registerFeeds(deps.db, [feed.id], deps.now().toISOString())
      return (await refreshFeed(deps, feed, 'essai')).kind
    }
    expect(await check(feedOf(undefined))).toBe('failed')
    expect(await check(feedOf(undefined, { id: 'large', maxMegabytes: 2 }))).toBe('fresh')
  })
})
