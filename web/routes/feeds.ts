import { type Context, Hono } from 'hono'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { idsOf } from '#src/search/search-index.ts'
import { listShownItems } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { renderAtom } from '#src/syndicate/atom.ts'
import { type Channel, channelTypes } from '#src/syndicate/channel.ts'
import { renderJsonFeed } from '#src/syndicate/json-feed.ts'
import { renderRss } from '#src/syndicate/rss.ts'
import { answerConditionally } from '../conditional.ts'
import { openToOtherSites } from '../door/other-sites.ts'
import { readSearch } from '../read-asked.ts'
import {
  type SearchParams,
  emptySearch,
  parseSearchParams,
  searchHref,
  serialiseSearchParams,
} from '../search-params.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { searchWords } from '../views/search/active-filters.ts'
import { feedsPage } from '../views/pages/feeds-page.ts'

const renderers = { rss: renderRss, atom: renderAtom, json: renderJsonFeed } as const
type Format = keyof typeof renderers

const itemsPerFeed = 50

/** What one feed is about, before its items. */
export interface Subject {
  title: string
  params: SearchParams
  pagePath: string
  /** The address says which feed it is; else the query string does. */
  ownAddress?: true
}

export function feedRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/flux', async (c) => {
    const frame = await openFrame(site, c)
    const feeds = { title: 'Toute la veille', path: '/flux/tout', calendar: true } as const
    return answerPage(c, frame, { title: 'Flux', section: '/flux', feeds }, feedsPage(frame))
  })
  app.get('/flux/:file{tout\\.(?:rss|atom|json)}', async (c) => {
    const subject = { title: 'toute la veille', params: emptySearch(), pagePath: '/' }
    return answerFeed(c, await openFrame(site, c), subject)
  })
  app.get('/flux/:file{recherche\\.(?:rss|atom|json)}', async (c) => {
    const frame = await openFrame(site, c)
    const params = { ...parseSearchParams(new URL(c.req.url).searchParams), page: 1, sort: undefined }
    return answerFeed(c, frame, {
      title: `recherche ${searchWords(frame, params)}`,
      params,
      pagePath: searchHref(params),
    })
  })
  app.get('/flux/axes/:file{[a-z-]+\\.(?:rss|atom|json)}', async (c) => {
    const frame = await openFrame(site, c)
    const axis = frame.axes.get(c.req.param('file').split('.')[0] as AxisId)
    if (!axis) return c.notFound()
    return answerFeed(c, frame, {
      title: axis.label,
      params: emptySearch({ axis: [axis.id] }),
      pagePath: `/axes/${axis.id}`,
      ownAddress: true,
    })
  })
  return app
}

export async function answerFeed(c: Context<SiteEnv>, frame: Frame, subject: Subject): Promise<Response> {
  const { db, search } = frame.site.deps
  // A feed reader wants what is new, whatever the order of the page.
  const query = {
    ...(await readSearch(frame, subject.params, itemsPerFeed)),
    sort: 'date' as const,
  }
  const items = await listShownItems(db, idsOf(await search.search(query)))
  const modifiedAt = items
    .map((item) => item.lastRevisedAt)
    .toSorted()
    .at(-1)
  const format = formatOf(c)
  const body = renderers[format](channelOf(c, frame, subject, items, modifiedAt))
  openToOtherSites(c)
  return answerConditionally(c, { body, type: channelTypes[format], modifiedAt })
}

function formatOf(c: Context<SiteEnv>): Format {
  const extension = new URL(c.req.url).pathname.split('.').at(-1)
  return extension === 'atom' || extension === 'json' ? extension : 'rss'
}

function channelOf(
  c: Context<SiteEnv>,
  frame: Frame,
  subject: Subject,
  items: readonly StoredItem[],
  modifiedAt: string | undefined,
): Channel {
  const { site } = frame
  const query = subject.ownAddress ? '' : serialiseSearchParams(subject.params)
  const self = `${new URL(c.req.url).pathname}${query ? `?${query}` : ''}`
  return {
    title: `Vigie – ${subject.title}`,
    description: `La veille technologique, juridique et financière de ${site.deps.config.organisation} : ${subject.title}.`,
    selfUrl: site.absolute(self),
    pageUrl: site.absolute(subject.pagePath),
    // An empty feed has no last change, and each format asks for one: a fixed day keeps its ETag still.
    updatedAt: modifiedAt ?? '2026-01-01T00:00:00Z',
    items,
    publisherOf: frame.catalogue.publisherOf,
    itemUrl: (item) => site.absolute(`/elements/${item.id}`),
    axisLabelOf: (id) => frame.axes.get(id)?.label ?? id,
  }
}
