import { type AddressInfo, createServer } from 'node:net'

export interface RawServer {
  url: string
  /** Heads received, as written. */
  heads: string[]
  close(): Promise<void>
}

/** Answers each path with these very bytes: what no HTTP library would let a test write. */
export async function startRawServer(answers: Record<string, string | Buffer>): Promise<RawServer> {
  const heads: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      const head = data.toString('latin1')
      heads.push(head)
      const answer =
        answers[head.split(' ')[1] ?? ''] ?? 'HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'
      socket.end(typeof answer === 'string' ? Buffer.from(answer, 'utf8') : answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heads,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
