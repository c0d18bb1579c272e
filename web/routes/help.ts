import { Hono } from 'hono'
import { type Site, answerPage, openFrame } from '../site.ts'
import { accessibilityPage } from '../views/accessibility-page.ts'
import { helpPage } from '../views/help-page.ts'
import { legalPage } from '../views/legal-page.ts'

export function helpRoutes(site: Site): Hono {
  const app = new Hono()
  app.get('/aide', async (c) => {
    const frame = await openFrame(site)
    return answerPage(c, frame, { title: 'Aide' }, helpPage(frame))
  })
  app.get('/accessibilite', async (c) => {
    const frame = await openFrame(site)
    return answerPage(c, frame, { title: 'Accessibilité' }, accessibilityPage(frame))
  })
  app.get('/mentions-legales', async (c) => {
    const frame = await openFrame(site)
    return answerPage(c, frame, { title: 'Mentions légales' }, legalPage(frame))
  })
  return app
}
