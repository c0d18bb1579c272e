import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LocalServer {
  url: string
  /** Requests received, in order. */
  requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[]
  close(): Promise<void>
}

/** A real HTTP server on loopback for one test. It has no robots.txt, and does not count who asks, unless told so. */
export async function startServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  { withRobots = false }: { withRobots?: boolean } = {},
): Promise<LocalServer> {
  const requests: LocalServer['requests'] = []
  const server = createServer((request, response) => {
    if (!withRobots && request.url === '/robots.txt') return void response.writeHead(404).end()
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
