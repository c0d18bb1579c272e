import { type Context, Hono } from 'hono'
import { type SavedSearch, findSearch } from '#src/store/saved-searches.ts'
import { parseSearchParams, searchHref } from '../../search-params.ts'
import { type Site, type SiteEnv, openFrame } from '../../site.ts'
import { answerCalendar } from '../../feeds/answer-calendar.ts'
import { answerFeed } from '../../feeds/answer-feed.ts'
import type { Subject } from '../../feeds/subject.ts'
import { gone } from './own-search.ts'

/** One address that follows a saved search whatever becomes of it. */
export function savedFeedRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/recherches/:id/:file{flux\\.(?:rss|atom|json)}', async (c) => {
    const subject = await subjectOf(site, c)
    return answerFeed(c, await openFrame(site, c), subject)
  })
  app.get('/recherches/:id/flux.ics', async (c) => {
    const subject = await subjectOf(site, c)
    return answerCalendar(c, await openFrame(site, c), subject)
  })
  return app
}

/** Undefined where the reader may not see it: as if there were none. */
async function subjectOf(site: Site, c: Context<SiteEnv>): Promise<Subject | undefined> {
  const search = await findSearch(site.deps.db, c.req.param('id') ?? '')
  if (!search || !maySee(c, search)) return undefined
  if (search.removedAt) throw gone()
  const params = parseSearchParams(new URLSearchParams(search.query))
  return { title: search.name, params, pagePath: searchHref(params), ownAddress: true, private: true }
}

// A private one opens to its owner, and to a key: whoever has both the key and this address was given them.
function maySee(c: Context<SiteEnv>, { shared, personId }: SavedSearch): boolean {
  return shared || c.get('byKey') === true || c.get('visitor').person?.id === personId
}
