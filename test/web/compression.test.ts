import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs } from '#test/helpers/staff.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Site, serveSite } from '#web/node.ts'

let own: TestSite
let site: Site

beforeAll(async () => {
  own = await openTestSite()
  site = await serveSite({ ...own.deps, config: { ...own.deps.config, port: 0 } })
})
afterAll(() => site.close())

interface Answer {
  status: number | undefined
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
}

/** As on the wire: fetch would undo the compression. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: site.port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(chunks) }),
      )
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const gzip = { 'accept-encoding': 'gzip, deflate, br' }
const { style, script, staff, favicon } = {
  style: /href="(\/public\/[^"]+\.css)"/,
  script: /src="(\/public\/vigie[^"]+\.js)"/,
  staff: /src="(\/public\/bureau[^"]+\.js)"/,
  favicon: /href="(\/favicon\.svg)"/,
}

describe('serveSite', () => {
  it.each(['/', '/sources', '/flux/tout.rss', '/flux/tout.atom', '/flux/tout.json', '/introuvable'])(
    'compresses %s for who can read it, and says the same to who cannot',
    async (path) => {
      const [small, plain] = [await ask(path, gzip), await ask(path)]
      expect([small.headers['content-encoding'], plain.headers['content-encoding']]).toEqual([
        'gzip',
        undefined,
      ])
      expect([small.headers.vary, plain.headers.vary]).toEqual(['Accept-Encoding', 'Accept-Encoding'])
      expect(small.status).toBe(plain.status)
      // Each answer has its own nonce.
      const words = (bytes: Buffer) => bytes.toString().replaceAll(/nonce="[^"]+"/g, '')
      expect(words(gunzipSync(small.bytes))).toBe(words(plain.bytes))
      expect(small.bytes.length).toBeLessThan(plain.bytes.length / 2)
      expect(small.headers['content-type']).toBe(plain.headers['content-type'])
      expect(small.headers['content-security-policy']).toContain("default-src 'none'")
    },
  )

  it('compresses each file that the desk loads', async () => {
    const { cookie } = await signInAs(own, 'editeur')
    const page = (await ask('/bureau', { cookie })).bytes.toString()
    for (const pattern of [style, script, staff, favicon]) {
      const path = pattern.exec(page)?.[1] ?? 'none'
      const answer = await ask(path, gzip)
      expect([path, answer.status, answer.headers['content-encoding']]).toEqual([path, 200, 'gzip'])
      expect(gunzipSync(answer.bytes).equals((await ask(path)).bytes)).toBe(true)
    }
  })

  it('answers 304 to the mark of a compressed answer, with the same mark', async () => {
    const whole = await ask('/flux/tout.rss', gzip)
    const etag = String(whole.headers.etag)
    expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/)
    const again = await ask('/flux/tout.rss', { ...gzip, 'if-none-match': etag })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    expect([again.headers.etag, again.headers.vary]).toEqual([etag, 'Accept-Encoding'])
    expect((await ask('/flux/tout.rss', { 'if-none-match': etag })).status).toBe(304)
  })

  it('answers HEAD without a body, and with the mark of the whole', async () => {
    const [head, whole] = [await ask('/flux/tout.rss', gzip, 'HEAD'), await ask('/flux/tout.rss', gzip)]
    expect([head.status, head.bytes.length]).toEqual([200, 0])
    expect([head.headers.etag, head.headers.vary]).toEqual([whole.headers.etag, 'Accept-Encoding'])
    expect(head.headers['content-type']).toBe('application/rss+xml; charset=utf-8')
  })

  it('compresses a file that is written as it is sent', async () => {
    const { cookie, csrf } = await signInAs(own, 'administrateur')
    const headers = {
      ...gzip,
      cookie,
      origin: own.deps.config.baseUrl,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const answer = await ask('/journal/export', headers, 'POST', new URLSearchParams({ csrf }).toString())
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, 'gzip'])
    const lines = gunzipSync(answer.bytes).toString().trimEnd().split('\r\n')
    expect(lines[0]).toContain('Ce qui s’est passé')
    expect(lines.length).toBeGreaterThan(1)
    expect(answer.headers['content-disposition']).toContain('.csv')
  })

  it('leaves a redirect as it is', async () => {
    const answer = await ask('/favicon.ico', gzip)
    expect([answer.status, answer.headers.location]).toEqual([301, '/favicon.svg'])
    expect(answer.headers['content-encoding']).toBeUndefined()
  })

  it('lives on when the reader goes away in the middle', async () => {
    await new Promise<void>((resolve) => {
      const asked = request({ port: site.port, path: '/', headers: gzip }, (answer) => {
        answer.destroy()
        resolve()
      })
      asked.on('error', () => undefined)
      asked.end()
    })
    expect((await ask('/', gzip)).status).toBe(200)
    expect(own.errors).toEqual([])
  })
})
