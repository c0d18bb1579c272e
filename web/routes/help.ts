import { Hono } from 'hono'
import { type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { helpPage } from '../views/pages/help-page.ts'

export function helpRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/aide', async (c) => {
    const frame = await openFrame(site, c)
    return answerPage(c, frame, { title: 'Aide' }, helpPage(frame))
  })
  return app
}
