import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { openConformity } from '#test/helpers/api-conformity.ts'
import { readDocument } from '#test/helpers/api-document.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { listOf, writeCursor } from '#web/api/cursor.ts'
import { type Described, describedIn } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'

let site: TestSite
let document: ApiDocument
let operations: readonly Described[]
let conforms: ReturnType<typeof openConformity>

beforeAll(async () => {
  site = await openTestSite()
  document = await readDocument()
  operations = describedIn(document)
  conforms = openConformity(document)
})

const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1',
    '100',
    '9'.repeat(30),
    '1e9',
    'NaN',
    'null',
    '[]',
    '{}',
    '%00',
    '\u0000',
    '\uFEFF',
    '..',
    '*',
  ),
  fc.constantFrom(
    'cuivre',
    'donnees-ia',
    'ami',
    'dept-41',
    'juridique',
    '2026-11-24',
    '12',
    'constructor',
    '__proto__',
    'toString',
  ),
  fc.constantFrom(
    '"',
    "'",
    "' or 1=1 --",
    'a OU',
    '((',
    'axe:',
    'échéance:<30j',
    'montant:>1M',
    '-',
    'NEAR(',
    'ref:"',
    'a"b*^:',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()),
)

/** An operation with anything in its path and its parameters, repeated and unknown ones included. */
const asked = fc.record({
  at: fc.nat(100),
  parts: fc.array(value, { minLength: 2, maxLength: 2 }),
  pairs: fc.array(fc.tuple(fc.nat(40), value), { maxLength: 5 }),
  stray: fc.option(fc.constantFrom('zzz', '__proto__', 'suite[]', 'constructor'), {
    nil: undefined,
    freq: 6,
  }),
})

function addressOf({
  at,
  parts,
  pairs,
  stray,
}: typeof asked extends fc.Arbitrary<infer T> ? T : never): string {
  const one = operations[at % operations.length]!
  const names = one.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
  const query = new URLSearchParams(
    names.length > 0 ? pairs.map(([n, text]) => [names[n % names.length]!, text]) : [],
  )
  if (stray) query.append(stray, '1')
  const path = one.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(parts.pop() ?? 'x'))
  return `${path}?${query}`
}

async function faultsAt(path: string, from = site): Promise<string[]> {
  from.wait(60_000)
  const answer = await from.app.request(path)
  if (answer.status >= 500) return [`${answer.status}`]
  // A path that no operation has (« .. », an empty part) is answered before any of them.
  return answer.status === 404 || answer.status === 301 ? [] : conforms(path, answer)
}

describe('each operation, whatever it is asked', () => {
  it('answers or refuses as the document says, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const path = addressOf(given)
        expect([path, await faultsAt(path)]).toEqual([path, []])
      }),
      { numRuns: 400 },
    )
    expect(site.errors).toEqual([])
  }, 60_000)

  it('refuses a place that it never gave, whatever stands in it', async () => {
    const part = fc.oneof(value, fc.double(), fc.maxSafeInteger(), fc.constantFrom('2026-11-24', 'cuivre'))
    await fc.assert(
      fc.asyncProperty(fc.nat(100), fc.array(part, { maxLength: 6 }), async (at, place) => {
        const lists = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'suite'))
        const { path } = lists[at % lists.length]!
        const bare = `${path}?${path.endsWith('recherche') ? 'q=cuivre' : ''}`
        const list = listOf(new URL(bare, 'https://veille.example'))
        const cursor = await writeCursor(list, place as (string | number)[])
        const address = `${bare}&suite=${cursor}`
        expect([address, await faultsAt(address)]).toEqual([address, []])
      }),
      { numRuns: 150 },
    )
    expect(site.errors).toEqual([])
  }, 60_000)
})

describe('each answer, whatever the watch holds', () => {
  it('keeps to its schema when publishers write anything', async () => {
    const own = await openTestSite()
    const odd = ['\u0000a\u0007', '</script>', '😀'.repeat(400), '\u202Eazerty', '"\\', 'e\u0301', ' ']
    for (const [at, text] of odd.entries()) {
      await own.deps.db.run(
        `update items set title = ?, text = ?, author = ?, content_html = ? where id = (select id from items order by id limit 1 offset ?)`,
        text,
        text,
        text,
        text,
        at * 5,
      )
    }
    await own.deps.db.run(
      `insert into index_queue (item_id, queued_at) select id, '2026-11-24T08:00:00Z' from items where true
       on conflict do nothing`,
    )
    await drainIndexQueue(own.deps)
    const ids = (await own.deps.db.all<{ id: string }>('select id from items')).map(({ id }) => id)
    const paths = [
      ...ids.map((id) => `/api/v1/elements/${id}`),
      '/api/v1/elements?limite=100',
      '/api/v1/elements?limite=100&tout=1',
      '/api/v1/recherche?q=a&limite=100',
      '/api/v1/echeances?limite=100',
      '/api/v1/sources?limite=100',
      '/api/v1/lettres',
    ]
    for (const path of paths) expect([path, await faultsAt(path, own)]).toEqual([path, []])
    expect(own.errors).toEqual([])
  })

  it('is the same, mark and bytes, until something changes', async () => {
    const own = await openTestSite()
    for (const path of [
      '/api/v1/elements',
      '/api/v1/echeances',
      '/api/v1/axes',
      '/api/v1/sources',
      '/api/v1/flux',
      '/api/v1/lettres',
    ]) {
      const [one, two] = [await own.app.request(path), await own.app.request(path)]
      expect(one.headers.get('etag')).toBe(two.headers.get('etag'))
      expect(await one.text()).toBe(await two.text())
      const etag = one.headers.get('etag') ?? ''
      for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const again = await own.app.request(path, { headers: { 'if-none-match': known } })
        expect([path, known, again.status, await again.text()]).toEqual([path, known, 304, ''])
      }
    }
  })
})

describe('who may read answers from a page of another site', () => {
  it.each<[string, Record<string, string>, string | null]>([
    ['https://partenaire.example', {}, '*'],
    ['null', {}, '*'],
    // What a key opens is for who has the key, not for the pages that it is given to.
    ['https://partenaire.example', { authorization: 'Bearer vigie_faux' }, null],
  ])('%s with %j: %s, and never with cookies', async (origin, headers, open) => {
    site.wait(60_000)
    const answer = await site.app.request('/api/v1/axes', { headers: { origin, ...headers } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(open)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it.each(['/compte', '/administration', '/', '/recherche', '/abonnement', '/api', '/bureau'])(
    'nobody: %s',
    async (path) => {
      const answer = await site.app.request(path, { headers: { origin: 'https://partenaire.example' } })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      const ask = await site.app.request(path, {
        method: 'OPTIONS',
        headers: { origin: 'https://partenaire.example', 'access-control-request-method': 'POST' },
      })
      expect(ask.headers.get('access-control-allow-origin')).toBeNull()
    },
  )
})
