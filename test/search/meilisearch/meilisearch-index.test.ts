import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import { shape } from '#src/search/meilisearch/record.ts'
import { settingsFor } from '#src/search/meilisearch/settings.ts'
import type { SearchServer } from '#src/search/search-server.ts'
import { ask, made } from '#test/contract/search-library.ts'

const url = 'http://nom:motdepasse@recherche.example:7700'
const apiKey = 'cle-tres-secrete'
const settings = settingsFor({})

interface AskedQuery {
  limit?: number
  facets?: string[]
  filter?: string[]
}

/** What the tests read of a request's body. */
interface Body {
  queries: AskedQuery[]
  [name: string]: unknown
}

interface Asked {
  path: string
  method: string
  body: Body
  headers: Headers
}
type Answer = { status?: number; body: unknown }

/** A server by its answers (recorded from Meilisearch 1.50), and what it was asked. */
function serverWith(answers: (asked: Asked) => Answer): { index: SearchServer; asked: Asked[] } {
  const asked: Asked[] = []
  const send: typeof fetch = async (input, init) => {
    const one = {
      path: new URL(String(input)).pathname,
      method: init?.method ?? 'GET',
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      headers: new Headers(init?.headers),
    }
    asked.push(one)
    const answer = answers(one)
    return Response.json(answer.body, { status: answer.status ?? 200 })
  }
  return { index: createMeilisearchIndex({ url, apiKey, index: 'vigie', fetch: send }), asked }
}

const refused = (status: number, code: string): Answer => ({
  status,
  body: { message: `Refused: ${code}.`, code, type: 'invalid_request', link: '' },
})
const noIndex = refused(404, 'index_not_found')
const enqueued: Answer = {
  status: 202,
  body: {
    taskUid: 7,
    indexUid: 'vigie',
    status: 'enqueued',
    type: 'documentAdditionOrUpdate',
    enqueuedAt: '2026-11-24T07:00:00Z',
  },
}
const task = (part: object): Answer => ({
  body: { uid: 7, indexUid: 'vigie', status: 'succeeded', error: null, ...part },
})
const searchKey = { uid: 'u', key: 'cle-qui-cherche', actions: ['search'], indexes: ['vigie'] }
const noHits = { hits: [], totalHits: 0 }

/** A server where all goes well. */
function ready({ path, method, body }: Asked): Answer {
  if (path.endsWith('/settings') && method === 'GET') return { body: settings }
  if (path.startsWith('/keys')) return { body: searchKey }
  if (path === '/multi-search') return { body: { results: body.queries.map(() => noHits) } }
  if (path.endsWith('/stats')) return { body: { numberOfDocuments: 3 } }
  return path.startsWith('/tasks/') ? task({}) : enqueued
}

async function errorOf(work: Promise<unknown>): Promise<WatchError> {
  const error = await work.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(WatchError)
  return error as WatchError
}

const told = (asked: readonly Asked[]) => asked.map(({ method, path }) => `${method} ${path}`)

describe('put', () => {
  it('applies the settings, waited for, before the first document, once', async () => {
    const { index, asked } = serverWith((one) =>
      one.path.endsWith('/settings') && one.method === 'GET' ? noIndex : ready(one),
    )
    await index.put([made('a', {})])
    await index.put([made('b', {})])
    expect(told(asked)).toStrictEqual([
      'GET /indexes/vigie/settings',
      'PATCH /indexes/vigie/settings',
      'GET /tasks/7',
      'POST /indexes/vigie/documents',
      'GET /tasks/7',
      'POST /indexes/vigie/documents',
      'GET /tasks/7',
    ])
    expect(asked[1]?.body).toStrictEqual(settings)
  })

  it('leaves settings alone where they are right', async () => {
    const { index, asked } = serverWith(ready)
    await index.put([made('a', {})])
    expect(asked.some(({ method }) => method === 'PATCH')).toBe(false)
  })

  it.each<[string, object, boolean]>([
    ['a light one, in place', { synonyms: { aap: ['appel'] } }, true],
    ['a heavy one, by a rebuild alone', { searchableAttributes: ['*'] }, false],
  ])('changes settings that differ: %s', async (_, part, isPatched) => {
    const { index, asked } = serverWith((one) =>
      one.path.endsWith('/settings') && one.method === 'GET'
        ? { body: { ...settings, ...part } }
        : ready(one),
    )
    await index.put([made('a', {})])
    expect(asked.some(({ method }) => method === 'PATCH')).toBe(isPatched)
  })

  it('is tried again after a failure', async () => {
    let isDown = true
    const { index } = serverWith((one) => {
      if (isDown) throw new TypeError('fetch failed')
      return ready(one)
    })
    expect((await errorOf(index.put([made('a', {})]))).code).toBe('search-unavailable')
    isDown = false
    await index.put([made('a', {})])
  })

  it('follows a task until it has ended', async () => {
    let polls = 0
    const { index } = serverWith((one) => {
      if (!one.path.startsWith('/tasks/')) return ready(one)
      polls += 1
      return task({ status: polls < 3 ? 'processing' : 'succeeded' })
    })
    await index.put([made('a', {})])
    expect(polls).toBe(3)
  })

  it('says which code a failed task had', async () => {
    const error = {
      code: 'invalid_document_id',
      message: 'Document identifier `é` is invalid.',
      type: 'invalid_request',
      link: '',
    }
    const { index } = serverWith((one) =>
      one.path.startsWith('/tasks/') ? task({ status: 'failed', error }) : ready(one),
    )
    const thrown = await errorOf(index.put([made('é', {})]))
    expect(thrown.code).toBe('search-failed')
    expect(thrown.message).toContain('(invalid_document_id) : Document identifier `é` is invalid.')
  })

  it('does not take a cancelled task for a done one', async () => {
    const { index } = serverWith((one) =>
      one.path.startsWith('/tasks/') ? task({ status: 'canceled' }) : ready(one),
    )
    expect((await errorOf(index.clear())).message).toContain('(canceled)')
  })

  it('writes stems, instants and one print a document, the last of two versions', async () => {
    const { index, asked } = serverWith(ready)
    const document = made('a', { title: 'Les réseaux', deadline: '2027-01-15', story: 's1' })
    await index.put([made('a', {}), document])
    const sent = asked.find(({ path }) => path.endsWith('/documents'))?.body as unknown
    const [record, ...others] = sent as Record<string, unknown>[]
    expect(others).toStrictEqual([])
    expect(record).toMatchObject({
      id: 'a',
      shape,
      titleStems: 'reseau',
      story: 's1',
      deadlineAt: 1799971200,
    })
    // Until midnight in Paris.
    expect(new Date(Number(record?.['closesAt']) * 1000).toISOString()).toBe('2027-01-15T22:59:59.000Z')
    expect(record?.['print']).toBe(await index.printOf(document))
  })
})

describe('search', () => {
  it('reads with a key that can only search, made once', async () => {
    const { index, asked } = serverWith((one) => {
      if (one.method === 'GET' && one.path.startsWith('/keys/')) return refused(404, 'api_key_not_found')
      return ready(one)
    })
    await index.search(ask({ text: 'cuivre' }))
    await index.search(ask({ text: 'fibre' }))
    const [made_, ...others] = asked.filter(({ path, method }) => method === 'POST' && path === '/keys')
    expect(others).toStrictEqual([])
    expect(made_?.body).toMatchObject({ actions: ['search'], indexes: ['vigie'], expiresAt: null })
    const searches = asked.filter(({ path }) => path === '/multi-search')
    expect(new Set(searches.map(({ headers }) => headers.get('authorization')))).toStrictEqual(
      new Set(['Bearer cle-qui-cherche']),
    )
    expect(searches[0]?.headers.get('accept-encoding')).toBe('identity')
  })

  it('reads with the given key where that may make none, and says so', async () => {
    const { index, asked } = serverWith((one) =>
      one.path.startsWith('/keys') ? refused(403, 'invalid_api_key') : ready(one),
    )
    await index.search(ask({ text: 'cuivre' }))
    expect(asked.at(-1)?.headers.get('authorization')).toBe(`Bearer ${apiKey}`)
    expect((await index.access()).remark).toContain('MEILI_KEY')
  })

  it('makes its key anew when the server has another master key', async () => {
    let isOld = true
    const { index } = serverWith((one) => {
      if (one.path !== '/multi-search' || !isOld) return ready(one)
      isOld = false
      return refused(403, 'invalid_api_key')
    })
    expect((await index.search(ask({ text: 'cuivre' }))).total).toBe(0)
  })

  it('makes the index that it does not find', async () => {
    let exists = false
    const { index, asked } = serverWith((one) => {
      if (one.method === 'PATCH') exists = true
      const needsIndex = one.path === '/multi-search' || one.path.endsWith('/settings')
      return needsIndex && one.method !== 'PATCH' && !exists ? noIndex : ready(one)
    })
    expect((await index.search(ask({ text: 'cuivre' }))).total).toBe(0)
    expect(asked.filter(({ path }) => path === '/multi-search')).toHaveLength(2)
  })

  it('asks one question, with its counts, in one request', async () => {
    const { index, asked } = serverWith((one) =>
      one.path === '/multi-search'
        ? {
            body: {
              results: one.body.queries.map((query) => {
                if (query.limit) return { hits: [{ id: 'a', story: '=a', _rankingScore: 0.9 }] }
                const facets = query.facets ?? []
                const counts = { kind: { loi: 3, decret: 1 }, publisher: { '%22A%22': 2, B: 7 } }
                return {
                  hits: [],
                  totalHits: 4,
                  facetDistribution: Object.fromEntries(
                    Object.entries(counts).filter(([name]) => facets.includes(name)),
                  ),
                }
              }),
            },
          }
        : ready(one),
    )
    const query = ask({ text: 'loi', facets: { publisher: ['"A"'] }, offset: 20, limit: 10 })
    const result = await index.search(query)
    expect(result).toMatchObject({ total: 4, exact: 4, hits: [{ id: 'a', score: 0.9, folded: 0 }] })
    expect(result.facets.kind).toStrictEqual([
      { value: 'loi', count: 3 },
      { value: 'decret', count: 1 },
    ])
    expect(result.facets.publisher).toStrictEqual([
      { value: 'B', count: 7 },
      { value: '"A"', count: 2 },
    ])
    expect(result.facets.status).toHaveLength(7)
    const searches = asked.filter(({ path }) => path === '/multi-search')
    expect(searches).toHaveLength(1)
    const filter = ['relevant = true', 'publisher IN ["%22A%22"]']
    const { queries } = searches[0]!.body
    expect(queries[0]).toMatchObject({ q: '"loi" ', offset: 20, limit: 10, matchingStrategy: 'all', filter })
    // Its own selection hides none of a facet's values.
    expect(queries.find((one) => one.facets?.includes('publisher'))?.filter).toStrictEqual([
      'relevant = true',
    ])
  })

  it('says that a key was refused', async () => {
    const { index } = serverWith(() => refused(403, 'invalid_api_key'))
    const thrown = await errorOf(index.search(ask({})))
    expect(thrown.code).toBe('search-key-refused')
    expect(thrown.message).toContain('MEILI_KEY')
  })

  it.each<[string, () => Promise<Response>]>([
    ['does not answer', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers with a page', () => Promise.resolve(new Response('<html>Bad gateway</html>', { status: 502 }))],
    ['answers with nothing', () => Promise.resolve(new Response(null, { status: 503 }))],
  ])('names a server that %s, without its secrets', async (_, send) => {
    const index = createMeilisearchIndex({ url, apiKey, index: 'vigie', fetch: send })
    for (const work of [index.search(ask({})), index.status(), index.put([made('a', {})])]) {
      const thrown = await errorOf(work)
      expect(thrown.code).toBe('search-unavailable')
      expect(thrown.message).toMatch(
        /^Le serveur de recherche http:\/\/recherche\.example:7700 ne répond pas/,
      )
      expect(thrown.message).not.toMatch(/motdepasse|secrete/)
    }
  })

  it('does the same with the global fetch', async () => {
    const index = createMeilisearchIndex({ url: 'http://127.0.0.1:9', apiKey, index: 'vigie' })
    expect((await errorOf(index.search(ask({})))).code).toBe('search-unavailable')
  })
})

describe('check', () => {
  const counting = (all: number, others: number) =>
    serverWith((one) =>
      one.path === '/multi-search'
        ? {
            body: {
              results: [
                { hits: [], totalHits: all },
                { hits: [], totalHits: others },
              ],
            },
          }
        : ready(one),
    ).index

  it.each<[string, number, number, string]>([
    ['holds documents of today', 9, 0, 'ready'],
    ['holds nothing', 0, 0, 'empty'],
    ['holds a record of another version', 9, 1, 'stale'],
  ])('of an index that %s', async (_, all, others, state) => {
    expect(await counting(all, others).check()).toBe(state)
  })

  it('finds settings of another version', async () => {
    const { index } = serverWith((one) =>
      one.path.endsWith('/settings') ? { body: { ...settings, localizedAttributes: null } } : ready(one),
    )
    expect(await index.check()).toBe('stale')
  })
})

describe('a rebuild', () => {
  it('fills a second index, swaps, and deletes the one that was live', async () => {
    const { index, asked } = serverWith(ready)
    await index.openNext()
    await index.next.put([made('a', {})])
    await index.takeNext()
    const steps = told(asked).filter((one) => !one.includes('/tasks/'))
    expect(steps).toStrictEqual([
      'GET /indexes/vigie/settings',
      'GET /indexes/vigie-suivant',
      'DELETE /indexes/vigie-suivant',
      'PATCH /indexes/vigie-suivant/settings',
      'POST /indexes/vigie-suivant/documents',
      'POST /swap-indexes',
      'GET /indexes/vigie-suivant',
      'DELETE /indexes/vigie-suivant',
    ])
    expect(asked.find(({ path }) => path === '/swap-indexes')?.body).toMatchObject([
      { indexes: ['vigie', 'vigie-suivant'] },
    ])
  })
})
