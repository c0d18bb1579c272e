import { type Context, Hono } from 'hono'
import { exportPersonalData } from '#src/account/privacy/export-personal-data.ts'
import {
  type PersonalData,
  collectPersonalData,
  erasePersonalData,
  recordExport,
} from '#src/account/privacy/personal-data.ts'
import { readForm } from '../../form-body.ts'
import { notSignedIn, Refusal } from '../../door/refusal.ts'
import { clearDeviceCookie, clearSessionCookie } from '../../door/session-cookie.ts'
import { actorOf, signedIn } from '../../door/signed-in.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import {
  type DataSearch,
  confirmErasurePage,
  dataFoundPage,
  dataSearchPage,
  ownDataPage,
} from '../../views/administration/personal-data-pages.ts'

const ownPath = '/compte/donnees'
const adminPath = '/administration/donnees-personnelles'

/** What is kept about people (RGPD): to themselves, and to the administrator who answers the others. */
export function personalDataRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(ownPath, async (c) => showOwn(site, c, await ownData(site, c)))
  app.get(`${ownPath}/fichier`, async (c) => answerFile(site, c, await ownData(site, c)))
  app.post(`${ownPath}/effacer`, (c) => eraseOwn(site, c))
  app.get(adminPath, (c) => showSearch(site, c, { email: '' }))
  app.post(adminPath, (c) =>
    onAddress(site, c, async (data) => {
      const frame = await openFrame(site, c)
      return answerPage(c, frame, adminPage('Données gardées'), dataFoundPage(frame, data))
    }),
  )
  app.post(`${adminPath}/fichier`, (c) =>
    onAddress(site, c, async (data) => {
      await recordExport(site.deps, actorOf(c), data)
      return answerFile(site, c, data)
    }),
  )
  app.post(`${adminPath}/effacer`, (c) => onAddress(site, c, (data) => eraseAnother(site, c, data)))
  return app
}

async function ownData(site: Site, c: Context<SiteEnv>): Promise<PersonalData> {
  const data = await collectPersonalData(site.deps.db, signedIn(c).person.email)
  // Erased in another tab, a moment ago.
  if (!data) throw notSignedIn('/')
  return data
}

async function showOwn(
  site: Site,
  c: Context<SiteEnv>,
  data: PersonalData,
  fault?: string,
): Promise<Response> {
  const frame = await openFrame(site, c)
  const status = fault ? 422 : 200
  return answerPage(
    c,
    frame,
    { title: 'Mes données', private: true },
    ownDataPage(frame, data, fault),
    status,
  )
}

async function eraseOwn(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const data = await ownData(site, c)
  const typed = (await readForm(c)).text('confirmation', 254)
  if (!isSame(typed, data.email)) return showOwn(site, c, data, notTheAddress)
  await erase(site, c, data)
  clearSessionCookie(c, site)
  // It names the account. Not by Clear-Site-Data, which empties every site of the organisation's domain.
  clearDeviceCookie(c, site)
  return c.redirect('/connexion?dit=compte-efface', 303)
}

async function eraseAnother(site: Site, c: Context<SiteEnv>, data: PersonalData): Promise<Response> {
  const form = await readForm(c)
  const isConfirmed = form.text('etape') === 'confirmer'
  if (!isConfirmed || !isSame(form.text('confirmation', 254), data.email)) {
    const frame = await openFrame(site, c)
    const fault = isConfirmed ? notTheAddress : undefined
    const body = confirmErasurePage(frame, data, fault)
    return answerPage(c, frame, adminPage('Effacer des données'), body, fault ? 422 : 200)
  }
  await erase(site, c, data)
  return c.redirect(`${adminPath}?dit=donnees-effacees`, 303)
}

async function erase(site: Site, c: Context<SiteEnv>, { email }: PersonalData): Promise<void> {
  const answer = await erasePersonalData(site.deps, actorOf(c), email)
  if (answer.kind === 'last-administrator') throw lastAdministrator()
}

function lastAdministrator(): Refusal {
  return new Refusal(422, {
    title: 'Dernier administrateur',
    sentence:
      'Ce compte est le seul administrateur actif : l’effacer laisserait Vigie sans personne pour la tenir.',
    advice: 'Donnez d’abord ce rôle à quelqu’un d’autre, puis recommencez. Rien n’a été effacé.',
    link: { words: 'Voir les personnes', path: '/administration/personnes' },
  })
}

const notTheAddress = 'Ce n’est pas l’adresse ci-dessus : rien n’a été effacé.'

/** Reads the address of the form, and what is kept under it; without any, says so. */
async function onAddress(
  site: Site,
  c: Context<SiteEnv>,
  answer: (data: PersonalData) => Promise<Response>,
): Promise<Response> {
  const email = (await readForm(c)).text('adresse', 254)
  if (email === '') return showSearch(site, c, { email, fault: 'Indiquez une adresse.' }, 422)
  const data = await collectPersonalData(site.deps.db, email)
  if (data) return answer(data)
  return showSearch(site, c, { email, fault: 'Vigie ne garde rien sous cette adresse.' }, 404)
}

async function showSearch(
  site: Site,
  c: Context<SiteEnv>,
  search: DataSearch,
  status?: PageStatus,
): Promise<Response> {
  const frame = await openFrame(site, c)
  return answerPage(c, frame, adminPage('Données personnelles'), dataSearchPage(frame, search), status)
}

function answerFile(site: Site, c: Context<SiteEnv>, data: PersonalData): Response {
  c.header('cache-control', 'no-store')
  c.header('content-disposition', 'attachment; filename="vigie-donnees-personnelles.json"')
  c.header('content-type', 'application/json; charset=utf-8')
  return c.body(exportPersonalData(data, site.deps.now()))
}

function isSame(typed: string, email: string): boolean {
  return typed.toLowerCase() === email.toLowerCase()
}

function adminPage(title: string) {
  return { title, section: '/administration', private: true } as const
}
