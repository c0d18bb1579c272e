import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import type { Deps } from '#src/deps.ts'
import { createApp } from './app.ts'
import { type AskedFeed, createFeedCache } from './feed-cache.ts'

export interface Site {
  port: number
  close(): Promise<void>
}

/** Serves the site on config.port (0: a free one). Rejects with the system's reason when the port is taken. */
export async function serveSite(deps: Deps): Promise<Site> {
  const site = createApp(deps, (c) => getConnInfo(c).remote.address)
  // Here and not in createApp: Cloudflare compresses by itself. What a form's token risks from it: csrf.ts.
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(sameMark, compress())
  app.all('*', (c) => site.fetch(c.req.raw, c.env))
  const cache = createFeedCache({ ...feedCopies, now: deps.now, version: deps.db.version })
  const fetch = (request: Request, env: HttpBindings) =>
    cache(askedFeed(request, env), {
      pass: () => app.fetch(request, env),
      fetchWhole: () => site.fetch(new Request(request.url), env),
    })
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve, reject) => {
    const started = serve(
      { fetch: (request, env) => fetch(request, env as HttpBindings), port: deps.config.port },
      (info) => resolve({ server: started, port: info.port }),
    )
    started.once('error', reject)
  })
  return { port, close: () => closeServer(server) }
}

const feedCopies = {
  mostCopies: 300,
  mostBytes: 24 * 1024 * 1024,
  compress: async (body: Uint8Array<ArrayBuffer>) => new Uint8Array(await gzipped(body)),
}
const gzipped = promisify(gzip)

// The headers of Node as they came: a Headers object of them costs as much as the whole answer.
function askedFeed(request: Request, { incoming }: HttpBindings): AskedFeed {
  return {
    method: request.method,
    url: request.url,
    header: (name) => incoming.headers[name]?.toString(),
  }
}

// Idle keep-alive connections would hold the stop for as long as a browser stays open.
function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000).unref()
  })
}

/**
 * A 304 and a HEAD say what the whole answer would (RFC 9110 §15.4.5): compress makes its ETag weak and adds Vary, but
 * leaves these two alone.
 */
const sameMark: MiddlewareHandler = async (c, next) => {
  await next()
  const etag = c.res.headers.get('etag')
  if (!etag || (c.res.status !== 304 && c.req.method !== 'HEAD')) return
  c.header('vary', 'Accept-Encoding', { append: true })
  c.header('etag', etag.startsWith('W/') ? etag : `W/${etag}`)
}
