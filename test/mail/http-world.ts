import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface HttpMail {
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

export interface HttpWorld {
  url: string
  accepted: { mail: HttpMail; headers: IncomingHttpHeaders; method: string }[]
  /** How the next requests are answered. */
  answer: (response: ServerResponse) => void
  close(): Promise<void>
}

/** A mail API on this machine, in the shape that src/mail/http-api.ts documents. */
export async function openHttpApi(): Promise<HttpWorld> {
  const server = createServer(async (request, response) => {
    const mail = (await json(request)) as HttpMail
    world.answer(response)
    if (response.statusCode < 300)
      world.accepted.push({ mail, headers: request.headers, method: request.method ?? '' })
  })
  const world: HttpWorld = {
    url: '',
    accepted: [],
    answer: (response) => response.end(JSON.stringify({ id: crypto.randomUUID() })),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emails`
  return world
}
