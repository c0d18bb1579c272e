import { sourceLabel } from '#src/catalogue/source-name.ts'
import { type Context, Hono } from 'hono'
import { findFeedState, listFeedStates } from '#src/store/feed-state.ts'
import { listHealthChanges } from '#src/store/health-changes.ts'
import { countByFeed } from '#src/store/item-counts.ts'
import { listItemsOfFeed } from '#src/store/items.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../../site.ts'
import { filterSources, readSourcesFilter } from '../../sources-filter.ts'
import { sourcePage } from '../../views/sources/source-page.ts'
import { sourcesPage } from '../../views/sources/sources-page.ts'
import { addSourceRoutes } from './add-source.ts'
import { editSourceRoutes } from './edit-source.ts'
import { sourceGestureRoutes } from './gestures.ts'
import { opmlRoutes } from './opml.ts'
import { undoSourceRoutes } from './undo-source.ts'

/** Everything under /sources. The fixed names come before `:id`, which would take them for a source. */
export function sourceRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/sources', (c) => showSources(site, c))
  app.route('/', opmlRoutes(site))
  app.route('/', addSourceRoutes(site))
  app.route('/', undoSourceRoutes(site))
  app.get('/sources/:id', (c) => showSource(site, c))
  app.route('/', editSourceRoutes(site))
  app.route('/', sourceGestureRoutes(site))
  return app
}

async function showSources(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const [frame, states, counts] = await Promise.all([openFrame(site, c), listFeedStates(db), countByFeed(db)])
  const byId = new Map(states.map((state) => [state.feedId, state]))
  const rows = frame.catalogue.feeds.map((feed) => ({
    feed,
    state: byId.get(feed.id),
    count: counts.get(feed.id),
  }))
  const filter = readSourcesFilter(new URL(c.req.url).searchParams)
  const body = sourcesPage(frame, rows, filter, filterSources(rows, filter, frame.now))
  return answerPage(c, frame, { title: 'Sources', section: '/sources' }, body)
}

const historyShown = 20

async function showSource(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const bare = await openFrame(site, c)
  const feed = bare.catalogue.find(c.req.param('id') ?? '')
  if (!feed) return c.notFound()
  const [state, counts, items, history] = await Promise.all([
    findFeedState(db, feed.id),
    countByFeed(db),
    listItemsOfFeed(db, feed.id, 10),
    listHealthChanges(db, feed.id, historyShown),
  ])
  const frame = await withWork(bare, items)
  const row = { feed, state, count: counts.get(feed.id) }
  const page = { title: sourceLabel(feed), section: '/sources' } as const
  return answerPage(c, frame, page, sourcePage(frame, { row, items, history }))
}
