import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { matchedRoutes } from 'hono/route'
import { presentedKey, readApiKey } from '#src/account/api-keys.ts'
import { readSession } from '#src/account/sign-in/sessions.ts'
import { readSiteSettings } from '#src/store/site-settings.ts'
import { type Access, access } from './access.ts'
import { carriesToken } from './csrf.ts'
import { cameFrom, readForm } from '../form-body.ts'
import { answerProblem, isApi, isForPrograms } from '../problem.ts'
import { refuse as refuseApi } from '../api/refuse.ts'
import { refuseKey } from '../api/refuse-key.ts'
import { lacksRight, notSignedIn, signInPath, staleForm } from './refusal.ts'
import { sessionCookie, setSessionCookie } from './session-cookie.ts'
import type { Site, SiteEnv } from '../site.ts'
import { stranger, visitorOf } from './visitor.ts'

/** The largest form of a visitor is a subscription; staff edit pages and act on hundreds of items. */
const visitorBytes = 16 * 1024
const staffBytes = 256 * 1024

/** A list of feeds, a lexicon: each may be a file. */
const largeBytes = 1536 * 1024
const largeForms: readonly string[] = ['POST /sources/importer', 'POST /administration/lexique/importer']

/** A file of 100,000 members, and what a form adds around it. */
const memberFileBytes = 15_100_000
const memberFile = 'POST /membres/importer'

/** What programs tell of mail; they show a secret, and no cookie. */
const machineBytes: Record<string, number> = {
  'POST /courriel/evenements/:fournisseur': 256 * 1024,
  'POST /courriel/retours': 2 * 1024 * 1024,
}

/**
 * The one door: who asks, what the route asks for (access.ts), and for a form of a signed-in person, whether it is one
 * of this session's own. A route that is not in the table opens to nobody.
 */
export function door(site: Site): MiddlewareHandler<SiteEnv> {
  const smallBody = bodyLimit({ maxSize: visitorBytes, onError: refuseBody })
  const staffBody = bodyLimit({ maxSize: staffBytes, onError: refuseBody })
  const largeBody = bodyLimit({ maxSize: largeBytes, onError: refuseBody })
  const machineBody = new Map(
    Object.entries(machineBytes).map(([route, maxSize]) => [
      route,
      bodyLimit({ maxSize, onError: refuseBody }),
    ]),
  )
  const memberBody = bodyLimit({ maxSize: memberFileBytes, onError: refuseBody })
  return async (c, next) => {
    const route = matchedRoutes(c).find(({ method }) => method !== 'ALL')
    c.set('visitor', stranger)
    const needs = route && access[`${route.method} ${route.path}`]
    if (route && !needs) throw new HTTPException(403, { message: `unlisted: ${route.method} ${route.path}` })
    if (needs === 'bare') return next()
    await identify(site, c)
    const refusal = needs && (await refuse(site, c, needs))
    if (refusal) return refusal
    const form = route ? `${route.method} ${route.path}` : ''
    const large = form === memberFile ? memberBody : largeForms.includes(form) ? largeBody : staffBody
    const bounded = machineBody.get(form) ?? (c.get('visitor').person ? large : smallBody)
    return bounded(c, async () => {
      if (isMutation(c) && needs && needs !== 'open') await checkToken(c)
      await next()
    })
  }
}

async function identify(site: Site, c: Context<SiteEnv>): Promise<void> {
  const { deps } = site
  const token = sessionCookie(c, site)
  const [settings, open] = await Promise.all([
    readSiteSettings(deps.db),
    token ? readSession(deps, token) : undefined,
  ])
  if (open?.newToken) setSessionCookie(c, site, open.newToken)
  c.set('settings', settings)
  c.set('visitor', visitorOf(open, settings.index))
}

async function refuse(site: Site, c: Context<SiteEnv>, needs: Access): Promise<Response | undefined> {
  if (needs === 'open' || needs === 'bare') return undefined
  const right = typeof needs === 'string' ? needs : needs.right
  const visitor = c.get('visitor')
  // Read even where the index is public: its last use is told, and what answers it is for no shared cache.
  const byKey = typeof needs !== 'string' && (await hasKey(site, c, needs.scope))
  if (byKey) return undefined
  const wrongKey = isApi(c) && typeof needs !== 'string' && (await refuseKey(site, c, needs.scope))
  if (wrongKey) return wrongKey
  if (visitor.can(right)) return undefined
  if (typeof needs !== 'string' && !visitor.person) return askForKey(site, c)
  if (visitor.person) throw lacksRight(right)
  return sendToSignIn(c)
}

async function hasKey(
  site: Site,
  c: Context<SiteEnv>,
  scope: Exclude<Access, string>['scope'],
): Promise<boolean> {
  const presented = presentedKey(c.req.header('authorization'))
  const key = presented ? await readApiKey(site.deps, presented, scope) : undefined
  if (key) {
    c.set('byKey', true)
    c.set('keyId', key.id)
  }
  return key !== undefined
}

// Feed readers ask their owner for a name and a password when told so (RFC 9110 §11.6.1).
function askForKey(site: Site, c: Context<SiteEnv>): Response | Promise<Response> {
  c.header('www-authenticate', 'Basic realm="Vigie", charset="UTF-8"')
  if (isApi(c)) return refuseApi(site, c, { problem: 'cle-necessaire', detail: needsKey })
  return isForPrograms(c) ? answerProblem(c, 401, needsKey) : c.text(needsKey, 401)
}

const needsKey =
  'Cet index est réservé\u00A0: présentez une clé d’API (mot de passe de Basic, ou Authorization: Bearer).'

function sendToSignIn(c: Context<SiteEnv>): Response {
  const { pathname, search } = new URL(c.req.url)
  const waiting = c.get('visitor').waiting
  if (isMutation(c)) throw notSignedIn(cameFrom(c, '/bureau'))
  const path = pathname + search
  return c.redirect(
    waiting ? `/connexion/seconde-etape?${new URLSearchParams({ retour: path })}` : signInPath(path),
    303,
  )
}

async function checkToken(c: Context<SiteEnv>): Promise<void> {
  const { session } = c.get('visitor')
  const given = (await readForm(c)).raw('csrf', 100)
  if (!session || !carriesToken(given, session.csrf)) throw staleForm()
}

function isMutation(c: Context): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
}

function refuseBody(): never {
  throw new HTTPException(413)
}
