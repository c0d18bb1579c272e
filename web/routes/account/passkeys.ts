import { type Context, Hono } from 'hono'
import {
  type Addition,
  addPasskey,
  mostPasskeys,
  offerPasskey,
  removePasskey,
} from '#src/account/passkeys/passkeys.ts'
import { renewRecoveryCodes } from '#src/account/passkeys/recovery-codes.ts'
import { isFresh } from '#src/account/sign-in/sessions.ts'
import { listPasskeysOf } from '#src/store/passkeys.ts'
import { countRecoveryCodes } from '#src/store/recovery-codes.ts'
import { readForm } from '../../form-body.ts'
import { Refusal } from '../../door/refusal.ts'
import { signedIn } from '../../door/signed-in.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import {
  passkeysPage,
  passkeysPath,
  recoveryCodesPage,
  signInAgainPath,
} from '../../views/account/passkey-pages.ts'

/** An account's second factor: its passkeys, and the recovery codes that stand in for them. */
export function passkeyRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(passkeysPath, (c) => showPasskeys(site, c))
  app.post(`${passkeysPath}/ajouter`, (c) => add(site, c))
  app.post(`${passkeysPath}/retirer`, (c) => remove(site, c))
  app.post('/compte/codes-de-secours', (c) => renewCodes(site, c))
  return app
}

/** Longer than any browser's answer. */
export const answerLength = 16_000

async function showPasskeys(
  site: Site,
  c: Context<SiteEnv>,
  fault?: string,
  status?: PageStatus,
): Promise<Response> {
  const { deps } = site
  const { person, session } = signedIn(c)
  const [frame, passkeys, codesLeft] = await Promise.all([
    openFrame(site, c),
    listPasskeysOf(deps.db, person.id),
    countRecoveryCodes(deps.db, person.id),
  ])
  const fresh = isFresh(session, deps.now())
  const mayAdd = fresh && passkeys.length < mostPasskeys
  const options = mayAdd ? await offerPasskey(deps, person, session) : undefined
  const body = passkeysPage(frame, {
    passkeys,
    codesLeft,
    options,
    isFresh: fresh,
    name: session.device,
    fault,
  })
  return answerPage(
    c,
    frame,
    { title: 'Clés d’accès', private: true, scripts: options ? [site.assets.passkeys.path] : [] },
    body,
    status,
  )
}

const additionFaults: Record<Exclude<Addition['kind'], 'added'>, string> = {
  known: 'La clé n’a pas été ajoutée : elle sert déjà à un compte, ou vous en avez trop.',
  late: 'La clé n’a pas été ajoutée : la page était restée ouverte trop longtemps, ou a été envoyée deux fois. Recommencez.',
  refused: 'La clé n’a pas été ajoutée : la réponse du navigateur ne convient pas. Recommencez.',
}

async function add(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { person, session } = freshlySignedIn(site, c)
  const form = await readForm(c)
  const name = form.text('nom', 60) || session.device
  const added = await addPasskey(site.deps, person, session, {
    answer: form.raw('reponse', answerLength),
    name,
  })
  if (added.kind !== 'added') return showPasskeys(site, c, additionFaults[added.kind], 422)
  if (added.codes.length > 0) return answerCodes(site, c, added.codes)
  return c.redirect(`${passkeysPath}?dit=cle-ajoutee`, 303)
}

async function remove(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { person } = freshlySignedIn(site, c)
  await removePasskey(site.deps, person, (await readForm(c)).raw('cle', 2000))
  // Gone already (another tab): what was wanted is so.
  return c.redirect(`${passkeysPath}?dit=cle-retiree`, 303)
}

async function renewCodes(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { person } = freshlySignedIn(site, c)
  const codes = await renewRecoveryCodes(site.deps, person)
  if (codes.length > 0) return answerCodes(site, c, codes)
  return showPasskeys(
    site,
    c,
    'Les codes de secours vont avec une clé d’accès : ajoutez-en une d’abord.',
    422,
  )
}

async function answerCodes(site: Site, c: Context<SiteEnv>, codes: readonly string[]): Promise<Response> {
  const frame = await openFrame(site, c)
  return answerPage(c, frame, { title: 'Vos codes de secours', private: true }, recoveryCodesPage(codes))
}

function freshlySignedIn(site: Site, c: Context<SiteEnv>): ReturnType<typeof signedIn> {
  const owner = signedIn(c)
  if (isFresh(owner.session, site.deps.now())) return owner
  throw new Refusal(403, {
    title: 'Connexion trop ancienne',
    sentence:
      'Pour toucher aux clés d’accès, il faut s’être connecté il y a moins d’un quart d’heure : rien n’a été fait.',
    advice: 'Connectez-vous de nouveau, puis recommencez.',
    link: { words: 'Se connecter de nouveau', path: signInAgainPath },
  })
}
