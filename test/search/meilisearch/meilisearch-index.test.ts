import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { decodeValue, encodeValue, filterOf, planAsks } from '#src/search/meilisearch/plan-asks.ts'
import { areApplied, settings } from '#src/search/meilisearch/settings.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { ask, made } from '#test/contract/search-library.ts'

const url = 'http://nom:motdepasse@recherche.example:7700'
const apiKey = 'cle-tres-secrete'

type Answer = { status?: number; body: unknown }

/** A server by its answers (recorded from Meilisearch 1.50), and what it was asked. */
function serverWith(answers: (path: string, method: string) => Answer) {
  const asked: { path: string; method: string; body: unknown; headers: Headers }[] = []
  const send: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname
    const method = init?.method ?? 'GET'
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ path, method, body, headers: new Headers(init?.headers) })
    const answer = answers(path, method)
    return Response.json(answer.body, { status: answer.status ?? 200 })
  }
  return { index: createMeilisearchIndex({ url, apiKey, index: 'vigie', fetch: send }), asked }
}

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
const noIndex: Answer = {
  status: 404,
  body: { message: 'Index `vigie` not found.', code: 'index_not_found', type: 'invalid_request', link: '' },
}
const task = (part: object): Answer => ({
  body: { uid: 7, indexUid: 'vigie', status: 'succeeded', error: null, ...part },
})

function ready(path: string): Answer {
  if (path.endsWith('/settings')) return { body: settings }
  return path.startsWith('/tasks/') ? task({}) : enqueued
}

async function errorOf(work: Promise<unknown>): Promise<WatchError> {
  const error = await work.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(WatchError)
  return error as WatchError
}

const plan = (text: string) => planAsks(parseQuery(text))

describe('planAsks', () => {
  const stems = ['titleStems', 'publisherStems', 'textStems']

  it.each([
    ['', { q: '', attributesToSearchOn: stems }],
    ['cuivre', { q: 'cuivr ', attributesToSearchOn: stems }],
    [
      'fibre "plan de relance" -cuivre -"a b"',
      { q: '-cuivr -b fibr "plan relanc" ', attributesToSearchOn: stems },
    ],
    ['numéri* fibre', { q: 'fibr numeri' }],
    ['2021-14*', { q: '2021 14' }],
  ])('asks %j in one question', (text, main) => {
    expect(plan(text)).toStrictEqual({ main, alsoIn: [], notIn: [] })
  })

  it('asks apart what one question cannot hold', () => {
    const { main, alsoIn, notIn } = plan(
      'un1 deux2 trois3 quatre4 cinq5 six6 sept7 huit8 neuf9 dix10 onze11 pre* suf* -ex*',
    )
    expect(main).toStrictEqual({ q: 'un1 deux2 trois3 quatre4 cinq5 six6 sept7 huit8 neuf9 pre' })
    expect(alsoIn).toStrictEqual([{ q: 'dix10 onze11 ', attributesToSearchOn: stems }, { q: 'suf' }])
    expect(notIn).toStrictEqual([{ q: 'ex' }])
  })
})

describe('filterOf', () => {
  it('writes ranges in seconds and facets as quoted values', () => {
    const query = ask({
      facets: { domain: ['juridique', 'financiere'], publisher: ['" OR 1=1'] },
      from: '2026-01-01',
      to: '2026-01-01',
      deadlineFrom: '2026-02-01',
    })
    expect(filterOf(query)).toStrictEqual([
      'relevant = true',
      'sortAt >= 1767225600',
      'sortAt <= 1767311999',
      'deadlineAt >= 1769904000',
      'domain IN ["juridique", "financiere"]',
      'publisher IN ["%22 OR 1=1"]',
    ])
    expect(
      filterOf({ ...query, includeOffScope: true, from: undefined, to: undefined }, 'publisher'),
    ).toStrictEqual(['deadlineAt >= 1769904000', 'domain IN ["juridique", "financiere"]'])
  })

  it('finds nothing in a range that cannot be read', () => {
    expect(filterOf(ask({ from: 'x OR id EXISTS' }))).toStrictEqual(['relevant = true', 'id IN []'])
  })
})

describe('encodeValue', () => {
  it.each([
    ['Région Centre-Val de Loire', 'Région Centre-Val de Loire'],
    ['L’"Atelier" \\', 'L’%22Atelier%22 %5c'],
    ["d'été 100 %", 'd%27été 100 %25'],
    ['a\nb\u0000', 'a%0ab%00'],
    ['%22', '%2522'],
  ])('%j becomes %j and comes back', (value, encoded) => {
    expect(encodeValue(value)).toBe(encoded)
    expect(decodeValue(encoded)).toBe(value)
  })
})

describe('settings', () => {
  it('are recognised on a server that adds its own', () => {
    const current = {
      ...settings,
      typoTolerance: { ...settings.typoTolerance, disableOnWords: [] },
      searchCutoffMs: null,
    }
    expect(areApplied(current)).toBe(true)
  })

  it.each([
    { searchableAttributes: ['*'] },
    { rankingRules: ['words'] },
    { pagination: { maxTotalHits: 1000 } },
    { localizedAttributes: null },
    { typoTolerance: { ...settings.typoTolerance, disableOnNumbers: false } },
  ])('are missed when the server has %j', (part) => {
    expect(areApplied({ ...settings, ...part })).toBe(false)
  })

  it('are applied, and waited for, before the first document, once', async () => {
    const { index, asked } = serverWith((path, method) => {
      if (path.endsWith('/settings') && method === 'GET') return noIndex
      return path.startsWith('/tasks/') ? task({}) : enqueued
    })
    await index.put([made('a', {})])
    await index.put([made('b', {})])
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toStrictEqual([
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

  it('are left alone where they are right', async () => {
    const { index, asked } = serverWith(ready)
    await index.put([made('a', {})])
    expect(asked.some(({ method }) => method === 'PATCH')).toBe(false)
  })

  it('are tried again after a failure', async () => {
    let down = true
    const { index } = serverWith((path) => {
      if (down) throw new TypeError('fetch failed')
      return ready(path)
    })
    expect((await errorOf(index.put([made('a', {})]))).code).toBe('search-unavailable')
    down = false
    await index.put([made('a', {})])
  })

  it('are applied by a search that finds no index', async () => {
    let exists = false
    const { index, asked } = serverWith((path, method) => {
      if (method === 'PATCH') exists = true
      if (path.startsWith('/tasks/')) return task({})
      if (path === '/multi-search' && exists)
        return { body: { results: [{ hits: [] }, { hits: [], totalHits: 0 }] } }
      return exists ? enqueued : noIndex
    })
    expect((await index.search(ask({ text: 'cuivre' }))).total).toBe(0)
    expect(asked.filter(({ path }) => path === '/multi-search')).toHaveLength(2)
  })
})

describe('createMeilisearchIndex', () => {
  it('follows a task until it has ended', async () => {
    let polls = 0
    const { index } = serverWith((path) => {
      if (!path.startsWith('/tasks/')) return ready(path)
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
    const { index } = serverWith((path) =>
      path.startsWith('/tasks/') ? task({ status: 'failed', error }) : ready(path),
    )
    const thrown = await errorOf(index.put([made('é', {})]))
    expect(thrown.code).toBe('search-failed')
    expect(thrown.message).toContain('(invalid_document_id) : Document identifier `é` is invalid.')
  })

  it('does not take a cancelled task for a done one', async () => {
    const { index } = serverWith((path) =>
      path.startsWith('/tasks/') ? task({ status: 'canceled' }) : ready(path),
    )
    expect((await errorOf(index.clear())).message).toContain('(canceled)')
  })

  it('says that a key was refused', async () => {
    const refused = {
      message: 'The provided API key is invalid.',
      code: 'invalid_api_key',
      type: 'auth',
      link: '',
    }
    const { index } = serverWith(() => ({ status: 403, body: refused }))
    const thrown = await errorOf(index.search(ask({})))
    expect(thrown.code).toBe('search-failed')
    expect(thrown.message).toContain('invalid_api_key')
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

  it('asks all it wants in one request, uncompressed', async () => {
    const results = [
      { hits: [{ id: 'a' }] },
      {
        hits: [],
        totalHits: 4,
        facetDistribution: { kind: { loi: 3, decret: 1 }, domain: { juridique: 4 } },
      },
      { hits: [], totalHits: 9, facetDistribution: { publisher: { '%22A%22': 2, B: 7 } } },
    ]
    const { index, asked } = serverWith(() => ({ body: { results } }))
    const query = ask({
      text: 'loi',
      facets: { publisher: ['"A"'] },
      sort: 'echeance',
      offset: 20,
      limit: 10,
    })
    expect(await index.search(query)).toStrictEqual({
      ids: ['a'],
      total: 4,
      facets: {
        axis: [],
        domain: [{ value: 'juridique', count: 4 }],
        kind: [
          { value: 'loi', count: 3 },
          { value: 'decret', count: 1 },
        ],
        publisher: [
          { value: 'B', count: 7 },
          { value: '"A"', count: 2 },
        ],
        territory: [],
      },
    })
    const base = {
      indexUid: 'vigie',
      q: 'loi ',
      attributesToSearchOn: ['titleStems', 'publisherStems', 'textStems'],
      matchingStrategy: 'all',
      attributesToRetrieve: ['id'],
    }
    const filter = ['relevant = true', 'publisher IN ["%22A%22"]']
    expect(asked.map(({ body }) => body)).toStrictEqual([
      {
        queries: [
          { ...base, filter, offset: 20, limit: 10, sort: ['deadlineAt:asc', 'sortAt:desc'] },
          { ...base, filter, hitsPerPage: 1, page: 1, facets: ['axis', 'domain', 'kind', 'territory'] },
          { ...base, filter: ['relevant = true'], hitsPerPage: 1, page: 1, facets: ['publisher'] },
        ],
      },
    ])
    expect(asked[0]?.headers.get('accept-encoding')).toBe('identity')
    expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`)
  })
})
