import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { Deps } from '#src/deps.ts'
import { onError, onNotFound } from './errors.ts'
import { securityHeaders } from './headers.ts'
import { axisRoutes } from './routes/axes.ts'
import { deadlineRoutes } from './routes/deadlines.ts'
import { feedRoutes } from './routes/feeds.ts'
import { helpRoutes } from './routes/help.ts'
import { itemRoutes } from './routes/items.ts'
import { letterRoutes } from './routes/letters.ts'
import { searchRoutes } from './routes/search.ts'
import { serviceRoutes } from './routes/service.ts'
import { sourceRoutes } from './routes/sources.ts'
import { isOneClick, subscriptionRoutes } from './routes/subscriptions.ts'
import { sameOriginOnly } from './same-origin.ts'
import { buildSite } from './site.ts'

/** The largest form is a subscription: an address and ten boxes. */
const formBytes = 16 * 1024

const routes = [
  searchRoutes,
  itemRoutes,
  deadlineRoutes,
  axisRoutes,
  sourceRoutes,
  letterRoutes,
  feedRoutes,
  subscriptionRoutes,
  helpRoutes,
  serviceRoutes,
]

/** The whole site, the same in Node and on Workers. */
export function createApp(deps: Deps): Hono {
  const site = buildSite(deps)
  const app = new Hono()
  app.use(securityHeaders())
  app.use(bodyLimit({ maxSize: formBytes, onError: refuseBody }))
  app.use(sameOriginOnly(deps.config.baseUrl, isOneClick))
  for (const add of routes) app.route('/', add(site))
  app.onError(onError(site))
  app.notFound(onNotFound(site))
  return app
}

function refuseBody(): never {
  throw new HTTPException(413)
}
