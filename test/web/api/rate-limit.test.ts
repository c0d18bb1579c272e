import { beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { signInAs } from '#test/helpers/staff.ts'
import { createRateLimiter } from '#web/api/rate-limit.ts'

describe('createRateLimiter', () => {
  const pace = { burst: 3, everyMs: 1000 }
  let now: number
  let claim: ReturnType<typeof createRateLimiter>

  beforeEach(() => {
    now = 1_000_000
    claim = createRateLimiter(() => now)
  })

  it('lets the whole quota through at once, then one at its pace', () => {
    expect([1, 2, 3].map(() => claim('a', pace).remaining)).toStrictEqual([2, 1, 0])
    expect(claim('a', pace)).toStrictEqual({ waitMs: 1000, remaining: 0, resetSeconds: 3 })
    now += 999
    expect(claim('a', pace).waitMs).toBe(1)
    now += 1
    expect(claim('a', pace).waitMs).toBe(0)
    expect(claim('a', pace).waitMs).toBe(1000)
  })

  it('does not count what it refuses', () => {
    for (let asked = 0; asked < 50; asked += 1) claim('a', pace)
    now += 3000
    expect([1, 2, 3, 4].map(() => claim('a', pace).waitMs)).toStrictEqual([0, 0, 0, 1000])
  })

  it('counts each key apart', () => {
    for (let asked = 0; asked < 4; asked += 1) claim('a', pace)
    expect(claim('b', pace)).toStrictEqual({ waitMs: 0, remaining: 2, resetSeconds: 1 })
  })

  it('gives no more than the quota to who has waited long', () => {
    claim('a', pace)
    now += 3_600_000
    expect([1, 2, 3, 4].map(() => claim('a', pace).waitMs === 0)).toStrictEqual([true, true, true, false])
  })

  it('locks nobody out when the clock is set back', () => {
    for (let asked = 0; asked < 3; asked += 1) claim('a', pace)
    now -= 3_600_000
    expect(claim('a', pace).waitMs).toBe(0)
  })

  it('keeps a bounded number of keys, the least recent dropped', () => {
    for (let asked = 0; asked < 3; asked += 1) claim('old', pace)
    for (let other = 0; other < 20_000; other += 1) claim(`address-${other}`, pace)
    expect(claim('old', pace).waitMs).toBe(0)
    expect(claim('address-19999', pace).remaining).toBe(1)
  })
})

describe('the quotas of the API', () => {
  let site: TestSite
  const get = (headers: Record<string, string> = {}) => site.app.request('/api/v1/vocabulaire', { headers })

  beforeEach(async () => {
    site = await openTestSite()
  })

  it('are told on each answer, and what is left', async () => {
    const { headers } = await get()
    expect(headers.get('ratelimit-policy')).toBe('"adresse";q=60;w=60')
    expect(headers.get('ratelimit')).toBe('"adresse";r=59;t=1')
    expect((await get()).headers.get('ratelimit')).toBe('"adresse";r=58;t=2')
  })

  it('refuse the sixty-first of an address in one minute, and say when to come back', async () => {
    for (let asked = 0; asked < 60; asked += 1) expect((await get()).status).toBe(200)
    const answer = await get()
    expect([answer.status, answer.headers.get('retry-after')]).toStrictEqual([429, '1'])
    expect(answer.headers.get('ratelimit')).toBe('"adresse";r=0;t=60')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toStrictEqual({
      type: 'https://veille.example/api/problemes#trop-de-requetes',
      title: 'Trop de requêtes',
      status: 429,
      detail:
        'Le quota de 60 requêtes par minute est atteint\u00A0: réessayez dans 1 s. Une clé en permet davantage.',
    })
    site.wait(1000)
    expect((await get()).status).toBe(200)
    expect((await get()).status).toBe(429)
  })

  it('count what is refused for its parameters, and what is the same as before', async () => {
    await site.app.request('/api/v1/elements?zzz=1')
    const etag = (await get()).headers.get('etag') ?? ''
    const same = await get({ 'if-none-match': etag })
    expect([same.status, same.headers.get('ratelimit')]).toStrictEqual([304, '"adresse";r=57;t=3'])
  })

  it('count neither the document nor the older address', async () => {
    await site.app.request('/api/v1/openapi.json')
    await site.app.request('/api/elements')
    expect((await get()).headers.get('ratelimit')).toBe('"adresse";r=59;t=1')
  })

  it('are ten times as large with a key, each key for itself', async () => {
    const keys = await Promise.all(
      ['Portail', 'Autre'].map((name) =>
        createApiKey(site.deps, { name: 'essai' }, { name, scopes: ['elements'], days: 30 }),
      ),
    )
    for (const { secret } of keys) {
      const { headers } = await get({ authorization: `Bearer ${secret}` })
      expect(headers.get('ratelimit-policy')).toBe('"cle";q=600;w=60')
      expect(headers.get('ratelimit')).toBe('"cle";r=599;t=1')
    }
  })

  it('are those of a key for a person who is signed in', async () => {
    const { cookie } = await signInAs(site, 'lecteur')
    expect((await get({ cookie })).headers.get('ratelimit-policy')).toBe('"compte";q=600;w=60')
  })

  it('write nothing: no address is kept, and a GET changes nothing', async () => {
    const before = await digestOf(site.deps.db)
    for (let asked = 0; asked < 65; asked += 1) await get({ 'x-forwarded-for': '203.0.113.7' })
    expect(await digestOf(site.deps.db)).toBe(before)
  })
})
