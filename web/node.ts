import { type ServerType, serve } from '@hono/node-server'
import type { Deps } from '#src/deps.ts'
import { createApp } from './app.ts'

export interface Site {
  port: number
  close(): Promise<void>
}

/** Serves the site on config.port (0: a free one). Rejects with the system's reason when the port is taken. */
export async function serveSite(deps: Deps): Promise<Site> {
  const app = createApp(deps)
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port: deps.config.port }, (info) =>
      resolve({ server: started, port: info.port }),
    )
    started.once('error', reject)
  })
  return { port, close: () => closeServer(server) }
}

// Idle keep-alive connections would hold the stop for as long as a browser stays open.
function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000).unref()
  })
}
