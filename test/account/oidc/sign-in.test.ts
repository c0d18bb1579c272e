import { describe, expect, it } from 'vitest'
import type { ProviderFetch } from '#src/account/oidc/provider.ts'
import { countPeople } from '#src/store/people.ts'
import { otherClient } from '#test/helpers/oidc-provider.ts'
import { walkProvider } from '#test/helpers/oidc-walk.ts'
import { openOidcWorld } from './oidc-world.ts'

const world = openOidcWorld()

describe('begin', () => {
  it('asks for a code with PKCE, a state and a nonce', async () => {
    const start = await (await world.openSignIn()).begin({ returnTo: '/bureau' })
    if (start.kind !== 'away') throw new Error('refused')
    const asked = Object.fromEntries(new URL(start.url).searchParams)
    expect(asked).toEqual({
      client_id: 'vigie',
      response_type: 'code',
      redirect_uri: 'https://veille.example/connexion/oidc/retour',
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect(start.browserToken).toMatch(/^[\w-]{43}$/)
    const kept = await world.deps.db.all<{ id_hash: string }>('select id_hash from sign_in_flows')
    expect(kept).toEqual([{ id_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  })

  it('keeps nothing when the provider does not answer, and asks it again the next time', async () => {
    let isDown = true
    const opened = await world.openSignIn({
      fetch: (url, init) => fetch(isDown ? world.deadUrl : url, init),
    })
    expect(await opened.begin({ returnTo: '/' })).toEqual({ kind: 'refused', reason: 'unavailable' })
    expect(await world.deps.db.all('select * from sign_in_flows')).toEqual([])
    isDown = false
    expect(await opened.begin({ returnTo: '/' })).toMatchObject({ kind: 'away' })
  })

  it.each([
    ['an error', new Response('', { status: 500 })],
    ['a web page', new Response('<p>Bonjour', { headers: { 'content-type': 'text/html' } })],
    ['an elsewhere', new Response('', { status: 302, headers: { location: 'https://ailleurs.example' } })],
  ])('refuses %s in place of the provider’s description', async (_, answer) => {
    const opened = await world.openSignIn({ fetch: async () => answer })
    expect(await opened.begin({ returnTo: '/' })).toEqual({ kind: 'refused', reason: 'unavailable' })
  })

  it('refuses a provider that names itself otherwise', async () => {
    const opened = await world.openSignIn({
      env: { OIDC_ISSUER: world.provider.issuer.replace('127.0.0.1', 'localhost') },
    })
    expect(await opened.begin({ returnTo: '/' })).toEqual({ kind: 'refused', reason: 'unavailable' })
  })

  it('asks the provider who it is once an hour', async () => {
    let asked = 0
    const fetching: ProviderFetch = (url, init) => {
      asked += 1
      return fetch(url, init)
    }
    const opened = await world.openSignIn({ fetch: fetching })
    await opened.begin({ returnTo: '/' })
    await opened.begin({ returnTo: '/' })
    expect(asked).toBe(1)
    world.deps.clock.at = new Date(world.deps.clock.at.getTime() + 3_600_000)
    await opened.begin({ returnTo: '/' })
    expect(asked).toBe(2)
  })
})

describe('finish, when the answer is not right', () => {
  it('refuses another state, and the right one still serves', async () => {
    const opened = await world.openSignIn()
    const { answer, browserToken } = await world.walk(opened, 'alice')
    const forged = new URLSearchParams(
      [...answer, ['state', 'x'.repeat(43)]].filter(([, v]) => v !== answer.get('state')),
    )
    expect(await opened.finish({ answer: forged, browserToken })).toEqual({
      kind: 'refused',
      reason: 'no-flow',
    })
    expect(await opened.finish({ answer, browserToken })).toMatchObject({ kind: 'signed-in' })
  })

  it('refuses another browser', async () => {
    const opened = await world.openSignIn()
    const { answer } = await world.walk(opened, 'alice')
    const other = await opened.begin({ returnTo: '/' })
    const browserToken = other.kind === 'away' ? other.browserToken : ''
    for (const token of [browserToken, undefined, 'court']) {
      expect(await opened.finish({ answer, browserToken: token })).toEqual({
        kind: 'refused',
        reason: 'no-flow',
      })
    }
  })

  it('refuses the same answer a second time', async () => {
    const opened = await world.openSignIn()
    const given = await world.walk(opened, 'alice')
    expect(await opened.finish(given)).toMatchObject({ kind: 'signed-in' })
    expect(await opened.finish(given)).toEqual({ kind: 'refused', reason: 'no-flow' })
  })

  it('lets two tabs of one browser finish both', async () => {
    const opened = await world.openSignIn()
    const one = await world.walk(opened, 'alice')
    const second = await opened.begin({ returnTo: '/axes', browserToken: one.browserToken })
    if (second.kind !== 'away') throw new Error('refused')
    expect(second.browserToken).toBe(one.browserToken)
    const { searchParams } = await walkProvider(second.url, 'alice')
    const end = await opened.finish({ answer: searchParams, browserToken: one.browserToken })
    expect(end).toMatchObject({ kind: 'signed-in', returnTo: '/axes' })
    expect(await opened.finish(one)).toMatchObject({ kind: 'signed-in', returnTo: '/bureau' })
  })

  it('refuses after ten minutes', async () => {
    const opened = await world.openSignIn()
    const given = await world.walk(opened, 'alice')
    world.deps.clock.at = new Date(world.deps.clock.at.getTime() + 600_000)
    expect(await opened.finish(given)).toEqual({ kind: 'refused', reason: 'no-flow' })
  })

  it('tells a person who said no at the provider’s from a fault', async () => {
    expect(await world.signIn('personne')).toEqual({ kind: 'refused', reason: 'denied', returnTo: '/bureau' })
    const opened = await world.openSignIn()
    const { answer, browserToken } = await world.walk(opened, 'personne')
    answer.set('error', 'invalid_scope')
    expect(await opened.finish({ answer, browserToken })).toMatchObject({ reason: 'bad-answer' })
  })

  it('refuses an answer that names another issuer (RFC 9207)', async () => {
    const opened = await world.openSignIn()
    const { answer, browserToken } = await world.walk(opened, 'alice')
    answer.set('iss', 'https://ailleurs.example')
    expect(await opened.finish({ answer, browserToken })).toMatchObject({ reason: 'bad-answer' })
  })

  it('refuses a wrong client secret', async () => {
    expect(await world.signIn('alice', { env: { OIDC_CLIENT_SECRET: 'faux' } })).toMatchObject({
      reason: 'bad-answer',
    })
  })

  it('says that a provider which went away in the middle is away, and does nothing', async () => {
    const fetching: ProviderFetch = (url, init) =>
      url.endsWith('/token') ? fetch(world.deadUrl, init) : fetch(url, init)
    expect(await world.signIn('alice', { fetch: fetching })).toMatchObject({ reason: 'unavailable' })
    const broken: ProviderFetch = async (url, init) =>
      url.endsWith('/me') ? new Response('', { status: 502 }) : fetch(url, init)
    expect(await world.signIn('alice', { fetch: broken })).toMatchObject({ reason: 'unavailable' })
    expect(await countPeople(world.deps.db)).toBe(0)
  })
})

describe('finish, with an ID token that is not its own', () => {
  let stolen: string | undefined

  /** The network: keeps the ID token that passes, or puts another in its place. */
  function swapping(change: (idToken: string) => string): ProviderFetch {
    return async (url, init) => {
      const response = await fetch(url, init)
      if (!url.endsWith('/token')) return response
      const body = (await response.json()) as { id_token: string }
      return Response.json({ ...body, id_token: change(body.id_token) })
    }
  }

  const steal = swapping((idToken) => (stolen = idToken))
  const replay = swapping(() => stolen ?? '')

  it('refuses the one of an earlier sign-in: its nonce is another', async () => {
    expect(await world.signIn('alice', { fetch: steal })).toMatchObject({ kind: 'signed-in' })
    expect(await world.signIn('alice', { fetch: replay })).toMatchObject({ reason: 'bad-answer' })
  })

  it('refuses the one of another client of the same provider', async () => {
    const env = { OIDC_CLIENT_ID: otherClient.id, OIDC_CLIENT_SECRET: otherClient.secret }
    expect(await world.signIn('alice', { env, fetch: steal })).toMatchObject({ kind: 'signed-in' })
    expect(await world.signIn('alice', { fetch: replay })).toMatchObject({ reason: 'bad-answer' })
  })

  it.each([
    ['a changed claim', (claims: Record<string, unknown>) => ({ ...claims, sub: 'chef' })],
    ['the right nonce and a forged signature', (claims: Record<string, unknown>) => claims],
  ])('refuses one with %s', async (_, forge) => {
    const forged = swapping((idToken) => {
      const [header = '', payload = '', signature = ''] = idToken.split('.')
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
      const changed = Buffer.from(JSON.stringify(forge(claims))).toString('base64url')
      return [header, changed, signature.split('').toReversed().join('')].join('.')
    })
    expect(await world.signIn('alice', { fetch: forged })).toMatchObject({ reason: 'bad-answer' })
    expect(await countPeople(world.deps.db)).toBe(0)
  })

  it('refuses one without a signature', async () => {
    const bare = swapping((idToken) => {
      const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
      return `${header}.${idToken.split('.')[1]}.`
    })
    expect(await world.signIn('alice', { fetch: bare })).toMatchObject({ reason: 'bad-answer' })
  })
})
