import { type Context, Hono } from 'hono'
import { WatchError } from '#src/errors.ts'
import { tellPreferences } from '#src/letter/members/preference-words.ts'
import {
  confirmSubscription,
  readConfirmLink,
  readUnsubscribeLink,
  requestSubscription,
  unsubscribe,
} from '#src/letter/subscriptions.ts'
import { readForm } from '../form-body.ts'
import { type PreferenceFields, preferenceFieldsOf, readFields } from '../preference-fields.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import type { Html } from '../views/html.ts'
import {
  alreadyPage,
  badLinkPage,
  confirmPage,
  confirmedPage,
  requestedPage,
  subscriptionPage,
  unsubscribePage,
  unsubscribedPage,
} from '../views/pages/subscription-pages.ts'

export function subscriptionRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/abonnement', async (c) => {
    const axes = new URL(c.req.url).searchParams.getAll('axes')
    return formAnswer(site, c, { email: '', fields: { ...shortFields, axes } })
  })
  app.post('/abonnement', (c) => request(site, c))
  app.get('/abonnement/confirmer', (c) => showConfirmation(site, c))
  app.post('/abonnement/confirmer', async (c) => {
    const done = await confirmSubscription(site.deps, await formField(c, 'jeton'))
    return done ? personal(site, c, 'Abonnement confirmé', confirmedPage()) : badLink(site, c, 'abonnement')
  })
  app.get('/desabonnement', async (c) => {
    const token = c.req.query('jeton') ?? ''
    const link = await readUnsubscribeLink(site.deps, token)
    if (link.kind === 'invalid') return badLink(site, c, 'desabonnement')
    if (link.kind === 'gone') return personal(site, c, 'Désinscription faite', unsubscribedPage())
    return personal(site, c, 'Se désinscrire', unsubscribePage(token, link.email))
  })
  app.post('/desabonnement', (c) => leave(site, c))
  return app
}

/** True for the POST that a mail program sends on its own behalf (RFC 8058): it has no origin, only a signed link. */
export async function isOneClick(c: Context<SiteEnv>): Promise<boolean> {
  if (c.req.method !== 'POST' || !/^\/desabonnement(?:\/alerte)?$/.test(c.req.path)) return false
  return (await formField(c, 'List-Unsubscribe')) === 'One-Click'
}

const shortFields: PreferenceFields = {
  axes: [],
  domains: [],
  place: '',
  frequency: '',
  dates: '',
  length: '',
}

async function request(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const email = form.raw('email', 255)
  const fields = preferenceFieldsOf(form)
  const wanted = readFields(site, fields, { chosen: form.text('lieu-choisi', 40) })
  if (wanted.kind === 'invalid') return formAnswer(site, c, { email, fields, choice: wanted }, 422)
  try {
    const { place = '', ...choice } = wanted.preferences
    const answer = await requestSubscription(site.deps, { email, ...choice, place })
    if (answer.kind === 'invalid')
      return await formAnswer(site, c, { email, fields, fault: answer.fault }, 422)
    return await personal(site, c, 'Ouvrez votre messagerie', requestedPage(email))
  } catch (error) {
    if (!(error instanceof WatchError) || error.code !== 'mail-deferred') throw error
    site.deps.log.warn('web.mail-deferred', { message: error.message })
    const fault = 'Le message de confirmation n’a pas pu partir : réessayez dans quelques minutes.'
    return formAnswer(site, c, { email, fields, fault }, 503)
  }
}

async function showConfirmation(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const token = c.req.query('jeton') ?? ''
  const link = await readConfirmLink(site.deps, token)
  if (link.kind === 'invalid') return badLink(site, c, 'abonnement')
  if (link.already) return personal(site, c, 'Abonnement déjà confirmé', alreadyPage())
  const choice = await tellPreferences(site.deps, link.preferences)
  return personal(site, c, 'Confirmer l’abonnement', confirmPage({ token, email: link.email, choice }))
}

async function leave(site: Site, c: Context<SiteEnv>): Promise<Response> {
  if (await isOneClick(c)) {
    const done = await unsubscribe(site.deps, c.req.query('jeton') ?? '')
    return done ? c.text('Désinscription faite.') : c.text('Lien non valable.', 400)
  }
  const done = await unsubscribe(site.deps, await formField(c, 'jeton'))
  return done
    ? personal(site, c, 'Désinscription faite', unsubscribedPage())
    : badLink(site, c, 'desabonnement')
}

async function formField(c: Context<SiteEnv>, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name]
  return typeof value === 'string' ? value : ''
}

async function formAnswer(
  site: Site,
  c: Context<SiteEnv>,
  form: Parameters<typeof subscriptionPage>[1],
  status?: PageStatus,
) {
  const frame = await openFrame(site, c)
  return personal(site, c, 'S’abonner à la lettre', subscriptionPage(frame, form), status)
}

async function badLink(
  site: Site,
  c: Context<SiteEnv>,
  what: 'abonnement' | 'desabonnement',
): Promise<Response> {
  return personal(site, c, 'Ce lien ne convient pas', badLinkPage(what), 400)
}

/**
 * A page with a form that is posted, or for one person only. Under `no-referrer` a browser posts `Origin: null`, which
 * no check could tell from another site's; `same-origin` says where the form stands, to us alone.
 */
async function personal(
  site: Site,
  c: Context<SiteEnv>,
  title: string,
  body: Html,
  status?: PageStatus,
): Promise<Response> {
  c.header('referrer-policy', 'same-origin')
  return answerPage(c, await openFrame(site, c), { title, private: true }, body, status)
}
