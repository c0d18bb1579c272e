import { type Context, Hono } from 'hono'
import { claimOwnPasswordTry } from '#src/account/sign-in/limits.ts'
import { changeIdentity, readPerson, setPassword, unlinkIdentities } from '#src/account/people.ts'
import { endOtherSessions, endSession, isFresh } from '#src/account/sign-in/sessions.ts'
import { verifyPassword } from '#src/account/sign-in/password.ts'
import { listIdentitiesOf } from '#src/store/identities.ts'
import { listPasskeysOf } from '#src/store/passkeys.ts'
import { findPasswordHash, updatePerson } from '#src/store/people.ts'
import { listSessionsOf } from '#src/store/sessions.ts'
import { readForm } from '../../form-body.ts'
import { tooSoon } from '../../door/refusal.ts'
import { actorOf, signedIn } from '../../door/signed-in.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type AccountFaults, accountPage } from '../../views/account/account-page.ts'

/** What a person sees and changes of their own account. */
export function accountRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db } = site.deps
  app.get('/compte', (c) => showAccount(site, c))
  app.post('/compte/nom', (c) => rename(site, c))
  app.post('/compte/mot-de-passe', (c) => changePassword(site, c))
  app.post('/compte/raccourcis', async (c) => {
    const { person } = signedIn(c)
    const shortcuts = (await readForm(c)).has('actifs')
    await db.batch([updatePerson(person.id, { shortcuts })])
    return c.redirect(`/compte?dit=raccourcis-${shortcuts ? 'actifs' : 'coupes'}`, 303)
  })
  app.post('/compte/sessions/fermer', async (c) => {
    const { person, session } = signedIn(c)
    const id = (await readForm(c)).text('session', 40)
    if (id === '') await endOtherSessions(site.deps, person, session.id)
    else await endSession(site.deps, person, id)
    return c.redirect(`/compte?dit=${id === '' ? 'sessions-fermees' : 'session-fermee'}`, 303)
  })
  app.post('/compte/organisation/delier', async (c) => {
    const { person } = signedIn(c)
    await unlinkIdentities(site.deps, actorOf(c), person)
    return c.redirect('/compte?dit=compte-delie', 303)
  })
  return app
}

async function rename(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { person } = signedIn(c)
  const { name, faults } = readPerson({ email: person.email, name: (await readForm(c)).text('nom', 200) })
  if (faults.name) return showAccount(site, c, { nom: faults.name })
  await changeIdentity(site.deps, { id: person.id, name }, person, { name, email: person.email })
  return c.redirect('/compte?dit=nom-change', 303)
}

// A session left open must not be enough to take the account over: the old password, or a sign-in just made.
async function changePassword(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { person, session } = signedIn(c)
  const form = await readForm(c)
  const waitMs = await claimOwnPasswordTry(site.deps, person.id)
  if (waitMs > 0) throw tooSoon(waitMs, 'Votre mot de passe n’a pas changé.')
  const isOwner = person.hasPassword
    ? await knowsPassword(site, person.id, form.raw('actuel', 300))
    : isFresh(session, site.deps.now())
  if (!isOwner) {
    const told = person.hasPassword
      ? { actuel: 'Ce n’est pas votre mot de passe actuel.' }
      : {
          'mot-de-passe':
            'Votre connexion date : connectez-vous de nouveau, puis choisissez votre mot de passe.',
        }
    return showAccount(site, c, told)
  }
  const fault = await setPassword(site.deps, person, form.raw('mot-de-passe', 300), session.id)
  if (fault) return showAccount(site, c, { 'mot-de-passe': fault })
  return c.redirect('/compte?dit=mot-de-passe-change', 303)
}

async function knowsPassword(site: Site, personId: string, password: string): Promise<boolean> {
  return verifyPassword(password, await findPasswordHash(site.deps.db, personId))
}

async function showAccount(site: Site, c: Context<SiteEnv>, faults: AccountFaults = {}): Promise<Response> {
  const { person, session } = signedIn(c)
  const { db, now } = site.deps
  const [frame, sessions, passkeys, identities] = await Promise.all([
    openFrame(site, c),
    listSessionsOf(db, person.id, now().toISOString()),
    listPasskeysOf(db, person.id),
    listIdentitiesOf(db, person.id),
  ])
  const body = accountPage(frame, {
    person,
    session,
    sessions,
    passkeys: passkeys.length,
    identities,
    faults,
  })
  const isRefused = Object.keys(faults).length > 0
  return answerPage(c, frame, { title: 'Mon compte', private: true }, body, isRefused ? 422 : 200)
}
