import { type Context, Hono } from 'hono'
import { findItem, listShownItems } from '#src/store/items.ts'
import { buildApi } from '../api/api-app.ts'
import { answerConditionally } from '../conditional.ts'
import { openToOtherSites } from '../door/other-sites.ts'
import { answerProblem } from '../problem.ts'
import { findSearchFault } from '../search-fault.ts'
import { readAsked, searchOf } from '../read-asked.ts'
import { type SearchParams, parseSearchParams, searchHref } from '../search-params.ts'
import { type Site, type SiteEnv, openFrame } from '../site.ts'
import { apiPageRoutes } from './api-pages.ts'
import { apiItem } from '../views/item/api-item.ts'
import { formatDate } from '../views/format.ts'

const pageSize = 50
const path = '/api/elements'

/** What partners' programs read: the API and its documentation, and the search in JSON that was there before it. */
export function apiRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const api = buildApi(site)
  app.route('/', api.app)
  app.route('/', apiPageRoutes(site, api))
  app.get(path, (c) => answerSearch(site, c))
  app.get(`${path}/:id`, (c) => answerItem(site, c, c.req.param('id')))
  return app
}

async function answerSearch(site: Site, c: Context<SiteEnv>): Promise<Response> {
  openToOtherSites(c)
  const given = new URL(c.req.url).searchParams
  const params = parseSearchParams(given)
  const frame = await openFrame(site, c)
  const asked = await readAsked(frame, params)
  const fault = findSearchFault(given, params, asked)
  if (fault) return answerProblem(c, 400, fault)
  const { db, search } = site.deps
  const { hits, total } = await search.search(searchOf(frame, params, pageSize, asked))
  const items = await listShownItems(
    db,
    hits.map((hit) => hit.id),
  )
  return answerJson(c, {
    total,
    page: params.page,
    perPage: pageSize,
    next: nextPage(site, params, total),
    items: items.map((item) => apiItem(frame, item)),
  })
}

async function answerItem(site: Site, c: Context<SiteEnv>, id: string): Promise<Response> {
  openToOtherSites(c)
  const item = await findItem(site.deps.db, id)
  if (!item) return answerProblem(c, 404, 'Aucun élément n’a cet identifiant.')
  if (item.withdrawn) {
    const { at, reason } = item.withdrawn
    return answerProblem(c, 410, `Cet élément a été retiré le ${formatDate(at)}\u00A0: ${reason}`)
  }
  return answerJson(c, apiItem(await openFrame(site, c), item))
}

// By ETag alone: the date of the last change stays when an item leaves the list.
function answerJson(c: Context<SiteEnv>, value: unknown): Promise<Response> {
  return answerConditionally(c, { body: JSON.stringify(value), type: 'application/json' })
}

/** The last page that an address may ask for. */
const lastPage = parseSearchParams(new URLSearchParams({ page: '9999' })).page

function nextPage(site: Site, params: SearchParams, total: number): string | undefined {
  if (params.page * pageSize >= total || params.page >= lastPage) return undefined
  return site.absolute(searchHref({ ...params, page: params.page + 1 }, path))
}
