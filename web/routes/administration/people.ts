import { type Context, Hono } from 'hono'
import { invitationMail, resetMail } from '#src/account/account-mails.ts'
import {
  addPerson,
  changeIdentity,
  changeRole,
  disable,
  enable,
  giveLink,
  type FormFaults,
  readPerson,
  unlinkIdentities,
} from '#src/account/people.ts'
import { resetPasskeys } from '#src/account/passkeys/passkeys.ts'
import { messageOf, WatchError } from '#src/errors.ts'
import { isRole } from '#src/roles.ts'
import { listIdentitiesOf } from '#src/store/identities.ts'
import { listPasskeysOf } from '#src/store/passkeys.ts'
import { type Person, findPerson, listPeople } from '#src/store/people.ts'
import { listSessionsOf } from '#src/store/sessions.ts'
import { readForm } from '../../form-body.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import {
  type HandedLink,
  type PersonForm,
  linkForPersonPage,
  peoplePage,
  personPage,
} from '../../views/administration/people-pages.ts'

const path = '/administration/personnes'

/** Administrators: who has an account, and what they may do. */
export function peopleRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { deps } = site
  app.get(path, (c) => showPeople(site, c))
  app.post(path, (c) => invite(site, c))
  app.get(`${path}/:id`, async (c) => showPerson(site, c, await personAt(site, c)))
  app.post(`${path}/:id/identite`, async (c) => {
    const person = await personAt(site, c)
    return changePerson(site, c, person)
  })
  app.post(`${path}/:id/role`, async (c) => {
    const person = await personAt(site, c)
    const role = (await readForm(c)).text('role')
    if (!isRole(role)) return showPerson(site, c, person, { role: 'Choisissez un rôle.' })
    const answer = await changeRole(deps, actorOf(c), person, role)
    if (answer === 'last-administrator') throw lastAdministrator()
    return c.redirect(`${path}/${person.id}?dit=${answer === 'same' ? 'role-inchange' : 'role-change'}`, 303)
  })
  app.post(`${path}/:id/lien`, async (c) => sendLink(site, c, await personAt(site, c)))
  app.post(`${path}/:id/cles-d-acces`, async (c) => {
    const person = await personAt(site, c)
    await resetPasskeys(deps, actorOf(c), person)
    return c.redirect(`${path}/${person.id}?dit=cles-retirees`, 303)
  })
  app.post(`${path}/:id/delier`, async (c) => {
    const person = await personAt(site, c)
    await unlinkIdentities(deps, actorOf(c), person)
    return c.redirect(`${path}/${person.id}?dit=compte-delie`, 303)
  })
  app.post(`${path}/:id/fermer`, async (c) => {
    const person = await personAt(site, c)
    if (!(await disable(deps, actorOf(c), person))) throw lastAdministrator()
    return c.redirect(`${path}/${person.id}?dit=compte-ferme`, 303)
  })
  app.post(`${path}/:id/rouvrir`, async (c) => {
    const person = await personAt(site, c)
    await enable(deps, actorOf(c), person)
    return c.redirect(`${path}/${person.id}?dit=compte-rouvert`, 303)
  })
  return app
}

async function invite(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const role = form.text('role')
  const { email, name, faults } = readPerson({ email: form.text('email', 300), name: form.text('nom', 200) })
  const given = { email, name, role }
  if (!isRole(role)) faults.role = 'Choisissez un rôle.'
  if (Object.keys(faults).length > 0 || !isRole(role)) return showPeople(site, c, { given, faults })
  const person = await addPerson(site.deps, actorOf(c), { email, name, role })
  if (!person) {
    return showPeople(site, c, { given, faults: { email: 'Cette adresse a déjà un compte.' } })
  }
  return mailLink(site, c, person, 'invitation')
}

async function sendLink(site: Site, c: Context<SiteEnv>, person: Person): Promise<Response> {
  if (person.status === 'disabled') throw closedAccount(person)
  return mailLink(site, c, person, person.status === 'invited' ? 'invitation' : 'reset')
}

/** Sends the link; when no message leaves, the account stands all the same, and the link is shown to be handed over. */
async function mailLink(
  site: Site,
  c: Context<SiteEnv>,
  person: Person,
  purpose: 'invitation' | 'reset',
): Promise<Response> {
  const { deps } = site
  const actor = actorOf(c)
  const link = await giveLink(deps, actor, person, purpose)
  const message =
    purpose === 'invitation'
      ? invitationMail(deps, person, link.url, actor.name)
      : resetMail(deps, person, link.url)
  try {
    await deps.mailer.send(message)
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    deps.log.warn('web.link-mail', { message: messageOf(error) })
    return showHandedLink(site, c, { person, purpose, url: link.url, why: error.message }, 503)
  }
  if (deps.config.mail.transport === 'file') {
    return showHandedLink(site, c, { person, purpose, url: link.url, why: noMailServer }, 200)
  }
  return c.redirect(`${path}/${person.id}?dit=message-parti`, 303)
}

const noMailServer =
  'Aucun serveur de courrier n’est configuré\u00A0: le message est écrit dans le dossier des données.'

async function showHandedLink(
  site: Site,
  c: Context<SiteEnv>,
  handed: HandedLink,
  status: PageStatus,
): Promise<Response> {
  const frame = await openFrame(site, c)
  const page = { title: 'Le message n’est pas parti', private: true, section: '/administration' } as const
  return answerPage(c, frame, page, linkForPersonPage(frame, handed), status)
}

async function changePerson(site: Site, c: Context<SiteEnv>, person: Person): Promise<Response> {
  const form = await readForm(c)
  const { email, name, faults } = readPerson({ email: form.text('email', 300), name: form.text('nom', 200) })
  if (Object.keys(faults).length > 0) return showPerson(site, c, person, faults)
  if (await changeIdentity(site.deps, actorOf(c), person, { name, email }))
    return c.redirect(`${path}/${person.id}?dit=personne-changee`, 303)
  return showPerson(site, c, person, { email: 'Cette adresse est celle d’un autre compte.' })
}

async function showPeople(site: Site, c: Context<SiteEnv>, form?: PersonForm): Promise<Response> {
  const [frame, people] = await Promise.all([openFrame(site, c), listPeople(site.deps.db)])
  const page = { title: 'Personnes', section: '/administration', private: true } as const
  return answerPage(c, frame, page, peoplePage(frame, people, form), form ? 422 : 200)
}

async function showPerson(
  site: Site,
  c: Context<SiteEnv>,
  person: Person,
  faults?: FormFaults,
): Promise<Response> {
  const { db, now } = site.deps
  const [frame, sessions, passkeys, identities] = await Promise.all([
    openFrame(site, c),
    listSessionsOf(db, person.id, now().toISOString()),
    listPasskeysOf(db, person.id),
    listIdentitiesOf(db, person.id),
  ])
  const page = { title: person.name, section: '/administration', private: true } as const
  const counts = { sessions: sessions.length, passkeys: passkeys.length, identities: identities.length }
  return answerPage(c, frame, page, personPage(frame, person, counts, faults ?? {}), faults ? 422 : 200)
}

async function personAt(site: Site, c: Context<SiteEnv>): Promise<Person> {
  const person = await findPerson(site.deps.db, c.req.param('id') ?? '')
  if (!person) {
    throw new Refusal(404, {
      title: 'Compte introuvable',
      sentence: 'Ce compte n’existe pas, ou a été effacé.',
      advice: 'Revenez à la liste des personnes.',
      link: { words: 'Personnes', path },
    })
  }
  return person
}

function lastAdministrator(): Refusal {
  return new Refusal(422, {
    title: 'Il faut un administrateur',
    sentence:
      'C’est le dernier administrateur actif : sans lui, plus personne ne pourrait gérer les comptes.',
    advice: 'Donnez d’abord ce rôle à une autre personne, puis recommencez. Rien n’a été fait.',
  })
}

function closedAccount(person: Person): Refusal {
  return new Refusal(422, {
    title: 'Compte fermé',
    sentence: `Le compte de ${person.name} est fermé : aucun lien ne peut l’ouvrir.`,
    advice: 'Rouvrez d’abord le compte.',
    link: { words: 'Revenir au compte', path: `${path}/${person.id}` },
  })
}
