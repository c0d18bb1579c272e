import { Hono } from 'hono'
import type { Deps } from '#src/deps.ts'
import type { PeerAddress } from './door/client-address.ts'
import { door } from './door/door.ts'
import { onError, onNotFound } from './errors.ts'
import { securityHeaders } from './door/headers.ts'
import { accountRoutes } from './routes/account/account.ts'
import { accountAlertRoutes } from './routes/account/alerts.ts'
import { administrationRoutes } from './routes/administration/administration.ts'
import { apiKeyRoutes } from './routes/administration/api-keys.ts'
import { apiRoutes } from './routes/api.ts'
import { axisRoutes } from './routes/axes.ts'
import { axisGestureRoutes } from './routes/axis-gestures.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { dashboardRoutes } from './routes/dashboard.ts'
import { deadlineRoutes } from './routes/deadlines.ts'
import { deskRoutes } from './routes/desk.ts'
import { exportRoutes } from './routes/exports.ts'
import { feedRoutes } from './routes/feeds.ts'
import { gestureRoutes } from './routes/gestures.ts'
import { helpRoutes } from './routes/help.ts'
import { itemRoutes } from './routes/items.ts'
import { journalOfficielRoutes } from './routes/journal-officiel.ts'
import { journalRoutes } from './routes/administration/journal.ts'
import { letterRoutes } from './routes/letters.ts'
import { blockedRoutes } from './routes/letters/blocked.ts'
import { deliveryRoutes } from './routes/letters/delivery.ts'
import { isMailEvent, mailEventRoutes } from './routes/mail-events.ts'
import { linkRoutes } from './routes/account/links.ts'
import { memberRoutes } from './routes/members/members.ts'
import { oidcRoutes } from './routes/account/oidc.ts'
import { openDataRoutes } from './routes/open-data.ts'
import { passkeyRoutes } from './routes/account/passkeys.ts'
import { peopleRoutes } from './routes/administration/people.ts'
import { personalDataRoutes } from './routes/administration/personal-data.ts'
import { preferencesRoutes } from './routes/preferences.ts'
import { previewRoutes } from './routes/preview.ts'
import { searchRoutes } from './routes/search.ts'
import { secondFactorRoutes } from './routes/account/second-factor.ts'
import { serviceRoutes } from './routes/service.ts'
import { settingsRoutes } from './routes/administration/settings.ts'
import { signInRoutes } from './routes/account/sign-in.ts'
import { sitePageRoutes } from './routes/administration/site-pages.ts'
import { sourceRoutes } from './routes/sources/sources.ts'
import { isOneClick, subscriptionRoutes } from './routes/subscriptions.ts'
import { taxonomyRoutes } from './routes/taxonomy/taxonomy.ts'
import { synonymRoutes } from './routes/synonyms.ts'
import { textRoutes } from './routes/texts.ts'
import { sameOriginOnly } from './door/same-origin.ts'
import { savedSearchRoutes } from './routes/searches/searches.ts'
import { stopAlertRoutes } from './routes/searches/stop-alert.ts'
import { storyRoutes } from './routes/stories.ts'
import { suggestRoutes } from './routes/suggest.ts'
import { type SiteEnv, buildSite } from './site.ts'

const routes = [
  searchRoutes,
  suggestRoutes,
  previewRoutes,
  itemRoutes,
  storyRoutes,
  axisGestureRoutes,
  deadlineRoutes,
  textRoutes,
  axisRoutes,
  sourceRoutes,
  coverageRoutes,
  dashboardRoutes,
  journalOfficielRoutes,
  letterRoutes,
  deliveryRoutes,
  blockedRoutes,
  mailEventRoutes,
  feedRoutes,
  openDataRoutes,
  exportRoutes,
  savedSearchRoutes,
  stopAlertRoutes,
  subscriptionRoutes,
  preferencesRoutes,
  memberRoutes,
  helpRoutes,
  sitePageRoutes,
  serviceRoutes,
  signInRoutes,
  linkRoutes,
  accountRoutes,
  accountAlertRoutes,
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
  taxonomyRoutes,
  synonymRoutes,
]

/** The whole site, the same in Node and on Workers; `peerOf` tells where a connection comes from. */
export function createApp(deps: Deps, peerOf?: PeerAddress): Hono<SiteEnv> {
  const site = buildSite(deps, peerOf)
  const app = new Hono<SiteEnv>()
  app.use(securityHeaders(site))
  app.use(door(site))
  app.use(sameOriginOnly(deps.config.baseUrl, async (c) => isMailEvent(c) || (await isOneClick(c))))
  for (const add of routes) app.route('/', add(site))
  app.onError(onError(site))
  app.notFound(onNotFound(site))
  return app
}
