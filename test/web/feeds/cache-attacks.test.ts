import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeSetting } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { signInAs } from '#test/helpers/staff.ts'
import { createFeedCache } from '#web/feed-cache.ts'

type Headers = Record<string, string>

/** The site behind the cache of the Node server; `whole` stands in for the site when the test gives it. */
function openCache(site: TestSite, bounds = { mostCopies: 50, mostBytes: 5_000_000 }) {
  const cache = createFeedCache({ ...bounds, now: site.deps.now, version: site.deps.db.version! })
  return async (
    path: string,
    headers: Headers = {},
    method = 'GET',
    whole?: () => Response | Promise<Response>,
  ) => {
    const request = new Request(`http://localhost${path}`, { headers, method })
    return cache(
      { method, url: `http://localhost${path}`, header: (name) => request.headers.get(name) ?? undefined },
      {
        pass: () => site.app.fetch(request),
        fetchWhole: whole ?? (() => site.app.fetch(new Request(`http://localhost${path}`))),
      },
    )
  }
}

/** What a client can tell two answers apart by. */
async function seen(answer: Response): Promise<unknown> {
  const kept = [
    'content-type',
    'etag',
    'last-modified',
    'cache-control',
    'location',
    'access-control-allow-origin',
    'link',
  ]
  // The page of what does not exist has a number of its own each time (its policy).
  const text = (await answer.text()).replaceAll(/nonce="[^"]+"/g, '')
  return [answer.status, text, ...kept.map((name) => answer.headers.get(name))]
}

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})

const odd = [
  '/flux/TOUT.rss',
  '/flux/tout.RSS',
  '/Flux/tout.rss',
  '/flux//tout.rss',
  '/flux/tout.rss/',
  '/flux/tout.rss?',
  '/flux/tout.rss?archive',
  '/flux/tout.rss?archive=2026-11&archive=2026-10',
  '/flux/tout.rss?contenu=resume&contenu=entier',
  '/flux/tout.rss?contenu=entier&contenu=resume',
  '/flux/tout.rss?contenu=RESUME',
  '/flux/tout.rss?CONTENU=resume',
  '/flux/tout.rss?__proto__=1',
  '/flux/tout.rss?contenu%00=resume',
  '/flux/tout.rss?q=%FF%FE',
  '/flux/tout.rss?q=%',
  '/flux/tout.rss?x=1%0d%0aset-cookie:%20a=b',
  '/flux/recherche.rss',
  '/flux/recherche.rss?q=cuivre&q=fibre',
  '/flux/recherche.rss?q=%22',
  '/flux/recherche.rss?q=((((',
  '/flux/recherche.atom?q=%3Cscript%3E&axe=%3Cb%3E',
  '/flux/recherche.json?page=-1&tri=x&limite=99999',
  '/flux/recherche.ics?depuis=2026-99-99',
  '/flux/axes/donnees-ia.rss?axe=autre',
  '/flux/axes/constructor.rss',
  '/flux/axes/../tout.rss',
  '/flux/axes/%2e%2e/tout.rss',
  '/flux/axes%2Fdonnees-ia.rss',
  '/flux/territoires/commune-41018.json?concerne=dept-37',
  '/flux/territoires/COMMUNE-41018.json',
  '/flux/types/decret.rss;.ics',
  '/flux/tout.rss.ics',
] as const

describe('the cache of feeds, beside the site itself', () => {
  it.each(odd)('answers %s as the site does, made and kept', async (path) => {
    const get = openCache(site)
    const direct = await seen(await site.app.request(path))
    expect(await seen(await get(path))).toEqual(direct)
    expect(await seen(await get(path))).toEqual(direct)
  })

  it('never fails, and never answers one address for another', async () => {
    const get = openCache(site)
    const name = fc.constantFrom(
      'tout',
      'recherche',
      'axes/donnees-ia',
      'types/decret',
      'territoires/dept-41',
      'x/y',
    )
    const pair = fc.tuple(
      fc.constantFrom('q', 'archive', 'contenu', 'axe', 'type', 'page', 'tri', 'concerne', 'z'),
      fc.oneof(
        fc.constantFrom('resume', '2026-11', 'decret', 'cuivre', ''),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
    )
    const asked = fc.tuple(
      name,
      fc.constantFrom('rss', 'atom', 'json', 'ics'),
      fc.array(pair, { maxLength: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(asked, async ([of, extension, pairs]) => {
        const path = `/flux/${of}.${extension}?${new URLSearchParams(pairs)}`
        const direct = await seen(await site.app.request(path))
        expect((direct as number[])[0]).toBeLessThan(500)
        expect(await seen(await get(path))).toEqual(direct)
      }),
      { numRuns: 80 },
    )
  })

  it.each<[string, Headers, string]>([
    ['a whole document to a part of it', { range: 'bytes=0-10' }, 'GET'],
    ['nothing to any mark', { 'if-none-match': '*' }, 'GET'],
    ['all to a mark that is none', { 'if-none-match': 'abc, "', 'if-modified-since': 'demain' }, 'GET'],
    ['nothing to a date ahead', { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' }, 'GET'],
    [
      'all to a mark, though the date would do',
      { 'if-none-match': '"x"', 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      'GET',
    ],
    ['no body to HEAD', {}, 'HEAD'],
    ['the same whatever is accepted', { accept: 'text/html', 'accept-language': 'en' }, 'GET'],
    [
      'the same whoever says to have forwarded',
      { 'x-forwarded-host': 'voleur.example', forwarded: 'host=voleur.example' },
      'GET',
    ],
    ['the same to another method in a header', { 'x-http-method-override': 'DELETE' }, 'GET'],
  ])('gives %s, as the site does', async (_, headers, method) => {
    const get = openCache(site)
    const direct = await seen(await site.app.request('/flux/tout.rss', { headers, method }))
    expect(JSON.stringify(direct)).not.toContain('voleur')
    for (let n = 0; n < 2; n += 1)
      expect(await seen(await get('/flux/tout.rss', headers, method))).toEqual(direct)
    // Nothing of the first who asked is left to the next.
    expect(await seen(await get('/flux/tout.rss'))).toEqual(
      await seen(await site.app.request('/flux/tout.rss')),
    )
  })

  it('has another mark if, and only if, the bytes are others', async () => {
    const own = await openTestSite()
    const get = openCache(own)
    const bytes = new Map<string, string>()
    for (let n = 0; n < 12; n += 1) {
      if (n % 3)
        await own.deps.db.run(
          'update items set title = ? where id = ?',
          `Titre ${n % 5}`,
          n % 2 ? 'cuivre' : 'ami',
        )
      for (const extension of ['rss', 'atom', 'json', 'ics']) {
        const answer = await get(`/flux/tout.${extension}`)
        const [etag = '', text] = [answer.headers.get('etag') ?? '', await answer.text()]
        expect(bytes.get(etag) ?? text).toBe(text)
        bytes.set(etag, text)
      }
    }
    expect(new Set(bytes.values()).size).toBe(bytes.size)
  })
})

describe('the cache of feeds, while things change', () => {
  it('gives nobody who asks after a withdrawal what was begun before it', async () => {
    const own = await openTestSite()
    const get = openCache(own)
    let finish = (): void => undefined
    const gate = new Promise<void>((resolve) => (finish = resolve))
    const slow = get('/flux/tout.rss', {}, 'GET', async () => {
      const answer = await own.app.request('/flux/tout.rss')
      await gate
      return answer
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    await own.deps.db.run(
      "update items set withdrawn_at = '2026-11-24T08:00:00Z', withdrawn_reason = 'Faux.' where id = 'cuivre'",
    )
    const after = get('/flux/tout.rss')
    finish()
    expect(await (await slow).text()).toContain('https://veille.example/elements/cuivre')
    expect(await (await after).text()).not.toContain('https://veille.example/elements/cuivre')
    expect(await (await get('/flux/tout.rss')).text()).not.toContain('https://veille.example/elements/cuivre')
  })

  it('serves nothing that it holds once the index is reserved, by any address or method', async () => {
    const own = await openTestSite()
    const get = openCache(own)
    const paths = [
      '/flux/tout.rss',
      '/flux/tout.atom?contenu=resume',
      '/flux/recherche.json?q=cuivre',
      '/flux/tout.ics',
    ]
    const etags = new Map<string, string>()
    for (const path of paths) etags.set(path, (await get(path)).headers.get('etag') ?? '')
    await own.deps.db.batch([writeSetting('index', 'reserve')])
    for (const path of paths) {
      const answers = await Promise.all([
        get(path),
        get(path, {}, 'HEAD'),
        // The mark of what it holds would tell that it is still so.
        get(path, { 'if-none-match': etags.get(path) ?? '' }),
        get(path, { 'if-none-match': '*' }),
        get(path, { authorization: 'Bearer vigie_faux' }),
      ])
      expect([path, answers.map(({ status }) => status)]).toEqual([path, [401, 401, 401, 401, 401]])
    }
  })

  it('keeps nothing of what a session or a key was given', async () => {
    const own = await openTestSite({ seeds: false })
    await own.deps.db.batch([writeSetting('index', 'reserve')])
    const get = openCache(own)
    const { cookie } = await signInAs(own, 'lecteur')
    expect((await get('/flux/tout.rss', { cookie })).status).toBe(200)
    expect((await get('/flux/tout.rss')).status).toBe(401)
    expect((await get('/flux/tout.rss', { cookie: 'vigie=faux' })).status).toBe(401)
    expect((await get('/flux/tout.rss', { authorization: '' })).status).toBe(401)
  })

  it('holds its bounds under ten thousand addresses', async () => {
    const body = 'x'.repeat(1000)
    const get = openCache(site, { mostCopies: 200, mostBytes: 100_000 })
    let made = 0
    const whole = () => {
      made += 1
      return new Response(body, { headers: { etag: '"1"', 'cache-control': 'public, max-age=300' } })
    }
    const ask = (n: number) => get(`/flux/recherche.rss?q=${n}`, {}, 'GET', whole)
    for (let n = 0; n < 10_000; n += 1) await ask(n)
    expect(made).toBe(10_000)
    for (let n = 9_900; n < 10_000; n += 1) await ask(n)
    expect(made).toBe(10_000)
    await ask(9_899)
    expect(made).toBe(10_001)
  })

  it('says no earlier date of its last change when an item is withdrawn or revised', async () => {
    const own = await openTestSite()
    const get = openCache(own)
    let last = 0
    for (const [n, id] of ['cuivre', 'ami', 'appel', 'cuivre'].entries()) {
      own.wait(60_000)
      const at = own.deps.now().toISOString()
      const change = n % 2 ? 'withdrawn_reason = ?, withdrawn_at' : 'title = ?, last_revised_at'
      await own.deps.db.run(`update items set ${change} = ? where id = ?`, `Essai ${n}`, at, id)
      const modified = Date.parse((await get('/flux/tout.rss')).headers.get('last-modified') ?? '')
      expect(modified).toBeGreaterThanOrEqual(last)
      last = modified
    }
  })
})
