import { Hono } from 'hono'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { type SearchResult, idsOf } from '#src/search/search-index.ts'
import { countStorySources } from '#src/store/item-counts.ts'
import { listShownItems } from '#src/store/items.ts'
import { findPlaceAsked } from '../place-asked.ts'
import {
  type SearchParams,
  hasFilters,
  parseSearchParams,
  searchHref,
  serialiseSearchParams,
  toSearchQuery,
} from '../search-params.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import type { FeedLinks } from '../views/layout.ts'
import { type SearchAnswer, searchPage } from '../views/search/search-page.ts'

const pageSize = 20

export function searchRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.on('GET', ['/', '/recherche'], async (c) => {
    const frame = await openFrame(site, c)
    const params = parseSearchParams(new URL(c.req.url).searchParams)
    const asked = findPlaceAsked(params, site.deps.enricher.territories)
    if (asked.kind === 'found')
      return c.redirect(searchHref({ ...params, concerns: asked.code, placeName: undefined, page: 1 }))
    const answer = await runSearch(frame, params)
    const worked = await withWork(frame, answer.items)
    const title = params.text === '' ? 'Vigie' : `${params.text} – recherche`
    const page = { title, section: '/', feeds: feedsOf(params), canonical: searchHref(params) } as const
    return answerPage(c, worked, page, searchPage(worked, answer))
  })
  return app
}

async function runSearch(frame: Frame, params: SearchParams): Promise<SearchAnswer> {
  const { db, search, enricher } = frame.site.deps
  const { territories } = enricher
  const query = toSearchQuery(params, frame.now, pageSize, territories.lineageOf)
  const result = await search.search(query)
  const items = await listShownItems(db, idsOf(result))
  const stories = items.flatMap((item) => (item.storyId ? [item.storyId] : []))
  const offScope = params.all ? 0 : await countOffScope(frame, params, result)
  return {
    params,
    query: parseQuery(params.text),
    result,
    items,
    storySources: stories.length > 0 ? await countStorySources(db, stories) : new Map(),
    offScope,
    emptyIndex: result.total + offScope === 0 && params.text === '' && !hasFilters(params),
    pageSize,
  }
}

async function countOffScope(frame: Frame, params: SearchParams, within: SearchResult): Promise<number> {
  const { search, enricher } = frame.site.deps
  const query = toSearchQuery({ ...params, all: true, page: 1 }, frame.now, 1, enricher.territories.lineageOf)
  const { total } = await search.search(query)
  return Math.max(total - within.total, 0)
}

function feedsOf(params: SearchParams): FeedLinks {
  const query = serialiseSearchParams({ ...params, page: 1, sort: undefined })
  return query === ''
    ? { title: 'Toute la veille', path: '/flux/tout' }
    : { title: 'Cette recherche', path: '/flux/recherche', query }
}
