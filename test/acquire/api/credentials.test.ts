import { afterEach, describe, expect, it } from 'vitest'
import type { Auth, JsonFeed } from '#src/feed/definition.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { acquire, readSource } from '#test/helpers/read-source.ts'

const secrets = {
  ESSAI_JETON: 'jeton-de-longue-duree',
  ESSAI_ID: 'application-7',
  ESSAI_CLE: 'cle&secrete=1',
}

let server: LocalServer
afterEach(() => server.close())

interface Service {
  /** What the door answers, in turn; the last one again. */
  doors: { status?: number; body: string }[]
  /** The tokens that open. */
  valid: readonly string[]
}

async function serve({ doors, valid }: Service): Promise<void> {
  let knocks = 0
  server = await startServer((request, response) => {
    if (request.url === '/connexion') {
      const { status = 200, body } = doors[Math.min(knocks, doors.length - 1)] ?? { body: '' }
      knocks += 1
      response.statusCode = status
      return void response.end(body)
    }
    if (request.url === '/robots.txt') {
      response.statusCode = 404
      return void response.end()
    }
    const isOpen = valid.some((token) => request.headers.authorization === `Bearer ${token}`)
    response.statusCode = isOpen ? 200 : 401
    response.end(isOpen ? '{"results":[{"id":1,"name":"Aide inventée"}],"next":null}' : '{"message":"JWT"}')
  })
}

const exchange = (): Auth => ({
  kind: 'token-exchange',
  url: `${server.url}/connexion`,
  header: 'X-AUTH-TOKEN',
  secret: 'ESSAI_JETON',
  tokenPath: 'token',
})

const oauth = (): Auth => ({
  kind: 'oauth2-client',
  url: `${server.url}/connexion`,
  idSecret: 'ESSAI_ID',
  keySecret: 'ESSAI_CLE',
  scope: 'openid',
})

function feedWith(auth: Auth): JsonFeed {
  return feedAt(`${server.url}/api/aids/`, {
    format: 'json',
    auth,
    secrets: ['ESSAI_JETON', 'ESSAI_ID', 'ESSAI_CLE'],
    mapping: { items: 'results', guid: 'id', title: 'name', url: 'url' },
  }) as JsonFeed
}

const door = (token: string) => ({ body: JSON.stringify({ token }) })
const paths = () => server.requests.map(({ path }) => path).filter((path) => path !== '/robots.txt')

describe('a token of the day', () => {
  it('is given against the lasting one, which goes nowhere else', async () => {
    await serve({ doors: [door('jour-1')], valid: ['jour-1'] })
    const { items } = await readSource(feedWith(exchange()), { secrets })
    expect(items[0]?.title).toBe('Aide inventée')
    const [first, second] = server.requests.filter(({ path }) => path !== '/robots.txt')
    expect(first).toMatchObject({ method: 'POST', path: '/connexion', body: '' })
    expect(first?.headers['x-auth-token']).toBe('jeton-de-longue-duree')
    expect(second?.headers['x-auth-token']).toBeUndefined()
    expect(second?.headers.authorization).toBe('Bearer jour-1')
  })

  it('is asked for once more when it is refused', async () => {
    await serve({
      doors: [door('perime'), door('jour-2')],
      valid: ['jour-2'],
    })
    expect((await readSource(feedWith(exchange()), { secrets })).items).toHaveLength(1)
    expect(paths()).toEqual(['/connexion', '/api/aids/', '/connexion', '/api/aids/'])
  })

  it('fails the check when it is refused again, and says what to verify', async () => {
    await serve({ doors: [door('jour-1')], valid: [] })
    const acquired = await acquire(feedWith(exchange()), { secrets })
    expect(acquired).toMatchObject({ kind: 'failed', status: 401, error: { code: 'token-refused' } })
    expect(paths()).toHaveLength(4)
    expect(acquired.kind === 'failed' && acquired.error.message).toContain('ESSAI_JETON')
  })
})

describe('OAuth 2 client credentials', () => {
  it('are sent as a form', async () => {
    const body = JSON.stringify({ access_token: 'piste-1', token_type: 'Bearer', expires_in: 3600 })
    await serve({ doors: [{ body }], valid: ['piste-1'] })
    expect((await readSource(feedWith(oauth()), { secrets })).items).toHaveLength(1)
    const [request] = server.requests.filter(({ path }) => path === '/connexion')
    expect(request?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'application-7',
      client_secret: 'cle&secrete=1',
      scope: 'openid',
    })
  })

  it.each([400, 401, 403])('refused by %i name the variables, never their values', async (status) => {
    await serve({ doors: [{ status, body: '{"error":"invalid_client","echo":"cle&secrete=1"}' }], valid: [] })
    const acquired = await acquire(feedWith(oauth()), { secrets })
    expect(acquired).toMatchObject({ kind: 'failed', error: { code: 'token-refused' } })
    const words = JSON.stringify(acquired) + (acquired.kind === 'failed' ? acquired.error.message : '')
    expect(words).toContain('ESSAI_ID et ESSAI_CLE')
    for (const secret of Object.values(secrets)) expect(words).not.toContain(secret)
  })
})

describe('a door that is out of order', () => {
  it('is a failure of the server, not of the secrets', async () => {
    await serve({ doors: [{ status: 500, body: '' }], valid: [] })
    expect(await acquire(feedWith(exchange()), { secrets })).toMatchObject({
      kind: 'failed',
      status: 500,
      error: { code: 'http-status' },
    })
  })

  it('that asks to wait is waited for', async () => {
    await serve({ doors: [{ status: 429, body: '' }], valid: [] })
    expect(await acquire(feedWith(exchange()), { secrets })).toMatchObject({ kind: 'limited' })
  })

  it.each([
    ['no token', '{"jeton":"x"}', 'mapping-found-nothing'],
    ['an object for a token', '{"token":{"a":1}}', 'mapping-found-nothing'],
    [
      'a token that would break a header',
      JSON.stringify({ token: 'a\r\nHost: ailleurs' }),
      'mapping-found-nothing',
    ],
    ['a page', '<html>', 'malformed-json'],
  ])('that gives %s says so', async (_what, body, code) => {
    await serve({ doors: [{ body }], valid: [] })
    expect(await acquire(feedWith(exchange()), { secrets })).toMatchObject({
      kind: 'failed',
      error: { code },
    })
  })
})
