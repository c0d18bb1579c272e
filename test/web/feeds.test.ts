import { beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
const get = (path: string, headers: Record<string, string> = {}) => site.app.request(path, { headers })
const ids = async (path: string) => {
  const feed = (await (await get(path)).json()) as {
    items: { url?: string; external_url?: string; id: string }[]
  }
  return feed.items.map((item) => item.id.split('/').at(-1))
}

beforeAll(async () => {
  site = await openTestSite()
})

describe('formats', () => {
  it.each([
    ['rss', 'application/rss+xml; charset=utf-8', '<rss '],
    ['atom', 'application/atom+xml; charset=utf-8', '<feed '],
    ['json', 'application/feed+json; charset=utf-8', '"version"'],
  ])('serves %s under its own type', async (extension, type, mark) => {
    const answer = await get(`/flux/tout.${extension}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.text()).toContain(mark)
  })

  it.each([
    '/flux/tout.xml',
    '/flux/tout',
    '/flux/axes/inconnu.rss',
    '/flux/axes/donnees-ia.xml',
    '/flux/autre.rss',
  ])('does not know %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('names itself by its public address', async () => {
    const feed = (await (await get('/flux/recherche.json?type=ami&q=intelligence')).json()) as Record<
      string,
      unknown
    >
    expect(feed['feed_url']).toBe('https://veille.example/flux/recherche.json?q=intelligence&type=ami')
    expect(feed['home_page_url']).toBe('https://veille.example/?q=intelligence&type=ami')
  })
})

describe('matter', () => {
  it('holds at most fifty relevant items, newest first', async () => {
    const all = await ids('/flux/tout.json')
    expect(all).toHaveLength(42)
    expect(all).not.toContain('hors')
    expect(all).not.toContain('retire')
    expect(all.at(-1)).toBe('serie-29')
  })

  it('holds one axis', async () => {
    expect((await ids('/flux/axes/cybersecurite-confiance.json')).toSorted()).toStrictEqual([
      'alerte',
      'long',
    ])
  })

  it('holds a search, by date whatever its order, off-scope items only when asked', async () => {
    expect(await ids('/flux/recherche.json?q=calendrier+cuivre&tri=pertinence')).toStrictEqual(['cuivre'])
    expect(await ids('/flux/recherche.json?q=citrouille')).toStrictEqual([])
    expect(await ids('/flux/recherche.json?q=citrouille&tout=1')).toStrictEqual(['hors'])
  })

  it('escapes what a search asked', async () => {
    const rss = await (await get(`/flux/recherche.rss?${new URLSearchParams({ q: ']]><script>&' })}`)).text()
    expect(rss).not.toContain('<script>')
  })
})

describe('conditional requests', () => {
  it('answers 304 to the same ETag, weak or in a list', async () => {
    const first = await get('/flux/tout.rss')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    for (const known of [etag, `W/${etag}`, `"autre", ${etag}`, '*']) {
      const again = await get('/flux/tout.rss', { 'if-none-match': known })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('etag')).toBe(etag)
    }
    expect((await get('/flux/tout.rss', { 'if-none-match': '"autre"' })).status).toBe(200)
  })

  it('answers 304 to the date of the last change, and 200 to an older or a wrong one', async () => {
    const modified = (await get('/flux/tout.rss')).headers.get('last-modified') ?? ''
    expect(modified).toBe('Tue, 24 Nov 2026 08:00:00 GMT')
    expect((await get('/flux/tout.rss', { 'if-modified-since': modified })).status).toBe(304)
    expect(
      (await get('/flux/tout.rss', { 'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT' })).status,
    ).toBe(200)
    expect((await get('/flux/tout.rss', { 'if-modified-since': 'hier' })).status).toBe(200)
  })

  it('believes the ETag over the date', async () => {
    const answer = await get('/flux/tout.rss', {
      'if-none-match': '"autre"',
      'if-modified-since': 'Tue, 24 Nov 2026 08:00:00 GMT',
    })
    expect(answer.status).toBe(200)
  })

  it('changes its ETag when an item changes', async () => {
    const own = await openTestSite()
    const tag = async () => (await own.app.request('/flux/tout.rss')).headers.get('etag')
    const before = await tag()
    expect(await tag()).toBe(before)
    await own.deps.db.run(`update items set title = 'Autre titre' where id = 'cuivre'`)
    expect(await tag()).not.toBe(before)
  })

  it('keeps the ETag of an empty feed still', async () => {
    const first = await get('/flux/recherche.atom?q=zzzz')
    expect(first.headers.get('last-modified')).toBeNull()
    expect(
      (await get('/flux/recherche.atom?q=zzzz', { 'if-none-match': first.headers.get('etag') ?? '' })).status,
    ).toBe(304)
  })

  it('answers HEAD with the same headers and no body', async () => {
    const answer = await site.app.request('/flux/tout.atom', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toMatch(/^"/)
    expect(await answer.text()).toBe('')
  })
})

describe('/flux', () => {
  it('lists every address to copy', async () => {
    const page = await (await get('/flux')).text()
    const addresses = [...page.matchAll(/>\s*(https:\/\/veille\.example\/flux\/[^<\s]+)\s*</g)].map(
      (one) => one[1],
    )
    // Eleven subjects, each as three feeds and one calendar.
    expect(addresses).toHaveLength(44)
    expect(addresses).toContain('https://veille.example/flux/axes/donnees-ia.ics')
    expect(addresses).toContain('https://veille.example/flux/axes/donnees-ia.json')
    for (const address of addresses) expect((await get(new URL(address ?? '').pathname)).status).toBe(200)
  })
})
