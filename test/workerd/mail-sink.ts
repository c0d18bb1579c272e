import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    mailUrl: string
  }
}

/**
 * Runs in Node, before workerd starts: the mail API that the Worker will ask. POST /emails takes a message, GET /emails
 * lists those taken, and POST anywhere else is a server in trouble.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const taken: unknown[] = []
  const server = createServer((request, response) => {
    const answer = async (): Promise<[number, unknown]> => {
      if (request.method === 'GET') return [200, taken]
      if (request.url !== '/emails') return [503, { message: 'away' }]
      if (request.headers.authorization !== 'Bearer clef-de-test') return [401, { message: 'who?' }]
      taken.push(JSON.parse(await bodyOf(request)))
      return [200, { id: `m-${taken.length}` }]
    }
    void answer().then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('mailUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
