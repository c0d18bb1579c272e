import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writeSetting } from '#src/store/site-settings.ts'
import { openTestSite } from '#test/helpers/site.ts'
import { signInAs } from '#test/helpers/staff.ts'
import { type FeedCacheOptions, createFeedCache } from '#web/feed-cache.ts'

const bounds = { mostCopies: 10, mostBytes: 1_000_000 }
const compress = async (body: Uint8Array<ArrayBuffer>) => new Uint8Array(gzipSync(body))

/** The real site behind a cache, and how many times it was asked. */
async function openCached(options: Partial<FeedCacheOptions> = {}) {
  const site = await openTestSite()
  const cache = createFeedCache({ ...bounds, now: site.deps.now, version: site.deps.db.version!, ...options })
  let made = 0
  let passed = 0
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const request = new Request(`http://localhost${path}`, { headers, method })
    return cache(
      { method, url: request.url, header: (name) => request.headers.get(name) ?? undefined },
      {
        pass: () => {
          passed += 1
          return site.app.fetch(request)
        },
        fetchWhole: () => {
          made += 1
          return site.app.fetch(new Request(request.url))
        },
      },
    )
  }
  return { site, get, counts: () => ({ made, passed }) }
}

describe('createFeedCache', () => {
  it('answers what the site answers, made once for many', async () => {
    const { site, get, counts } = await openCached()
    const [direct, ...cached] = await Promise.all([
      site.app.request('/flux/tout.rss'),
      ...Array.from({ length: 20 }, () => get('/flux/tout.rss')),
    ])
    const text = await direct.text()
    for (const answer of cached) {
      expect(await answer.text()).toBe(text)
      expect(answer.headers.get('content-type')).toBe(direct.headers.get('content-type'))
      expect(answer.headers.get('etag')).toBe(direct.headers.get('etag'))
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect(counts()).toEqual({ made: 1, passed: 0 })
  })

  it('answers 304 to the mark or the date that it gave, without asking the site', async () => {
    const { get, counts } = await openCached()
    const first = await get('/flux/tout.atom')
    const [etag, date] = ['etag', 'last-modified'].map((name) => first.headers.get(name) ?? '')
    for (const [name, value = ''] of [
      ['if-none-match', etag],
      ['if-modified-since', date],
    ] as const) {
      const again = await get('/flux/tout.atom', { [name]: value })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(again.headers.get('etag')).toBe(etag)
      expect(again.headers.get('content-type')).toBeNull()
    }
    expect((await get('/flux/tout.atom', { 'if-none-match': '"autre"' })).status).toBe(200)
    expect(counts().made).toBe(1)
  })

  it('gives the whole to the first who asks with a condition that does not hold', async () => {
    const { get } = await openCached()
    const answer = await get('/flux/tout.json', { 'if-none-match': '"vieux"' })
    expect([answer.status, (await answer.text()).length > 1000]).toEqual([200, true])
  })

  it('answers HEAD as GET, without a body', async () => {
    const { get } = await openCached()
    const [head, whole] = [await get('/flux/tout.rss', {}, 'HEAD'), await get('/flux/tout.rss')]
    expect(await head.text()).toBe('')
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers))
  })

  it('compresses once, for who can read it', async () => {
    let compressed = 0
    const { get } = await openCached({
      compress: (body) => {
        compressed += 1
        return compress(body)
      },
    })
    const plain = await get('/flux/tout.rss')
    const small = await get('/flux/tout.rss', { 'accept-encoding': 'br, gzip;q=0.8' })
    expect([plain.headers.get('content-encoding'), small.headers.get('content-encoding')]).toEqual([
      null,
      'gzip',
    ])
    const bytes = Buffer.from(await small.arrayBuffer())
    expect(small.headers.get('content-length')).toBe(String(bytes.length))
    expect(gunzipSync(bytes).toString()).toBe(await plain.text())
    for (const answer of [plain, small]) {
      expect(answer.headers.get('vary')).toBe('Accept-Encoding')
      expect(answer.headers.get('etag')).toMatch(/^W\/"/)
    }
    for (const refused of ['identity', 'gzip;q=0', 'gzip; q=0.000, br', 'xgzipx'])
      expect(
        (await get('/flux/tout.rss', { 'accept-encoding': refused })).headers.get('content-encoding'),
      ).toBeNull()
    expect(compressed).toBe(1)
  })

  it('forgets at once what the database no longer says', async () => {
    const { site, get } = await openCached()
    const before = await (await get('/flux/tout.rss')).text()
    await site.deps.db.run("update items set title = 'Autre titre' where id = 'cuivre'")
    const after = await (await get('/flux/tout.rss')).text()
    expect(after).not.toBe(before)
    expect(after).toContain('Autre titre')
  })

  it('closes with the index: a reserved one opens to nobody', async () => {
    const { site, get } = await openCached()
    expect((await get('/flux/tout.rss')).status).toBe(200)
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    expect((await get('/flux/tout.rss')).status).toBe(401)
    await site.deps.db.batch([writeSetting('index', 'public')])
    expect((await get('/flux/tout.rss')).status).toBe(200)
  })

  it('where the database cannot tell, believes a copy for ten seconds and no more', async () => {
    const { site, get } = await openCached({ version: undefined })
    await get('/flux/tout.rss')
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    site.wait(9_999)
    expect((await get('/flux/tout.rss')).status).toBe(200)
    site.wait(1)
    expect((await get('/flux/tout.rss')).status).toBe(401)
  })

  it('believes no copy for longer than a minute: the hour counts too', async () => {
    const { site, get, counts } = await openCached()
    await get('/flux/tout.ics')
    site.wait(59_999)
    await get('/flux/tout.ics')
    expect(counts().made).toBe(1)
    site.wait(1)
    await get('/flux/tout.ics')
    expect(counts().made).toBe(2)
  })

  it('passes whoever says who they are, and keeps nothing of their answer', async () => {
    const { site, get, counts } = await openCached()
    const { cookie } = await signInAs(site, 'editeur')
    const answer = await get('/flux/tout.rss', { cookie })
    expect(answer.headers.get('cache-control')).toContain('private')
    await get('/flux/tout.rss', { authorization: 'Bearer vigie_faux' })
    expect(counts()).toEqual({ made: 0, passed: 2 })
    expect((await get('/flux/tout.rss')).headers.get('cache-control')).toBe('public, max-age=300')
  })

  it.each([
    ['/', 'GET'],
    ['/flux', 'GET'],
    ['/flux?sujet=tout', 'GET'],
    ['/flux/tout.rss', 'POST'],
    ['/flux/tout.rss', 'OPTIONS'],
    ['/flux/tout.xml', 'GET'],
    ['/flux/../flux/tout.csv', 'GET'],
    ['/recherche.csv', 'GET'],
    ['/sante', 'GET'],
    [`/flux/recherche.rss?q=${'a'.repeat(2000)}`, 'GET'],
  ])('leaves %s %s alone', async (path, method) => {
    const { get, counts } = await openCached()
    await get(path, {}, method)
    expect(counts()).toEqual({ made: 0, passed: 1 })
  })

  it('keeps neither refusals nor what does not exist', async () => {
    const { get, counts } = await openCached()
    for (let n = 0; n < 2; n += 1) expect((await get('/flux/axes/inconnu.rss')).status).toBe(404)
    expect(counts()).toEqual({ made: 2, passed: 2 })
  })

  it('keeps searches apart', async () => {
    const { get } = await openCached()
    const [one, other] = await Promise.all([
      get('/flux/recherche.json?q=cuivre'),
      get('/flux/recherche.json?q=introuvable'),
    ])
    expect(await one.text()).not.toBe(await other.text())
  })

  it('holds no more copies nor bytes than it may, the least asked dropped first', async () => {
    const { get, counts } = await openCached({ mostCopies: 2 })
    for (const path of ['/flux/tout.rss', '/flux/tout.atom', '/flux/tout.rss', '/flux/tout.json'])
      await get(path)
    expect(counts().made).toBe(3)
    await get('/flux/tout.rss')
    expect(counts().made).toBe(3)
    await get('/flux/tout.atom')
    expect(counts().made).toBe(4)
    const small = await openCached({ mostBytes: 500 })
    for (let n = 0; n < 3; n += 1) expect((await small.get('/flux/tout.rss')).status).toBe(200)
    expect(small.counts().made).toBe(3)
  })

  it('is the same bytes twice when nothing changed, though a minute has passed', async () => {
    const { site, get } = await openCached({ compress })
    for (const path of ['/flux/tout.rss', '/flux/tout.atom', '/flux/tout.json', '/flux/tout.ics']) {
      const first = await (await get(path)).text()
      site.wait(61_000)
      expect(await (await get(path)).text()).toBe(first)
    }
  })

  it('does not share what is under way where each request stands alone', async () => {
    const { get, counts } = await openCached({ eachItsOwn: true })
    await Promise.all([get('/flux/tout.rss'), get('/flux/tout.rss')])
    expect(counts().made).toBe(2)
  })

  it('leaves a failure to the site, and tries again', async () => {
    const cache = createFeedCache({ ...bounds, now: () => new Date(0), version: () => '1' })
    const asked = { method: 'GET', url: 'http://localhost/flux/tout.rss', header: () => undefined }
    const failing = {
      pass: () => new Response('panne', { status: 500 }),
      fetchWhole: () => new Response('panne', { status: 500 }),
    }
    expect((await cache(asked, failing)).status).toBe(500)
    const whole = () =>
      new Response('bien', { headers: { etag: '"1"', 'cache-control': 'public, max-age=300' } })
    expect(await (await cache(asked, { pass: whole, fetchWhole: whole })).text()).toBe('bien')
  })
})
