import { beforeEach, describe, expect, it } from 'vitest'
import { type Scope, createApiKey, revokeApiKey } from '#src/account/api-keys.ts'
import { findApiKey } from '#src/store/api-keys.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { apiPaths } from '#web/api/paths.ts'

let site: TestSite

async function makeKey(...scopes: Scope[]) {
  return createApiKey(site.deps, { name: 'essai' }, { name: 'Portail', scopes, days: 30 })
}

const get = (path: string, key?: string, headers: Record<string, string> = {}) =>
  site.app.request(path, { headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers } })

async function problemOf(answer: Response) {
  const { type, status, ...rest } = (await answer.json()) as { type: string; status: number; scope?: string }
  return { name: type.split('#')[1], status, ...(rest.scope ? { scope: rest.scope } : {}) }
}

beforeEach(async () => {
  site = await openTestSite()
})

describe('a reserved index', () => {
  beforeEach(async () => {
    await site.deps.db.batch([writeSetting('index', 'reserve')])
  })

  it('asks for a key everywhere, and tells nothing of what it holds', async () => {
    for (const path of Object.keys(apiPaths)) {
      const answer = await get(path.replace('{id}', 'cuivre').replace('{numero}', '12'))
      expect([path, answer.status]).toStrictEqual([path, 401])
      expect(answer.headers.get('www-authenticate')).toContain('realm="Vigie"')
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
      expect((await problemOf(answer)).name).toBe('cle-necessaire')
    }
  })

  it('opens to a key each operation of its use, and names the use that another lacks', async () => {
    const secrets = {
      flux: (await makeKey('flux')).secret,
      elements: (await makeKey('elements')).secret,
      lettres: (await makeKey('lettres')).secret,
    }
    for (const [path, scope] of Object.entries(apiPaths)) {
      const filled = path
        .replace('axes/{id}', 'axes/donnees-ia')
        .replace('{id}', 'cuivre')
        .replace('{numero}', '12')
      const query = path.endsWith('territoires') ? '?q=blois' : ''
      for (const [own, secret] of Object.entries(secrets)) {
        const answer = await get(filled + query, secret)
        const found = answer.status === 403 ? await problemOf(answer) : [200, 404].includes(answer.status)
        const refused = { name: 'usage-non-permis', status: 403, scope }
        expect([path, own, found]).toStrictEqual([path, own, own === scope ? true : refused])
        expect(answer.headers.get('cache-control')).toMatch(/private|no-store/)
        expect(answer.headers.has('access-control-allow-origin')).toBe(false)
      }
    }
  })

  it('takes a key as the password of Basic, as feed readers give it', async () => {
    const { secret } = await makeKey('elements')
    const answer = await site.app.request('/api/v1/axes', {
      headers: { authorization: `Basic ${btoa(`portail:${secret}`)}` },
    })
    expect(answer.status).toBe(200)
  })
})

describe('a key that is shown', () => {
  it('is refused when it is not known, has ended or is for another use, on a public index too', async () => {
    const { key, secret } = await makeKey('elements')
    await revokeApiKey(site.deps, { name: 'essai' }, key.id)
    for (const wrong of [secret, `vigie_${'a'.repeat(43)}`, 'vigie_x']) {
      const answer = await get('/api/v1/axes', wrong)
      expect(await problemOf(answer)).toStrictEqual({ name: 'cle-inconnue', status: 401 })
      expect(answer.headers.get('www-authenticate')).toContain('invalid_token')
    }
    const feeds = await makeKey('flux')
    expect(await problemOf(await get('/api/v1/axes', feeds.secret))).toMatchObject({ scope: 'elements' })
  })

  it('is refused once its time is over', async () => {
    const { secret } = await makeKey('elements')
    site.wait(31 * 86_400_000)
    expect((await get('/api/v1/axes', secret)).status).toBe(401)
  })

  it('has its use noted, and what it opens is kept by no shared cache', async () => {
    const { key, secret } = await makeKey('elements')
    const answer = await get('/api/v1/elements', secret)
    expect(answer.headers.get('cache-control')).toBe('private, max-age=300')
    expect(answer.headers.get('vary')).toContain('Authorization')
    expect((await findApiKey(site.deps.db, key.id))?.lastUsedAt).toBe(site.deps.now().toISOString())
  })

  it('is not what a proxy asks for itself', async () => {
    const answer = await site.app.request('/api/v1/axes', {
      headers: { authorization: `Basic ${btoa('mandataire:motdepasse')}` },
    })
    expect(answer.status).toBe(200)
  })

  it('is not read in an address', async () => {
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    const { secret } = await makeKey('elements')
    expect((await get(`/api/v1/axes?cle=${secret}`)).status).toBe(401)
  })
})

describe('other sites and caches', () => {
  it('may read what everyone may, and the headers that say how to go on', async () => {
    const { headers } = await get('/api/v1/elements')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.has('access-control-allow-credentials')).toBe(false)
    expect(headers.get('access-control-expose-headers')).toBe(
      'ETag, Link, RateLimit, RateLimit-Policy, Retry-After',
    )
    expect(headers.get('link')).toContain('<https://veille.example/api/v1/openapi.json>; rel="service-desc"')
  })

  it('are answered before they ask (preflight), at each address', async () => {
    for (const path of ['/api/v1/openapi.json', ...Object.keys(apiPaths)]) {
      const answer = await site.app.request(path.replace(/\{\w+\}/, 'x'), {
        method: 'OPTIONS',
        headers: { origin: 'https://portail.example', 'access-control-request-method': 'GET' },
      })
      expect([path, answer.status]).toStrictEqual([path, 204])
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
    }
  })

  it('get nothing again that has not changed', async () => {
    for (const path of [
      '/api/v1/elements',
      '/api/v1/recherche?q=cuivre',
      '/api/v1/axes',
      '/api/v1/lettres/12',
    ]) {
      const first = await get(path)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
      const again = await get(path, undefined, { 'if-none-match': etag })
      expect([path, again.status, await again.text()]).toStrictEqual([path, 304, ''])
    }
    const { headers } = await get('/api/v1/elements')
    await site.deps.db.run(`update items set title = 'Autre' where id = 'cuivre'`)
    const changed = await get('/api/v1/elements', undefined, {
      'if-none-match': headers.get('etag') ?? '',
    })
    expect(changed.status).toBe(200)
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('may change nothing: %s', async (method) => {
    const answer = await site.app.request('/api/v1/elements', {
      method,
      headers: { origin: 'https://veille.example' },
    })
    expect(answer.status).toBe(404)
  })
})
