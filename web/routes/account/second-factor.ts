import { type Context, Hono } from 'hono'
import { type Check, askPasskey, checkPasskey } from '#src/account/passkeys/passkeys.ts'
import { type CodeAnswer, useRecoveryCode } from '#src/account/passkeys/recovery-codes.ts'
import { rotateSessionToken } from '#src/account/sign-in/sessions.ts'
import type { Session } from '#src/store/sessions.ts'
import { carriesToken } from '../../door/csrf.ts'
import { type FormBody, localPath, readForm } from '../../form-body.ts'
import { Refusal, notSignedIn, signInPath, staleForm } from '../../door/refusal.ts'
import { sessionCookie, setSessionCookie } from '../../door/session-cookie.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import type { Visitor } from '../../door/visitor.ts'
import { formatLength } from '../../views/format.ts'
import { secondFactorPage, secondFactorPath } from '../../views/account/second-factor-page.ts'
import { answerLength } from './passkeys.ts'
import { deskPath } from './sign-in.ts'

/** The second step of the sign-in: a passkey, or a recovery code in its place. */
export function secondFactorRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(secondFactorPath, (c) => showSecondFactor(site, c))
  app.post(secondFactorPath, (c) => enterByPasskey(site, c))
  app.post(`${secondFactorPath}/code`, (c) => enterByCode(site, c))
  return app
}

async function showSecondFactor(
  site: Site,
  c: Context<SiteEnv>,
  faults: { fault?: string; codeFault?: string } = {},
  status?: PageStatus,
): Promise<Response> {
  const returnTo = await returnPath(c)
  const { person: signedIn, waiting } = c.get('visitor')
  if (signedIn) return c.redirect(returnTo, 303)
  if (!waiting) return c.redirect(signInPath(returnTo), 303)
  const { person, session } = waiting
  const options = await askPasskey(site.deps, person, session)
  if (!options) throw keysGone(returnTo)
  const frame = await openFrame(site, c)
  return answerPage(
    c,
    frame,
    { title: 'Votre clé d’accès', private: true, scripts: [site.assets.passkeys.path] },
    secondFactorPage(frame, { options, returnTo, ...faults }),
    status,
  )
}

const checkFaults: Record<Exclude<Check['kind'], 'opened'>, string> = {
  late: 'La page était restée ouverte trop longtemps, ou a été envoyée deux fois. Recommencez.',
  refused: 'Cette clé n’a pas été reconnue. Recommencez, ou servez-vous d’un code de secours.',
}

async function enterByPasskey(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const owner = waitingOwner(c, form)
  if (!owner) return c.redirect(await returnPath(c), 303)
  const { kind } = await checkPasskey(
    site.deps,
    owner.person,
    owner.session,
    form.raw('reponse', answerLength),
  )
  if (kind === 'opened') return enterFully(site, c, owner.session)
  return showSecondFactor(site, c, { fault: checkFaults[kind] }, 422)
}

async function enterByCode(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const owner = waitingOwner(c, form)
  if (!owner) return c.redirect(await returnPath(c), 303)
  const answer = await useRecoveryCode(site.deps, owner.person, owner.session, form.raw('code', 100))
  if (answer.kind === 'opened') return enterFully(site, c, owner.session)
  const isSlowed = answer.kind === 'wait'
  return showSecondFactor(site, c, { codeFault: codeFault(answer) }, isSlowed ? 429 : 422)
}

function codeFault(answer: Exclude<CodeAnswer, { kind: 'opened' }>): string {
  if (answer.kind === 'wrong') return 'Ce code ne convient pas, ou a déjà servi.'
  return `Trop d’essais : attendez ${formatLength(answer.waitMs + 59_999)} avant de réessayer. Votre clé, elle, sert toujours.`
}

/** The session is whole: it gets another token, since the one before was worth less. */
async function enterFully(site: Site, c: Context<SiteEnv>, session: Session): Promise<Response> {
  const token = await rotateSessionToken(site.deps, session, sessionCookie(c, site) ?? '')
  if (token) setSessionCookie(c, site, token)
  return c.redirect(await returnPath(c), 303)
}

/** The door knows open sessions only: the token of one that waits is checked here. Undefined: it is open already. */
function waitingOwner(c: Context<SiteEnv>, form: FormBody): Visitor['waiting'] {
  const { person, waiting } = c.get('visitor')
  if (person) return undefined
  if (!waiting) throw notSignedIn(localPath(form.raw('retour', 1000), deskPath))
  if (!carriesToken(form.raw('csrf', 100), waiting.session.csrf)) throw staleForm()
  return waiting
}

/** Where the person was going, from the address or from the form. */
async function returnPath(c: Context<SiteEnv>): Promise<string> {
  const given = c.req.method === 'POST' ? (await readForm(c)).raw('retour', 1000) : c.req.query('retour')
  return localPath(given ?? '', deskPath)
}

// An administrator has reset the account since the password was given.
function keysGone(returnTo: string): Refusal {
  return new Refusal(403, {
    title: 'Clés d’accès retirées',
    sentence: 'Votre compte n’a plus de clé d’accès : un administrateur les a retirées.',
    advice: 'Connectez-vous de nouveau : aucune clé ne sera demandée.',
    link: { words: 'Se connecter', path: signInPath(returnTo) },
  })
}
