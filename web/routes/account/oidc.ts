import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { claimOidcStart } from '#src/account/sign-in/limits.ts'
import {
  type OidcSignIn,
  oidcCallbackPath,
  oidcFlowSeconds,
  openOidcSignIn,
} from '#src/account/oidc/sign-in.ts'
import { localPath, readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { tooSoon } from '../../door/refusal.ts'
import { leavingPage, oidcRefusal } from '../../views/account/oidc-pages.ts'
import { deskPath, enter } from './sign-in.ts'

const startPath = '/connexion/oidc'

export function oidcRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { oidc } = site.deps.config
  const signIn = oidc && openOidcSignIn(site.deps, oidc)
  app.post(startPath, (c) => (signIn ? begin(site, c, signIn) : c.notFound()))
  // A GET that opens a session: the protocol wants it so. The state, bound to the browser's cookie, is its defence.
  app.get(oidcCallbackPath, (c) => (signIn ? finish(site, c, signIn) : c.notFound()))
  return app
}

/**
 * Sends the person to the provider by a page that leads on by itself. A redirection would be stopped on its way:
 * Chromium holds the redirections of a form to `form-action 'self'` (CSP3 §6.6.1), and a provider may well send on to
 * another.
 */
async function begin(site: Site, c: Context<SiteEnv>, signIn: OidcSignIn): Promise<Response> {
  const form = await readForm(c)
  const returnTo = localPath(form.raw('retour', 1000), deskPath)
  const waitMs = await claimOidcStart(site.deps, site.addressOf(c))
  if (waitMs > 0) throw tooSoon(waitMs, 'Revenez ensuite à la page de connexion.')
  const start = await signIn.begin({ returnTo, browserToken: getCookie(c, cookieName(site)) })
  if (start.kind === 'refused') throw oidcRefusal(start.reason, returnTo)
  setCookie(c, cookieName(site), start.browserToken, {
    // Without TLS there is no `__Host-` prefix, hence no reason to send the cookie anywhere else.
    path: site.isHttps ? '/' : startPath,
    httpOnly: true,
    sameSite: 'Lax',
    secure: site.isHttps,
    maxAge: oidcFlowSeconds,
  })
  c.header('refresh', `0;url=${start.url}`)
  return answerPage(
    c,
    await openFrame(site, c),
    { title: 'Connexion en cours', private: true },
    leavingPage(start.url),
  )
}

// No passkey is asked here: the provider answers for its own second factor.
async function finish(site: Site, c: Context<SiteEnv>, signIn: OidcSignIn): Promise<Response> {
  const answer = new URL(c.req.url).searchParams
  const end = await signIn.finish({ answer, browserToken: getCookie(c, cookieName(site)) })
  if (end.kind === 'refused') throw oidcRefusal(end.reason, end.returnTo ?? deskPath)
  return enter(site, c, end.person, { method: 'oidc', returnTo: end.returnTo })
}

function cookieName(site: Site): string {
  return site.isHttps ? '__Host-vigie-oidc' : 'vigie-oidc'
}
