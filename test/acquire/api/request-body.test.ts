import { afterEach, describe, expect, it } from 'vitest'
import { requestOf } from '#src/acquire/api/request-body.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let server: LocalServer
afterEach(() => server.close())

/** What a server receives. */
async function onTheWire(request: Parameters<typeof requestOf>[0]) {
  server = await startServer((_request, response) => response.end())
  await fetch(server.url, requestOf(request))
  const [received] = server.requests
  if (!received) throw new Error('nothing received')
  return received
}

describe('requestOf', () => {
  it('asks by GET where nothing is sent', async () => {
    expect(await onTheWire(undefined)).toMatchObject({ method: 'GET', body: '' })
  })

  it('posts JSON', async () => {
    const { method, headers, body } = await onTheWire({ json: { fond: 'CNIL' } })
    expect([method, headers['content-type'], body]).toEqual(['POST', 'application/json', '{"fond":"CNIL"}'])
  })

  it('posts a form', async () => {
    const { headers, body } = await onTheWire({ form: { q: 'très haut débit' } })
    expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(body).toBe('q=tr%C3%A8s+haut+d%C3%A9bit')
  })

  it('posts parts, each with its own type: without it SEDIA answers 500', async () => {
    const { headers, body } = await onTheWire({ parts: { query: { bool: {} }, languages: ['fr', 'en'] } })
    const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1] ?? ''
    const parts = body.split(`--${boundary}`).slice(1, -1)
    expect(headers['content-type']).toMatch(/^multipart\/form-data/)
    expect(parts.map((part) => /name="(\w+)"/.exec(part)?.[1])).toEqual(['query', 'languages'])
    expect(parts.map((part) => /\r\nContent-Type: (.+)\r\n/i.exec(part)?.[1])).toEqual(
      Array(2).fill('application/json'),
    )
    expect(parts.map((part) => part.split('\r\n\r\n')[1]?.trim())).toEqual(['{"bool":{}}', '["fr","en"]'])
  })
})
