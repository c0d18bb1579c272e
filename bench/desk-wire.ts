import { Agent, type IncomingMessage, request } from 'node:http'
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'

/** One kept-alive connection to the site on this machine. */
export interface Wire {
  get(path: string, cookie?: string): Promise<{ status: number; body: Buffer }>
  /** All that came in since the start: headers and bodies, as compressed. */
  received(): number
  close(): void
}

export function openWire(port: number): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Set<IncomingMessage['socket']>()
  return {
    get: (path, cookie) =>
      new Promise((resolve, reject) => {
        const headers = { 'accept-encoding': 'gzip, deflate, br', ...(cookie ? { cookie } : {}) }
        const asked = request({ port, path, agent, headers }, (answer) => {
          sockets.add(answer.socket)
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }))
          answer.on('error', reject)
        })
        asked.on('error', reject)
        asked.end()
      }),
    received: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead, 0),
    close: () => agent.destroy(),
  }
}

export interface Weight {
  /** Whole addresses, as a browser would ask for them. */
  url: string
  plain: number
  gzip: number
  brotli: number
}

/** The page and all that it loads: scripts, style sheets and their pictures, images, icon. */
export async function weigh(wire: Wire, page: string, cookie: string): Promise<Weight[]> {
  const origin = 'http://localhost'
  const queue = [new URL(page, origin)]
  const weights: Weight[] = []
  for (let url = queue.shift(); url; url = queue.shift()) {
    if (weights.some((one) => one.url === url?.href)) continue
    const body = url.origin === origin ? await read(wire, url.pathname + url.search, cookie) : Buffer.alloc(0)
    weights.push({
      url: url.href,
      plain: body.length,
      gzip: gzipSync(body, { level: 6 }).length,
      brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
    })
    queue.push(...loadedBy(body.toString()).map((path) => new URL(path, url)))
  }
  return weights
}

async function read(wire: Wire, path: string, cookie: string): Promise<Buffer> {
  const { status, body } = await wire.get(path, cookie)
  if (status !== 200) throw new Error(`${path}: ${status}`)
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body
}

function loadedBy(text: string): string[] {
  const tags = /<(?:script|img|iframe|source|video|audio|embed|input)\b[^>]*?\ssrc="([^"]+)"/g
  const links = /<link\b[^>]*?rel="(?:icon|stylesheet|preload|modulepreload|manifest)"[^>]*?href="([^"]+)"/g
  const inStyle = /(?:url\(|@import\s+)["']?([^"')\s;]+)/g
  return [tags, links, inStyle].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]!))
}
