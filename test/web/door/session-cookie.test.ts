import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { testFrame } from '#test/helpers/frame.ts'
import {
  clearSessionCookie,
  deviceCookie,
  sessionCookie,
  setDeviceCookie,
  setSessionCookie,
} from '#web/door/session-cookie.ts'

const token = 'a'.repeat(43)

function appAt(baseUrl: string): Hono {
  const { site } = testFrame({ env: { VIGIE_BASE_URL: baseUrl } })
  const app = new Hono()
  app.get('/poser', (c) => {
    setSessionCookie(c, site, token)
    setDeviceCookie(c, site, 'appareil.x')
    return c.body(null)
  })
  app.get('/effacer', (c) => {
    clearSessionCookie(c, site)
    return c.body(null)
  })
  app.get('/lire', (c) => c.json([sessionCookie(c, site) ?? '', deviceCookie(c, site) ?? '']))
  return app
}

const cookies = async (app: Hono, path: string) => (await app.request(path)).headers.getSetCookie()
const read = async (app: Hono, cookie: string) =>
  (await app.request('/lire', { headers: { cookie } })).json() as Promise<string[]>

describe('over https', () => {
  const app = appAt('https://veille.example')

  it('the cookies are bound to the host, out of reach of scripts and of other sites’ forms', async () => {
    expect(await cookies(app, '/poser')).toStrictEqual([
      `__Host-vigie=${token}; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax`,
      '__Host-vigie-appareil=appareil.x; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax',
    ])
    expect(await cookies(app, '/effacer')).toStrictEqual([
      '__Host-vigie=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    ])
  })

  it('a cookie without the prefix, which a sister site could plant, is nothing', async () => {
    expect(await read(app, `vigie=${token}; vigie-appareil=x`)).toStrictEqual(['', ''])
    expect(await read(app, `__Host-vigie=${token}; vigie=autre`)).toStrictEqual([token, ''])
  })
})

describe('over http', () => {
  const app = appAt('http://localhost:3000')

  it('the cookies go without what no browser would keep', async () => {
    expect(await cookies(app, '/poser')).toStrictEqual([
      `vigie=${token}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax`,
      'vigie-appareil=appareil.x; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax',
    ])
    expect(await read(app, `vigie=${token}; vigie-appareil=x`)).toStrictEqual([token, 'x'])
  })
})
