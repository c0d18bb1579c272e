import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite

beforeAll(async () => {
  site = await openTestSite({ seeds: false })
})

const paths = ['/abonnement', '/abonnement/confirmer', '/desabonnement']

function post(path: string, headers: Record<string, string>, at = 'http://localhost') {
  return site.app.request(at + path, {
    method: 'POST',
    body: new URLSearchParams({ email: 'lea@mairie.example', jeton: 'x' }),
    headers,
  })
}

describe('a POST from elsewhere', () => {
  it.each([
    ['no origin at all', {}],
    ['another site', { origin: 'https://piege.example' }],
    [
      'another site that the browser names',
      { 'sec-fetch-site': 'cross-site', origin: 'https://veille.example' },
    ],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['an origin without a name', { origin: 'null' }],
    ['a host that begins like ours', { origin: 'https://veille.example.piege.example' }],
    ['our host in clear', { origin: 'http://veille.example' }],
  ])('is refused: %s', async (_, headers) => {
    for (const path of paths) {
      const answer = await post(path, headers)
      expect(answer.status).toBe(403)
      expect(wordsOf(await answer.text())).toContain('Ce formulaire n’a pas été envoyé depuis notre site')
    }
    expect(site.mails).toStrictEqual([])
  })

  it.each([
    ['the browser says so', { 'sec-fetch-site': 'same-origin' }],
    ['the origin is our public address', { origin: 'https://veille.example' }],
    ['the origin is the address asked for (an intranet name)', { origin: 'http://localhost' }],
  ])('passes when %s', async (_, headers) => {
    expect((await post('/abonnement/confirmer', headers)).status).toBe(400)
  })
})

describe('bodies and methods', () => {
  it('refuses a body over 16 KB', async () => {
    const body = new URLSearchParams({ email: `${'a'.repeat(20_000)}@mairie.example` })
    const answer = await site.app.request('/abonnement', {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(413)
    expect(wordsOf(await answer.text())).toContain('Envoi trop volumineux')
  })

  it('refuses a streamed body over 16 KB that hides its length', async () => {
    const chunk = new TextEncoder().encode('email='.padEnd(8_000, 'a'))
    const body = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 4; n += 1) controller.enqueue(chunk)
        controller.close()
      },
    })
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const request = new Request('http://localhost/abonnement', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit)
    expect((await site.app.request(request)).status).toBe(413)
  })

  it.each(['PUT', 'DELETE', 'PATCH'])('knows no %s', async (method) => {
    const answer = await site.app.request('/abonnement', {
      method,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(404)
  })

  it('changes nothing on any GET', async () => {
    const own = await openTestSite()
    const digest = async () =>
      JSON.stringify(
        await Promise.all(
          ['items', 'subscribers', 'feed_state', 'letters', 'settings'].map((table) =>
            own.deps.db.all(`select * from ${table}`),
          ),
        ),
      )
    const before = await digest()
    const { sitePages } = await import('#test/helpers/site-pages.ts')
    for (const { path } of sitePages) await own.app.request(path)
    expect(await digest()).toBe(before)
    expect(own.mails).toStrictEqual([])
  })
})

describe('a failure inside', () => {
  it('becomes a French page without a stack, and one line of log', async () => {
    const own = await openTestSite({ seeds: false })
    await own.deps.db.run('drop table items')
    const answer = await own.app.request('/elements/x?jeton=secret')
    const html = await answer.text()
    expect(answer.status).toBe(500)
    expect(wordsOf(html)).toContain('Une erreur est survenue')
    expect(html).not.toMatch(/no such table|at .*\.ts|node_modules/)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(own.errors).toStrictEqual([
      { event: 'web.failed', fields: { path: '/elements/x', status: 500, message: 'no such table: items' } },
    ])
  })

  it('still answers a page when the whole database is away', async () => {
    const own = await openTestSite({ seeds: false })
    own.deps.db.all = () => Promise.reject(new Error('database is locked'))
    const answer = await own.app.request('/axes')
    expect(answer.status).toBe(500)
    expect(wordsOf(await answer.text())).toContain('Une erreur est survenue')
  })

  it('says that the search engine is away', async () => {
    const own = await openTestSite({ seeds: false })
    own.deps.search.search = () =>
      Promise.reject(Object.assign(new Error('refused'), { code: 'search-unavailable' }))
    const answer = await own.app.request('/?q=fibre')
    expect(answer.status).toBe(503)
    expect(wordsOf(await answer.text())).toContain('Le moteur de recherche ne répond pas')
  })
})
