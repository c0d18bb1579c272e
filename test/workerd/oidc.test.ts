import { env } from 'cloudflare:workers'
import { beforeEach, expect, inject, it } from 'vitest'
import worker from '#worker/cloudflare.ts'
import type { Bindings } from '#src/runtime/cloudflare.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { openD1 } from '#src/store/d1.ts'
import { listPeople } from '#src/store/people.ts'
import { walkProvider } from '#test/helpers/oidc-walk.ts'

const base = 'https://veille.example'
const { FEEDS: _queue, TEST_MIGRATIONS: _migrations, ...bindings } = env
// The two clients of test/helpers/oidc-provider.ts, which runs in Node and cannot be read here.
const bound = {
  ...bindings,
  VIGIE_BASE_URL: base,
  OIDC_ISSUER: inject('oidcIssuer'),
  OIDC_CLIENT_ID: 'vigie',
  OIDC_CLIENT_SECRET: 'secret-de-vigie',
  OIDC_ROLES: '/veille/redaction=editeur',
} as Bindings
const signed = {
  ...bound,
  OIDC_CLIENT_ID: 'vigie-signee',
  OIDC_CLIENT_SECRET: 'secret-de-signee',
  OIDC_CLIENT_AUTH: 'basic',
} as Bindings
const db = openD1(env.DB)

function openBrowser(program: Bindings) {
  const cookies = new Map<string, string>()
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await worker.fetch(new Request(base + path, { ...init, headers }), program)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }
}

type Ask = ReturnType<typeof openBrowser>

async function begin(ask: Ask): Promise<Response> {
  const headers = { origin: base }
  return ask('/connexion/oidc', { method: 'POST', headers, body: new URLSearchParams({ retour: '/compte' }) })
}

async function signIn(ask: Ask, login: string): Promise<{ path: string; response: Response }> {
  const url = (await begin(ask)).headers.get('refresh')?.slice('0;url='.length) ?? ''
  const { pathname, search } = await walkProvider(url, login)
  return { path: pathname + search, response: await ask(pathname + search) }
}

beforeEach(async () => {
  await db.run('delete from people')
  await db.run('delete from audit_log')
})

it.each([
  ['userinfo in JSON', bound],
  ['userinfo signed, the secret in the header', signed],
])('signs in with an OpenID provider: %s', async (_, program) => {
  const ask = openBrowser(program)
  const { path, response } = await signIn(ask, 'alice')
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/compte')
  expect(await (await ask('/compte')).text()).toContain('Alice Martin')
  expect(await listPeople(db)).toMatchObject([{ email: 'alice@mairie.example', role: 'editeur' }])
  expect((await listAudit(db, { limit: 5 })).map(({ action }) => action)).toEqual([
    'person.sign-in',
    'person.create',
  ])
  expect((await ask(path)).status).toBe(400)
  expect((await signIn(openBrowser(program), 'alice')).response.status).toBe(303)
  expect(await listPeople(db)).toHaveLength(1)
})

it('refuses whoever said no at the provider’s, and keeps nothing', async () => {
  const { response } = await signIn(openBrowser(bound), 'personne')
  expect(response.status).toBe(403)
  expect(await listPeople(db)).toEqual([])
  expect(await db.all('select * from sign_in_flows')).toEqual([])
})

it('says so when the provider is away', async () => {
  const away = { ...bound, OIDC_ISSUER: 'http://127.0.0.1:1' } as Bindings
  expect((await begin(openBrowser(away))).status).toBe(503)
})
