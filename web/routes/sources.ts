import { type Context, Hono } from 'hono'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { refreshSafely } from '#src/pipeline/refresh-due.ts'
import { recordAudit } from '#src/store/audit-log.ts'
import { findFeedState, listFeedStates, registerFeeds } from '#src/store/feed-state.ts'
import { countByFeed } from '#src/store/item-counts.ts'
import { listItemsOfFeed } from '#src/store/items.ts'
import { claimTry } from '#src/store/throttles.ts'
import { afterAnswer } from '../background.ts'
import { tooSoon } from '../door/refusal.ts'
import { actorOf } from '../door/signed-in.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import { sourcePage } from '../views/pages/source-page.ts'
import { sourcesPage } from '../views/pages/sources-page.ts'

export function sourceRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db } = site.deps
  app.get('/sources', async (c) => {
    const [frame, states, counts] = await Promise.all([
      openFrame(site, c),
      listFeedStates(db),
      countByFeed(db),
    ])
    const byId = new Map(states.map((state) => [state.feedId, state]))
    const rows = frame.catalogue.feeds.map((feed) => ({
      feed,
      state: byId.get(feed.id),
      count: counts.get(feed.id),
    }))
    return answerPage(c, frame, { title: 'Sources', section: '/sources' }, sourcesPage(frame, rows))
  })
  app.get('/sources/:id', async (c) => {
    const bare = await openFrame(site, c)
    const feed = bare.catalogue.find(c.req.param('id'))
    if (!feed) return c.notFound()
    const [state, counts, items] = await Promise.all([
      findFeedState(db, feed.id),
      countByFeed(db),
      listItemsOfFeed(db, feed.id, 10),
    ])
    const frame = await withWork(bare, items)
    const title = `${feed.publisher}, ${feed.title}`
    return answerPage(
      c,
      frame,
      { title, section: '/sources' },
      sourcePage(frame, { feed, state, count: counts.get(feed.id) }, items),
    )
  })
  app.post('/sources/:id/essayer', async (c) => {
    const feed = (await openCatalogue(site.deps)).find(c.req.param('id'))
    if (!feed || feed.paused) return c.notFound()
    const done = await tryNow(site, c, feed)
    return c.redirect(`/sources/${feed.id}?dit=${done ? 'source-lue' : 'source-en-cours'}`, 303)
  })
  return app
}

/** A person waits in front of the page: past this, the reading goes on without them. */
const patienceMs = 8000

/** Reads the source at once, as the clock would. False when it is still being read. */
async function tryNow(site: Site, c: Context<SiteEnv>, feed: FeedDefinition): Promise<boolean> {
  const { deps } = site
  const at = deps.now().toISOString()
  // A publisher owes us no more than the clock asks: once a minute by hand.
  const waitMs = await claimTry(
    deps.db,
    `source:${feed.id}`,
    { burst: 1, everyMs: 60_000 },
    deps.now().getTime(),
  )
  if (waitMs > 0) throw tooSoon(waitMs, 'La source vient d’être essayée : son état est sur sa page.')
  await registerFeeds(deps.db, [feed.id], at)
  await deps.db.batch([
    recordAudit({
      at,
      actor: actorOf(c),
      action: 'source.try',
      subject: { type: 'source', id: feed.id, words: `${feed.publisher}, ${feed.title}` },
    }),
  ])
  const reading = refreshSafely(deps, feed, `web:${crypto.randomUUID()}`).then(() => drainIndexQueue(deps))
  afterAnswer(c, site, reading)
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)))
  try {
    return await Promise.race([reading.then(() => true), patience])
  } finally {
    clearTimeout(timer)
  }
}
