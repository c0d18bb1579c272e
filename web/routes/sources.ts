import { Hono } from 'hono'
import { findFeedState, listFeedStates } from '#src/store/feed-state.ts'
import { countByFeed } from '#src/store/item-counts.ts'
import { listItemsOfFeed } from '#src/store/items.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import { sourcePage } from '../views/source-page.ts'
import { sourcesPage } from '../views/sources-page.ts'

export function sourceRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db, feeds } = site.deps
  app.get('/sources', async (c) => {
    const [states, counts] = await Promise.all([listFeedStates(db), countByFeed(db)])
    const byId = new Map(states.map((state) => [state.feedId, state]))
    const rows = feeds.map((feed) => ({ feed, state: byId.get(feed.id), count: counts.get(feed.id) }))
    const frame = await openFrame(site, c)
    return answerPage(c, frame, { title: 'Sources', section: '/sources' }, sourcesPage(frame, rows))
  })
  app.get('/sources/:id', async (c) => {
    const feed = site.feeds.get(c.req.param('id'))
    if (!feed) return c.notFound()
    const [state, counts, items] = await Promise.all([
      findFeedState(db, feed.id),
      countByFeed(db),
      listItemsOfFeed(db, feed.id, 10),
    ])
    const frame = await withWork(await openFrame(site, c), items)
    const title = `${feed.publisher}, ${feed.title}`
    return answerPage(
      c,
      frame,
      { title, section: '/sources' },
      sourcePage(frame, { feed, state, count: counts.get(feed.id) }, items),
    )
  })
  return app
}
