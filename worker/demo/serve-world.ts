import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { DemoPublisher } from '#feeds/demo/demo-publisher.ts'
import { demoFeedPath, demoPublishers } from '#feeds/demo/world.ts'
import type { DemoDocument } from './demo-entry.ts'
import { buildEntries } from './demo-entry.ts'
import { renderFeed } from './render-feed.ts'
import { renderHomepage, renderItemPage, renderWorldPage } from './render-page.ts'
import { answerTrouble } from './trouble.ts'
import { answerTroubleSource } from './trouble-sources.ts'

export interface DemoWorldOptions {
  /** 0, the default, takes any free port. */
  port?: number
  now: () => Date
  /** Adds /trouble/<name>: every way of publishing badly (trouble.ts). */
  withTrouble?: boolean
}

export interface DemoWorld {
  /** "http://127.0.0.1:<port>", without a final slash. */
  url: string
  /** Stops at once, cutting the answers under way. */
  close(): Promise<void>
}

interface Page {
  type: string
  body: string
  lastModified?: Date
}

/** Serves the invented publishers on the loopback address only. Fails as node:http does when the port is taken. */
export async function startDemoWorld({
  port = 0,
  now,
  withTrouble = false,
}: DemoWorldOptions): Promise<DemoWorld> {
  const server = createServer((request, response) => {
    const pathname = (request.url ?? '/').replace(/[?#].*$/s, '')
    if (withTrouble && answerTrouble(pathname.replace(/^\/trouble\//, ''), response)) return
    if (answerTroubleSource(pathname.replace(/^\/pannes\//, ''), response, now())) return
    const page = findPage(pathname, originOf(server), now())
    answer(request, response, page)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { url: originOf(server), close: () => closeServer(server) }
}

function findPage(path: string, origin: string, now: Date): Page | undefined {
  if (path === '/') return { type: 'text/html; charset=utf-8', body: renderWorldPage(demoPublishers) }
  const [, slug, ...rest] = path.split('/')
  const publisher = demoPublishers.find((known) => known.slug === slug)
  return publisher
    ? publisherPage(publisher, rest.join('/'), path, documentOf(publisher, origin, now))
    : undefined
}

function publisherPage(
  publisher: DemoPublisher,
  rest: string,
  path: string,
  document: DemoDocument,
): Page | undefined {
  const html = 'text/html; charset=utf-8'
  if (path === demoFeedPath(publisher)) return { ...renderFeed(document), lastModified: newestDay(document) }
  if (rest === '') return { type: html, body: renderHomepage(document) }
  const entry = document.entries.find(({ item }) => item.slug === rest)
  return entry && { type: html, body: renderItemPage(publisher, entry) }
}

function documentOf(publisher: DemoPublisher, origin: string, now: Date): DemoDocument {
  return {
    publisher,
    url: `${origin}${demoFeedPath(publisher)}`,
    homepage: `${origin}/${publisher.slug}/`,
    entries: buildEntries(publisher, now, (slug) => `${origin}${itemPath(slug)}`),
    now,
  }
}

function itemPath(slug: string): string {
  const owner = demoPublishers.find(({ items }) => items.some((item) => item.slug === slug))
  if (!owner) throw new Error(`no demo publisher has the item ${slug}`)
  return `/${owner.slug}/${slug}`
}

/** Midnight UTC of the newest item's day: whole seconds, and never in the future. */
function newestDay({ entries }: DemoDocument): Date | undefined {
  const newest = entries.find((entry) => entry.published)?.published
  return newest && new Date(Math.floor(newest.getTime() / 86_400_000) * 86_400_000)
}

function answer(request: IncomingMessage, response: ServerResponse, page: Page | undefined): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  if (!page) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Introuvable')
    return
  }
  const etag = `"${createHash('sha256').update(page.body).digest('hex').slice(0, 32)}"`
  response.setHeader('etag', etag)
  response.setHeader('cache-control', 'max-age=60')
  if (page.lastModified) response.setHeader('last-modified', page.lastModified.toUTCString())
  if (isUnchanged(request, etag, page.lastModified)) {
    response.writeHead(304).end()
    return
  }
  const bytes = Buffer.from(page.body)
  response.writeHead(200, { 'content-type': page.type, 'content-length': bytes.length })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** RFC 9110 §13.2.2: If-Modified-Since counts only where there is no If-None-Match. */
function isUnchanged({ headers }: IncomingMessage, etag: string, lastModified?: Date): boolean {
  const wanted = headers['if-none-match']
  if (wanted !== undefined) return wanted.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return lastModified !== undefined && since >= lastModified.getTime()
}

function originOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the demo server is not listening')
  return `http://127.0.0.1:${address.port}`
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
  })
  server.closeAllConnections()
  await closed
}
