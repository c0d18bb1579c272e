import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '#src/account/people.ts'
import { readConfig } from '#src/config.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { startServer } from '#test/helpers/http-server.ts'
import { type TestProvider, startOidcProvider, testClient } from '#test/helpers/oidc-provider.ts'
import { walkProvider } from '#test/helpers/oidc-walk.ts'
import { openTestSite } from '#test/helpers/site.ts'
import { createApp } from '#web/app.ts'

const baseUrl = 'https://veille.example'
const inPlainHttp = 'http://localhost:3000'
const callbackPath = '/connexion/oidc/retour'

let provider: TestProvider

beforeAll(async () => {
  provider = await startOidcProvider({
    redirectUris: [baseUrl + callbackPath, inPlainHttp + callbackPath],
    accounts: {
      alice: {
        name: 'Alice Martin',
        email: 'alice@mairie.example',
        email_verified: true,
        groups: ['veille'],
      },
      bob: { name: 'Bob', email: 'bob@mairie.example', email_verified: true },
    },
  })
})

afterAll(() => provider.close())

/** The site with its provider, and a browser that keeps cookies. */
async function open(options: { baseUrl?: string; env?: Record<string, string> } = {}) {
  const site = await openTestSite({ seeds: false })
  const base = options.baseUrl ?? baseUrl
  const config = readConfig({
    VIGIE_BASE_URL: base,
    VIGIE_SECRET: 's'.repeat(40),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: testClient.id,
    OIDC_CLIENT_SECRET: testClient.secret,
    OIDC_ROLES: 'veille=veilleur',
    ...options.env,
  })
  const app = createApp({ ...site.deps, config })
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(base + path, { ...init, headers: { cookie, ...init.headers } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }
  const start = (returnTo: string): Promise<Response> =>
    ask('/connexion/oidc', {
      method: 'POST',
      headers: { origin: base },
      body: new URLSearchParams({ retour: returnTo }),
    })
  return { ...site, cookies, ask, start }
}

type World = Awaited<ReturnType<typeof open>>

/** The path of the callback where the provider leads. */
async function walk(world: World, login: string, returnTo = '/sources'): Promise<string> {
  const url = (await world.start(returnTo)).headers.get('refresh')?.slice('0;url='.length) ?? ''
  const callback = await walkProvider(url, login)
  return callback.pathname + callback.search
}

describe('POST /connexion/oidc', () => {
  it('leads to the provider by a page, since a form may not be redirected elsewhere', async () => {
    const world = await open()
    const response = await world.start('/sources')
    expect(response.status).toBe(200)
    expect(response.headers.get('refresh')).toMatch(`0;url=${provider.issuer}/auth?redirect_uri=`)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'")
    const page = await response.text()
    expect(page).toContain(`<strong>${new URL(provider.issuer).host}</strong>`)
    expect(page).toContain(`href="${provider.issuer}/auth?redirect_uri=`)
  })

  it.each([
    [baseUrl, /^__Host-vigie-oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
    [inPlainHttp, /^vigie-oidc=[\w-]{43}; Max-Age=600; Path=\/connexion\/oidc; HttpOnly; SameSite=Lax$/],
  ])('binds what begins to the browser, at %s', async (base, cookie) => {
    const world = await open({ baseUrl: base })
    expect((await world.start('/')).headers.getSetCookie()).toEqual([expect.stringMatching(cookie)])
  })

  it('refuses a form of another site', async () => {
    const world = await open()
    const response = await world.ask('/connexion/oidc', {
      method: 'POST',
      headers: { origin: 'https://ailleurs.example' },
      body: new URLSearchParams(),
    })
    expect(response.status).toBe(403)
    expect(await world.deps.db.all('select * from sign_in_flows')).toEqual([])
  })

  it('says so when the provider is down, and sets no cookie', async () => {
    const gone = await startServer(() => undefined)
    await gone.close()
    const world = await open({ env: { OIDC_ISSUER: gone.url } })
    const response = await world.start('/sources')
    expect(response.status).toBe(503)
    expect(response.headers.getSetCookie()).toEqual([])
    const page = await response.text()
    expect(page).toContain('Votre organisation ne répond pas')
    expect(page).toContain('href="/connexion?retour=%2Fsources"')
    expect(world.errors).toEqual([])
  })

  it('does not exist without a provider', async () => {
    const { app } = await openTestSite({ seeds: false })
    const headers = { origin: baseUrl }
    expect((await app.request(`${baseUrl}/connexion/oidc`, { method: 'POST', headers })).status).toBe(404)
    expect((await app.request(baseUrl + callbackPath)).status).toBe(404)
  })
})

describe('GET /connexion/oidc/retour', () => {
  it('opens a session and comes back to where the person was', async () => {
    const world = await open()
    const response = await world.ask(await walk(world, 'alice', '/elements/42?vue=1'))
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/elements/42?vue=1')
    expect(world.cookies.get('__Host-vigie')).toMatch(/^[\w-]{43}$/)
    expect((await world.ask('/compte')).status).toBe(200)
    const lines = await listAudit(world.deps.db, { limit: 10 })
    expect(lines.map(({ action, actor }) => [action, actor.name])).toEqual([
      ['person.sign-in', 'Alice Martin'],
      ['person.create', 'OpenID Connect'],
    ])
    expect(lines[0]?.after).toMatchObject({ method: 'oidc' })
    expect(JSON.stringify(lines)).not.toContain('mairie.example')
  })

  it('works over plain http too', async () => {
    const world = await open({ baseUrl: inPlainHttp })
    expect((await world.ask(await walk(world, 'alice'))).headers.get('location')).toBe('/sources')
  })

  it.each(['https://ailleurs.example/', '//ailleurs.example', '/\\ailleurs.example', ''])(
    'never leads to %j',
    async (returnTo) => {
      const world = await open()
      const response = await world.ask(await walk(world, 'alice', returnTo))
      expect(response.headers.get('location')).toBe('/bureau')
    },
  )

  it('opens an account that was invited', async () => {
    const world = await open()
    const invited = await addPerson(
      world.deps,
      { name: 'essai' },
      { email: 'bob@mairie.example', name: 'Bob', role: 'lecteur' },
    )
    expect((await world.ask(await walk(world, 'bob'))).status).toBe(303)
    expect(await world.deps.db.all('select id, status, role from people')).toEqual([
      { id: invited?.id, status: 'active', role: 'lecteur' },
    ])
  })

  it('leaves one session to a browser that signs in twice', async () => {
    const world = await open()
    await world.ask(await walk(world, 'alice'))
    await world.ask(await walk(world, 'alice'))
    expect(await world.deps.db.all('select method from sessions')).toEqual([{ method: 'oidc' }])
  })

  it('tells a replayed callback, and the session stays', async () => {
    const world = await open()
    const path = await walk(world, 'alice')
    await world.ask(path)
    const again = await world.ask(path)
    expect(again.status).toBe(400)
    expect(again.headers.getSetCookie()).toEqual([])
    expect(await again.text()).toContain('Cette connexion n’est plus valable')
    expect((await world.ask('/compte')).status).toBe(200)
  })

  it('tells a past one', async () => {
    const world = await open()
    const path = await walk(world, 'alice')
    world.wait(600_000)
    expect((await world.ask(path)).status).toBe(400)
  })

  it.each([
    ['personne', 'Connexion annulée', 403],
    ['bob', 'Pas encore de compte', 403],
  ])('refuses %s with a way back: %s', async (login, title, status) => {
    const world = await open()
    const response = await world.ask(await walk(world, login))
    expect(response.status).toBe(status)
    expect(response.headers.getSetCookie()).toEqual([])
    const page = await response.text()
    expect(page).toContain(title)
    expect(page).toContain('href="/connexion?retour=%2Fsources"')
    expect(await world.deps.db.all('select * from people')).toEqual([])
  })

  it('makes nothing of what a stranger writes in the address', async () => {
    const world = await open()
    for (const query of [
      '',
      '?code=x',
      '?state=x&code=y',
      '?error=access_denied',
      `?state=${'x'.repeat(43)}`,
    ]) {
      const response = await world.ask(callbackPath + query)
      expect(response.status).toBe(400)
    }
    expect(world.errors).toEqual([])
  })
})
