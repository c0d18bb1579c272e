import { type Context, Hono } from 'hono'
import { answerCalendar } from '../feeds/answer-calendar.ts'
import { answerFeed } from '../feeds/answer-feed.ts'
import { buildFeed, readFeedAsked } from '../feeds/feed-asked.ts'
import {
  type Subject,
  axisSubject,
  domainSubject,
  kindSubject,
  searchSubject,
  territorySubject,
  wholeSubject,
} from '../feeds/subject.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { feedsPage } from '../views/pages/feeds-page.ts'

const whole = { title: 'Toute la veille', path: '/flux/tout', calendar: true } as const

type Find = (frame: Frame, c: Context<SiteEnv>, name: string) => Subject | undefined

/** Feeds and calendars of the same subjects, and the page that gives their addresses. */
export function feedRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/flux', async (c) => {
    const frame = await openFrame(site, c)
    const asked = readFeedAsked(new URL(c.req.url).searchParams)
    const built = buildFeed(frame, asked)
    const status = built.kind === 'fault' || built.kind === 'place' ? 422 : 200
    const page = { title: 'Flux', section: '/flux', feeds: whole } as const
    return answerPage(c, frame, page, feedsPage(frame, asked, built), status)
  })

  const feed = (find: Find) => async (c: Context<SiteEnv>) => {
    const frame = await openFrame(site, c)
    return answerFeed(c, frame, find(frame, c, nameOf(c)))
  }
  app.get('/flux/:file{tout\\.(?:rss|atom|json)}', feed(wholeSubject))
  app.get('/flux/:file{recherche\\.(?:rss|atom|json)}', feed(bySearch))
  app.get('/flux/axes/:file{[a-z-]+\\.(?:rss|atom|json)}', feed(byAxis))
  app.get('/flux/domaines/:file{[a-z-]+\\.(?:rss|atom|json)}', feed(byDomain))
  app.get('/flux/types/:file{[a-z-]+\\.(?:rss|atom|json)}', feed(byKind))
  app.get('/flux/territoires/:file{[a-zA-Z0-9-]+\\.(?:rss|atom|json)}', feed(byPlace))

  const calendar = (find: Find) => async (c: Context<SiteEnv>) => {
    const frame = await openFrame(site, c)
    return answerCalendar(c, frame, find(frame, c, nameOf(c)))
  }
  app.get('/flux/tout.ics', calendar(wholeSubject))
  app.get('/flux/recherche.ics', calendar(bySearch))
  app.get('/flux/axes/:file{[a-z-]+\\.ics}', calendar(byAxis))
  app.get('/flux/domaines/:file{[a-z-]+\\.ics}', calendar(byDomain))
  app.get('/flux/types/:file{[a-z-]+\\.ics}', calendar(byKind))
  app.get('/flux/territoires/:file{[a-zA-Z0-9-]+\\.ics}', calendar(byPlace))
  return app
}

const bySearch: Find = (frame, c) => searchSubject(frame, new URL(c.req.url).searchParams)
const byAxis: Find = (frame, _c, name) => axisSubject(frame, name)
const byDomain: Find = (_frame, _c, name) => domainSubject(name)
const byKind: Find = (_frame, _c, name) => kindSubject(name)
const byPlace: Find = (frame, _c, name) => territorySubject(frame, name)

function nameOf(c: Context<SiteEnv>): string {
  return c.req.param('file')?.split('.')[0] ?? ''
}
