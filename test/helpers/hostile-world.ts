import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createRawServer, type Server as RawServer } from 'node:net'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { rssOf } from './deps.ts'

export interface HostileWorld {
  /** Where each scenario is served: an address of its own (127.0.1.n), since what one does must not stop another. */
  urls: ReadonlyMap<string, string>
  /** Paths asked of each scenario, in order, robots.txt included. */
  asked(name: string): string[]
  close(): Promise<void>
}

/** One way of answering. `turn` counts the requests to the feed itself, from 0. */
type Answer = (request: IncomingMessage, response: ServerResponse, turn: number) => void

const xml = { 'content-type': 'application/rss+xml; charset=utf-8' }
const title = 'Fibre optique : le Loir-et-Cher achève son réseau'
export const feedText = rssOf([{ guid: '1', title, link: 'https://editeur.example/1' }])
const manyItems = 10_000
const bombBytes = 200 * 1024 * 1024

/** Serves every scenario until it is closed. Fails where the machine has no 127.0.1.1 (macOS). */
export async function startHostileWorld(): Promise<HostileWorld> {
  const asked = new Map<string, string[]>()
  const urls = new Map<string, string>()
  const servers: (Server | RawServer)[] = []
  for (const [index, [name, scenario]] of Object.entries(scenarios).entries()) {
    const paths: string[] = []
    asked.set(name, paths)
    const server = typeof scenario === 'function' ? serve(scenario, paths) : serveRaw(scenario.raw, paths)
    const host = `127.0.1.${index + 1}`
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
    servers.push(server)
    urls.set(name, `http://${host}:${(server.address() as AddressInfo).port}`)
  }
  return {
    urls,
    asked: (name) => asked.get(name) ?? [],
    close: async () => {
      await Promise.all(servers.map(closeServer))
    },
  }
}

function serve(answer: Answer, paths: string[]): Server {
  let turn = -1
  return createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    response.on('error', () => undefined)
    paths.push(request.url ?? '')
    if (request.url === '/robots.txt' && !answer.name.startsWith('robots')) {
      return void response.writeHead(404).end()
    }
    if (request.url !== '/robots.txt') turn += 1
    answer(request, response, turn)
  })
}

/** What no HTTP library would write. */
function serveRaw(bytes: string, paths: string[]): RawServer {
  return createRawServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      const path = data.toString('latin1').split(' ')[1] ?? ''
      paths.push(path)
      socket.end(path === '/robots.txt' ? 'HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n' : bytes)
    })
  })
}

function closeServer(server: Server | RawServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

const ok: Answer = (_, response) => void response.writeHead(200, xml).end(feedText)

function encoded(encoding: string, body: Buffer | string): Answer {
  return (_, response) => void response.writeHead(200, { ...xml, 'content-encoding': encoding }).end(body)
}

function redirect(status: number, location: (request: IncomingMessage) => string): Answer {
  return (request, response) => void response.writeHead(status, { location: location(request) }).end()
}

const portOf = (request: IncomingMessage) => request.socket.localPort

/** 200 MB of spaces, in a few kilobytes: built once, piece by piece. */
const zeros = Buffer.alloc(bombBytes)
const challengePage =
  '<!DOCTYPE html><html lang="fr"><head><title>Un instant…</title></head><body><p>Vérification</p></body></html>'

export const scenarios: Record<string, Answer | { raw: string }> = {
  sain: ok,
  'goutte-a-goutte': (_, response) => {
    response.writeHead(200, xml).write('<rss>')
    const drip = setInterval(() => response.write(' '), 50)
    response.on('close', () => clearInterval(drip))
  },
  'sans-fin': (_, response) => {
    response.writeHead(200, xml)
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  },
  'bombe-gzip': encoded('gzip', gzipSync(zeros)),
  'bombe-double': encoded('gzip, gzip', gzipSync(gzipSync(zeros))),
  'bombe-brotli': encoded('br', brotliCompressSync(zeros)),
  'bombe-zstd': encoded('zstd', zstdCompressSync(zeros)),
  zstd: encoded('zstd', zstdCompressSync(Buffer.from(feedText))),
  'double-gzip': encoded('gzip, gzip', gzipSync(gzipSync(feedText))),
  'gzip-en-deux': encoded(
    'gzip',
    Buffer.concat([gzipSync(feedText.slice(0, 100)), gzipSync(feedText.slice(100))]),
  ),
  'faux-gzip': encoded('gzip', feedText),
  'trop-de-couches': encoded('gzip,gzip,gzip,gzip,gzip,gzip', gzipSync(feedText)),
  'trop-court': { raw: `HTTP/1.1 200 OK\r\ncontent-length: 90000\r\n\r\n${feedText}` },
  'en-tetes': {
    raw: `HTTP/1.1 200 OK\r\n${'x-flot: '.padEnd(1000, 'a')}\r\n`.repeat(1).padEnd(300_000, 'b'),
  },
  'vers-la-boucle': redirect(302, (request) => `http://127.0.0.1:${portOf(request)}/interne`),
  'vers-un-nom': redirect(302, (request) => `http://piege.exemple.fr:${portOf(request)}/interne`),
  'vers-un-leurre': redirect(302, () => 'http://editeur.example\\@127.0.0.1/interne'),
  'vers-les-metadonnees': redirect(302, () => 'http://169.254.169.254/latest/meta-data/'),
  'panne-puis-304': (_, response, turn) => void response.writeHead(turn === 0 ? 500 : 304).end(),
  patience: (_, response) => void response.writeHead(429, { 'retry-after': '7200' }).end(),
  'mur-de-cookie': (request, response) =>
    void response.writeHead(302, { location: request.url, 'set-cookie': 'consentement=1; Path=/' }).end(),
  'epreuve-403': (_, response) =>
    void response
      .writeHead(403, { 'content-type': 'text/html; charset=utf-8', 'cf-mitigated': 'challenge' })
      .end(challengePage),
  'epreuve-200': (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(challengePage),
  'dix-mille': (_, response) => void response.writeHead(200, xml).end(longFeed()),
  'robots-non': function robotsRefuse(request, response) {
    if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /\n')
    else response.writeHead(200, xml).end(feedText)
  },
  'robots-en-panne': function robotsFail(request, response) {
    if (request.url === '/robots.txt') response.writeHead(503).end()
    else response.writeHead(200, xml).end(feedText)
  },
  'robots-sans-fin': function robotsEndless(request, response) {
    if (request.url !== '/robots.txt') return void response.writeHead(200, xml).end(feedText)
    const more = () => {
      while (!response.destroyed && response.write('Disallow: /*a*b*c*d*e\n'.repeat(2000)));
    }
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.on('drain', more)
    more()
  },
  supprime: (_, response) => void response.writeHead(410).end(),
  'demenage-308': (request, response) => {
    if (request.url === '/rss') response.writeHead(308, { location: '/etape' }).end()
    else if (request.url === '/etape') response.writeHead(301, { location: '/nouveau' }).end()
    else response.writeHead(200, xml).end(feedText)
  },
  'demenage-302': (request, response) => {
    if (request.url === '/rss') response.writeHead(302, { location: '/ailleurs' }).end()
    else response.writeHead(200, xml).end(feedText)
  },
  boucle: redirect(302, () => '/rss'),
  entites: (_, response) => void response.writeHead(200, xml).end(entityBomb()),
  'dernier-sain': ok,
}

function longFeed(): string {
  return rssOf(
    Array.from({ length: manyItems }, (_, index) => ({
      guid: `n${index}`,
      title: `Délibération n° ${index} : la fibre optique dans la commune`,
      link: `https://editeur.example/d/${index}`,
    })),
  )
}

/** « Billion laughs »: ten entities, each ten times the one before. */
function entityBomb(): string {
  const entities = Array.from(
    { length: 10 },
    (_, index) => `<!ENTITY e${index} "${index === 0 ? 'ha' : `&e${index - 1};`.repeat(10)}">`,
  )
  const item = '<item><guid>1</guid><title>Fibre &e9;</title><link>https://editeur.example/1</link></item>'
  return `<?xml version="1.0"?><!DOCTYPE rss [${entities.join('')}]><rss version="2.0"><channel><title>t</title>${item}</channel></rss>`
}
