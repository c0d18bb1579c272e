import { type Context, Hono } from 'hono'
import { describeDevice } from '#src/account/sign-in/device.ts'
import { sendAccountMails, sendFirstAccountMail } from '#src/account/send-mails.ts'
import { endSession, startSession } from '#src/account/sign-in/sessions.ts'
import { makeDeviceToken, requestSignInLink, signInByPassword } from '#src/account/sign-in/sign-in.ts'
import { countPeople, type Person } from '#src/store/people.ts'
import type { SignInMethod } from '#src/store/sessions.ts'
import { onceAnswered } from '../../background.ts'
import { localPath, readForm } from '../../form-body.ts'
import { tooSoon, wrongScheme } from '../../door/refusal.ts'
import {
  clearSessionCookie,
  deviceCookie,
  setDeviceCookie,
  setSessionCookie,
} from '../../door/session-cookie.ts'
import type { Visitor } from '../../door/visitor.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import {
  type SignInForm,
  firstStartPage,
  linkSentPage,
  signInPage,
} from '../../views/account/sign-in-pages.ts'

export const deskPath = '/bureau'

export function signInRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/connexion', async (c) => {
    const returnTo = localPath(c.req.query('retour') ?? '', deskPath)
    const again = c.req.query('de-nouveau') === '1'
    if (c.get('visitor').person && !again) return c.redirect(returnTo, 303)
    return answerForm(site, c, { email: '', returnTo })
  })
  app.post('/connexion', (c) => byPassword(site, c))
  app.post('/connexion/lien', (c) => byLink(site, c))
  app.post('/deconnexion', async (c) => {
    const held = heldBy(c)
    if (held) await endSession(site.deps, held.person, held.session.id)
    clearSessionCookie(c, site)
    return c.redirect('/connexion?dit=deconnecte', 303)
  })
  return app
}

/** Behind a proxy that serves both, the form's own origin tells which one the person sees. */
export function insistOnHttps(site: Site, c: Context<SiteEnv>): void {
  const isPlain = c.req.header('origin')?.startsWith('http://') ?? false
  if (site.isHttps && isPlain) throw wrongScheme(site.deps.config.baseUrl)
}

/** The session of this browser, whole or waiting for its second factor. */
function heldBy(c: Context<SiteEnv>): Visitor['waiting'] {
  const { person, session, waiting } = c.get('visitor')
  return person && session ? { person, session } : waiting
}

/** Opens a session, marks the browser as known, and leads on; to the second factor first where there is one. */
export async function enter(
  site: Site,
  c: Context<SiteEnv>,
  person: Person,
  how: { method: SignInMethod; returnTo: string },
): Promise<Response> {
  const { deps } = site
  const before = heldBy(c)
  const device = describeDevice(c.req.header('user-agent'))
  const { token, session } = await startSession(deps, person, { method: how.method, device })
  // What the browser held before is given up: one browser, one session.
  if (before) await endSession(deps, before.person, before.session.id)
  setSessionCookie(c, site, token)
  setDeviceCookie(c, site, await makeDeviceToken(deps, person.id))
  if (session.stage === 'full') return c.redirect(how.returnTo, 303)
  return c.redirect(`/connexion/seconde-etape?${new URLSearchParams({ retour: how.returnTo })}`, 303)
}

async function byPassword(site: Site, c: Context<SiteEnv>): Promise<Response> {
  insistOnHttps(site, c)
  const form = await readForm(c)
  const given = { email: form.text('email', 254), returnTo: localPath(form.raw('retour', 1000), deskPath) }
  const password = form.raw('mot-de-passe', 300)
  if (given.email === '' || password === '') {
    const faults = {
      ...(given.email === '' ? { email: 'Indiquez votre adresse.' } : {}),
      ...(password === ''
        ? { 'mot-de-passe': 'Indiquez votre mot de passe, ou demandez un lien par courriel.' }
        : {}),
    }
    return answerForm(site, c, { ...given, faults }, 422)
  }
  const answer = await signInByPassword(site.deps, {
    email: given.email,
    password,
    address: site.addressOf(c),
    deviceToken: deviceCookie(c, site),
  })
  switch (answer.kind) {
    case 'right':
      return enter(site, c, answer.person, { method: 'password', returnTo: given.returnTo })
    case 'wrong':
      return answerForm(site, c, { ...given, isWrong: true }, 422)
    case 'throttled':
      throw tooSoon(
        answer.waitMs,
        'Si vous avez oublié votre mot de passe, revenez en arrière et demandez un lien par courriel.',
      )
  }
}

async function byLink(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { deps } = site
  const form = await readForm(c)
  const email = form.text('email', 254)
  const returnTo = localPath(form.raw('retour', 1000), deskPath)
  const answer = await requestSignInLink(deps, {
    email,
    address: site.addressOf(c),
    deviceToken: deviceCookie(c, site),
  })
  if (answer.kind === 'invalid') {
    return answerForm(site, c, { email, returnTo, faults: { email: answer.fault } }, 422)
  }
  if (answer.kind === 'throttled') {
    throw tooSoon(answer.waitMs, 'Regardez d’abord si un lien est déjà arrivé, dans les indésirables aussi.')
  }
  const frame = await openFrame(site, c)
  onceAnswered(c, site, () => (answer.isFirst ? sendFirstAccountMail(deps) : sendAccountMails(deps)))
  return answerPage(c, frame, { title: 'Ouvrez votre messagerie', private: true }, linkSentPage(frame, email))
}

async function answerForm(
  site: Site,
  c: Context<SiteEnv>,
  form: SignInForm,
  status?: PageStatus,
): Promise<Response> {
  const [frame, people] = await Promise.all([openFrame(site, c), countPeople(site.deps.db)])
  const body = people === 0 ? firstStartPage(frame) : signInPage(frame, form)
  return answerPage(c, frame, { title: 'Se connecter', private: true }, body, status)
}
