import { Hono } from 'hono'
import { countStuckMails } from '#src/store/account-mails.ts'
import { countIndexWork } from '#src/store/index-queue.ts'
import { listJobs } from '#src/store/jobs.ts'
import { countServerWork } from '#src/store/server-queue.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { administrationPage } from '../../views/administration/administration-page.ts'

/** Where everything that is set up is found, and how the machine does. */
export function administrationRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/administration', async (c) => {
    const { db, now, searchServer } = site.deps
    const at = now().toISOString()
    const [frame, jobs, stuckMails, index, server] = await Promise.all([
      openFrame(site, c),
      listJobs(db, at),
      countStuckMails(db, at),
      countIndexWork(db),
      searchServer && countServerWork(db),
    ])
    const page = { title: 'Administration', section: '/administration' } as const
    return answerPage(
      c,
      frame,
      page,
      administrationPage(frame, { jobs, stuckMails, index, ...(server ? { server } : {}) }),
    )
  })
  return app
}
