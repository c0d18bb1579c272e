import { type Context, Hono } from 'hono'
import { exportPersonalData } from '#src/account/privacy/export-personal-data.ts'
import { collectSubscription } from '#src/account/privacy/personal-data.ts'
import { changePreferences } from '#src/letter/members/change-preferences.ts'
import { comeBack, eraseLeft, eraseMember, leaveLetter, readReturnLink } from '#src/letter/members/leave.ts'
import { preferencesOf } from '#src/letter/preferences.ts'
import { findMemberByLink } from '#src/letter/subscriptions.ts'
import { maskAddress } from '#src/mail/address.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import { claimTry } from '#src/store/throttles.ts'
import { tooSoon } from '../door/refusal.ts'
import { type FormBody, readForm } from '../form-body.ts'
import { fieldsFrom, preferenceFieldsOf, readFields } from '../preference-fields.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import type { Html } from '../views/html.ts'
import type { PreferenceInputs } from '../views/members/preference-inputs.ts'
import {
  backPage,
  erasedPage,
  leftPage,
  preferencesPage,
  returnPage,
} from '../views/members/preferences-page.ts'
import { badLinkPage, unsubscribedPage } from '../views/pages/subscription-pages.ts'
import { showMemberPreview } from './members/preview.ts'

/** A person saves a few times while they choose; a program does not go on for hours. */
const savingPace = { burst: 20, everyMs: 180_000 }

/** The member's own page, without a password: the link of a letter's footer opens it. A GET changes nothing. */
export function preferencesRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/preferences', (c) =>
    withMember(site, c, c.req.query('jeton') ?? '', (member, token) =>
      showPreferences(site, c, { member, token, inputs: inputsOf(site, member) }),
    ),
  )
  app.post('/preferences', (c) =>
    onForm(site, c, (member, token, form) => save(site, c, member, token, form)),
  )
  app.get('/preferences/apercu', (c) =>
    withMember(site, c, c.req.query('jeton') ?? '', (member, token) =>
      showMemberPreview(site, c, member, token),
    ),
  )
  app.post('/preferences/fichier', (c) => onForm(site, c, (member) => answerFile(site, c, member)))
  app.post('/preferences/quitter', (c) =>
    onForm(site, c, async (member) => {
      await leaveLetter(site.deps, member.id)
      return personal(site, c, 'Désinscription faite', unsubscribedPage())
    }),
  )
  app.post('/preferences/effacer', (c) =>
    onForm(site, c, (member, token, form) => erase(site, c, member, token, form)),
  )
  app.get('/abonnement/revenir', async (c) => {
    const token = c.req.query('jeton') ?? ''
    const link = await readReturnLink(site.deps, token)
    if (link.kind === 'invalid') return badLink(site, c)
    if (link.kind === 'back') return personal(site, c, 'Vous êtes de nouveau inscrit', backPage())
    return personal(site, c, 'Revenir à la lettre', returnPage(token, link.member))
  })
  app.post('/abonnement/revenir', (c) => goBack(site, c))
  return app
}

async function save(
  site: Site,
  c: Context<SiteEnv>,
  member: Subscriber,
  token: string,
  form: FormBody,
): Promise<Response> {
  const wait = await claimTry(site.deps.db, `preferences:${member.id}`, savingPace, site.deps.now().getTime())
  if (wait > 0)
    throw tooSoon(wait, 'Vos préférences viennent d’être changées plusieurs fois. Rien n’a été fait.')
  const fields = preferenceFieldsOf(form)
  const reading = readFields(site, fields, { chosen: form.text('lieu-choisi', 40), kept: member.place })
  if (reading.kind === 'invalid') {
    return showPreferences(site, c, { member, token, inputs: { fields, fault: reading } }, 422)
  }
  const { preferences } = reading
  const changed = await changePreferences(site.deps, member, preferences)
  const told = changed
    ? 'Vos préférences sont enregistrées : elles valent dès la prochaine lettre.'
    : 'Vos préférences étaient déjà celles-là.'
  const { place } = preferences
  const inputs = { fields: fieldsFrom(site, preferences), ...(place ? { place } : {}) }
  return showPreferences(site, c, { member, token, told, inputs })
}

async function erase(
  site: Site,
  c: Context<SiteEnv>,
  member: Subscriber,
  token: string,
  form: FormBody,
): Promise<Response> {
  if (form.text('certain') !== 'oui') {
    const told = 'Cochez la case pour dire que vous êtes sûr : rien n’a été effacé.'
    return showPreferences(site, c, { member, token, told, inputs: inputsOf(site, member) }, 422)
  }
  await eraseMember(site.deps, member.id)
  return personal(site, c, 'C’est effacé', erasedPage())
}

async function goBack(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const token = form.raw('jeton', 400)
  if (form.text('faire') === 'effacer') {
    const done = await eraseLeft(site.deps, token)
    return done ? personal(site, c, 'C’est effacé', erasedPage()) : badLink(site, c)
  }
  const done = await comeBack(site.deps, token)
  return done ? personal(site, c, 'Vous êtes de nouveau inscrit', backPage()) : badLink(site, c)
}

/** What is kept, without the address: whoever holds a forwarded letter could ask for it. */
async function answerFile(site: Site, c: Context<SiteEnv>, member: Subscriber): Promise<Response> {
  const email = maskAddress(member.email)
  const subscription = await collectSubscription(site.deps.db, { ...member, email })
  c.header('cache-control', 'no-store')
  c.header('content-disposition', 'attachment; filename="vigie-mon-inscription.json"')
  c.header('content-type', 'application/json; charset=utf-8')
  return c.body(exportPersonalData({ email, subscription }, site.deps.now()))
}

function inputsOf(site: Site, member: Subscriber): PreferenceInputs {
  const { place } = member
  return { fields: fieldsFrom(site, preferencesOf(member)), ...(place ? { place } : {}) }
}

async function onForm(
  site: Site,
  c: Context<SiteEnv>,
  answer: (member: Subscriber, token: string, form: FormBody) => Promise<Response>,
): Promise<Response> {
  const form = await readForm(c)
  return withMember(site, c, form.raw('jeton', 400), (member, token) => answer(member, token, form))
}

async function withMember(
  site: Site,
  c: Context<SiteEnv>,
  token: string,
  answer: (member: Subscriber, token: string) => Promise<Response>,
): Promise<Response> {
  const found = await findMemberByLink(site.deps, token)
  if (found.kind === 'invalid') return badLink(site, c)
  if (found.kind === 'gone') return personal(site, c, 'Vous ne recevez plus la lettre', leftPage(), 410)
  return answer(found.member, token)
}

async function showPreferences(
  site: Site,
  c: Context<SiteEnv>,
  page: Parameters<typeof preferencesPage>[1],
  status?: PageStatus,
): Promise<Response> {
  const frame = await openFrame(site, c)
  return personal(site, c, 'Mes préférences', preferencesPage(frame, page), status)
}

function badLink(site: Site, c: Context<SiteEnv>): Promise<Response> {
  return personal(site, c, 'Ce lien ne convient pas', badLinkPage('preferences'), 400)
}

async function personal(
  site: Site,
  c: Context<SiteEnv>,
  title: string,
  body: Html,
  status?: PageStatus,
): Promise<Response> {
  return answerPage(c, await openFrame(site, c), { title, private: true }, body, status)
}
