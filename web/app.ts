import { Hono } from 'hono'
import type { Deps } from '#src/deps.ts'
import type { PeerAddress } from './client-address.ts'
import { door } from './door.ts'
import { onError, onNotFound } from './errors.ts'
import { securityHeaders } from './headers.ts'
import { accountRoutes } from './routes/account.ts'
import { administrationRoutes } from './routes/administration.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { apiRoutes } from './routes/api.ts'
import { axisRoutes } from './routes/axes.ts'
import { deadlineRoutes } from './routes/deadlines.ts'
import { deskRoutes } from './routes/desk.ts'
import { feedRoutes } from './routes/feeds.ts'
import { gestureRoutes } from './routes/gestures.ts'
import { helpRoutes } from './routes/help.ts'
import { itemRoutes } from './routes/items.ts'
import { journalRoutes } from './routes/journal.ts'
import { letterRoutes } from './routes/letters.ts'
import { linkRoutes } from './routes/links.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { passkeyRoutes } from './routes/passkeys.ts'
import { peopleRoutes } from './routes/people.ts'
import { personalDataRoutes } from './routes/personal-data.ts'
import { searchRoutes } from './routes/search.ts'
import { secondFactorRoutes } from './routes/second-factor.ts'
import { serviceRoutes } from './routes/service.ts'
import { settingsRoutes } from './routes/settings.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { sitePageRoutes } from './routes/site-pages.ts'
import { sourceRoutes } from './routes/sources.ts'
import { isOneClick, subscriptionRoutes } from './routes/subscriptions.ts'
import { sameOriginOnly } from './same-origin.ts'
import { type SiteEnv, buildSite } from './site.ts'

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
  sitePageRoutes,
  serviceRoutes,
  signInRoutes,
  linkRoutes,
  accountRoutes,
  administrationRoutes,
  peopleRoutes,
  deskRoutes,
  gestureRoutes,
  apiKeyRoutes,
  apiRoutes,
  passkeyRoutes,
  oidcRoutes,
  secondFactorRoutes,
  personalDataRoutes,
  settingsRoutes,
  journalRoutes,
]

/** The whole site, the same in Node and on Workers; `peerOf` tells where a connection comes from. */
export function createApp(deps: Deps, peerOf?: PeerAddress): Hono<SiteEnv> {
  const site = buildSite(deps, peerOf)
  const app = new Hono<SiteEnv>()
  app.use(securityHeaders(site))
  app.use(door(site))
  app.use(sameOriginOnly(deps.config.baseUrl, isOneClick))
  for (const add of routes) app.route('/', add(site))
  app.onError(onError(site))
  app.notFound(onNotFound(site))
  return app
}
