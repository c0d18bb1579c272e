import { type Context, Hono } from 'hono'
import { hashAddress } from '#src/letter/deliver/suppressions.ts'
import { openKeyedHash } from '#src/letter/deliver/keyed-hash.ts'
import { chooseNotices } from '#src/notices/choose-notices.ts'
import { nextMailAt, previewMail } from '#src/searches/preview-mail.ts'
import { type NoticeState, findNoticeState } from '#src/store/notice-settings.ts'
import { type DueAlert, listLiveAlertsOf } from '#src/store/search-alerts.ts'
import { findSuppression } from '#src/store/suppressions.ts'
import { waysOf } from '../../alert-ways.ts'
import { signedIn } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { alertsPage } from '../../views/account/alerts-page.ts'
import { alertsPreviewPage } from '../../views/account/alerts-preview-page.ts'

/** What a person is told by mail, and when: dates, texts, searches. */
export function accountAlertRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/compte/alertes', (c) => showAlerts(site, c))
  app.get('/compte/alertes/apercu', (c) => showPreview(site, c))
  app.post('/compte/alertes', async (c) => {
    const form = await readForm(c)
    const wanted = { dates: form.has('dates'), texts: form.has('textes') }
    await site.deps.db.batch([chooseNotices(signedIn(c).person.id, wanted)])
    return c.redirect('/compte/alertes?dit=rappels-choisis', 303)
  })
  return app
}

async function showAlerts(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const [frame, { state, mails, webhooks }, blocked] = await Promise.all([
    openFrame(site, c),
    readAlerts(site, c),
    whyBlocked(site, c),
  ])
  const at = nextMailAt(state, frame.now)
  const body = alertsPage(frame, { state, alerts: mails, webhooks, at, ...(blocked ? { blocked } : {}) })
  return answerPage(c, frame, { title: 'Mes alertes', private: true }, body)
}

async function showPreview(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const [frame, { state, mails }] = await Promise.all([openFrame(site, c), readAlerts(site, c)])
  const preview = await previewMail(site.deps, waysOf(frame), state, mails)
  const page = { title: 'Aperçu du prochain message', private: true } as const
  return answerPage(c, frame, page, alertsPreviewPage(preview))
}

async function readAlerts(
  { deps }: Site,
  c: Context<SiteEnv>,
): Promise<{ state: NoticeState; mails: DueAlert[]; webhooks: number }> {
  const { id } = signedIn(c).person
  const [state, alerts] = await Promise.all([findNoticeState(deps.db, id), listLiveAlertsOf(deps.db, id)])
  // Whoever is signed in has a row: it is gone when the account is erased while the page is being made.
  if (!state) throw new Error('no such person')
  const mails = alerts.filter(({ channel }) => channel === 'mail')
  return { state, mails, webhooks: alerts.length - mails.length }
}

async function whyBlocked({ deps }: Site, c: Context<SiteEnv>): Promise<string | undefined> {
  const hash = await hashAddress(await openKeyedHash(deps), signedIn(c).person.email)
  return (await findSuppression(deps.db, hash))?.detail
}
