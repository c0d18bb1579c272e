import { type Context, Hono } from 'hono'
import { type SavedSearch, findSearch } from '#src/store/saved-searches.ts'
import { parseSearchParams, searchHref } from '../../search-params.ts'
import { type Site, type SiteEnv, openFrame } from '../../site.ts'
import { answerFeed } from '../feeds.ts'
import { gone } from './own-search.ts'

/** One address that follows a saved search whatever becomes of it. */
export function savedFeedRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/recherches/:id/:file{flux\\.(?:rss|atom|json)}', async (c) => {
    const search = await findSearch(site.deps.db, c.req.param('id'))
    if (!search || !maySee(c, search)) return c.notFound()
    if (search.removedAt) throw gone()
    const params = parseSearchParams(new URLSearchParams(search.query))
    return answerFeed(c, await openFrame(site, c), {
      title: search.name,
      params,
      pagePath: searchHref(params),
      ownAddress: true,
    })
  })
  return app
}

// A private one opens to its owner, and to a key: whoever has both the key and this address was given them.
function maySee(c: Context<SiteEnv>, { shared, personId }: SavedSearch): boolean {
  return shared || c.get('byKey') === true || c.get('visitor').person?.id === personId
}
