import { type Context, Hono } from 'hono'
import { followStopLink, readStopLink } from '#src/searches/stop-link.ts'
import { readForm } from '../../form-body.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import type { Html } from '../../views/html.ts'
import { badStopPage, stopPage, stoppedPage } from '../../views/searches/stop-pages.ts'
import { isOneClick } from '../subscriptions.ts'

const path = '/desabonnement/alerte'

/** The link at the foot of an alert: it works without signing in, and only its button stops anything. */
export function stopAlertRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, async (c) => {
    const token = c.req.query('jeton') ?? ''
    const link = await readStopLink(site.deps, token)
    if (link.kind === 'invalid') return answer(site, c, badStopPage(), 400)
    return answer(site, c, link.kind === 'gone' ? stoppedPage() : stopPage(token, link.names))
  })
  app.post(path, async (c) => {
    if (await isOneClick(c)) {
      const done = await followStopLink(site.deps, c.req.query('jeton') ?? '')
      return done ? c.text('Alerte arrêtée.') : c.text('Lien non valable.', 400)
    }
    const done = await followStopLink(site.deps, (await readForm(c)).raw('jeton'))
    return done ? answer(site, c, stoppedPage()) : answer(site, c, badStopPage(), 400)
  })
  return app
}

// Under no-referrer a browser posts « Origin: null »: see subscriptions.ts.
async function answer(
  site: Site,
  c: Context<SiteEnv>,
  body: Html,
  status: PageStatus = 200,
): Promise<Response> {
  c.header('referrer-policy', 'same-origin')
  return answerPage(c, await openFrame(site, c), { title: 'Alertes', private: true }, body, status)
}
