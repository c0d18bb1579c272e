import { type Context, Hono } from 'hono'
import { parisDay } from '#src/french/calendar.ts'
import { type GivenMonth, listGivenIn, listGivenMonths, listGivenPages } from '#src/store/given-items.ts'
import { findItem } from '#src/store/items.ts'
import { renderCatalogue } from '#src/syndicate/open-data/catalogue.ts'
import { renderFeedPart, renderPartList, renderThing } from '#src/syndicate/open-data/data-feed.ts'
import { linkedDataType } from '#src/syndicate/open-data/giver.ts'
import { mostInSitemap, renderSitemap, renderSitemapIndex } from '#src/syndicate/open-data/sitemap.ts'
import { answerConditionally } from '../conditional.ts'
import { givenCsvHead, givenCsvRow } from '../exports/given-csv.ts'
import { itemsPerPart, partAddress, partsOf } from '../exports/given-parts.ts'
import { giverOf } from '../exports/giver-of.ts'
import { readGiven } from '../exports/read-given.ts'
import { streamOf } from '../exports/read-in-turns.ts'
import { readArchiveName } from '../feeds/archives.ts'
import { openDocument } from '../feeds/open-document.ts'
import { answerProblem } from '../problem.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { openDataPage } from '../views/open-data/open-data-page.ts'

/** The whole index as open data: files, linked data, the catalogue that portals harvest, the map of the site. */
export function openDataRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/donnees', async (c) => {
    const [frame, months] = await Promise.all([openFrame(site, c), listGivenMonths(site.deps.db)])
    const page = { title: 'Données ouvertes', section: '/flux', canonical: '/donnees' } as const
    return answerPage(c, frame, page, openDataPage(frame, months, c.get('settings').index))
  })
  app.get('/donnees/elements.csv', (c) => answerCsv(site, c))
  app.get('/donnees/elements.jsonld', (c) => answerParts(site, c))
  app.get('/donnees/elements/:file{2[0-9]{3}-[0-9]{2}(?:-[0-9]{1,3})?\\.jsonld}', (c) => answerPart(site, c))
  app.get('/donnees/catalogue.jsonld', (c) => answerCatalogue(site, c))
  app.get('/elements/:id/donnees.jsonld', (c) => answerThing(site, c))
  app.get('/sitemap.xml', (c) => answerSitemapIndex(site, c))
  app.get('/sitemap/:file{2[0-9]{3}-[0-9]{2}\\.xml}', (c) => answerSitemap(site, c))
  return app
}

async function answerCsv(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const frame = await openFrame(site, c)
  openDocument(c)
  c.header('content-type', 'text/csv; charset=utf-8; header=present')
  c.header('content-disposition', `attachment; filename="vigie-veille-${parisDay(frame.now)}.csv"`)
  c.header('cache-control', 'no-store')
  return c.body(streamOf(csvPieces(frame)))
}

async function* csvPieces(frame: Frame): AsyncGenerator<string> {
  yield givenCsvHead
  for await (const items of readGiven(frame.site.deps.db))
    yield items.map((item) => givenCsvRow(frame, item)).join('')
}

async function answerParts(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const [frame, months] = await Promise.all([openFrame(site, c), listGivenMonths(site.deps.db)])
  const selfUrl = site.absolute('/donnees/elements.jsonld')
  const body = renderPartList(giverOf(frame), { selfUrl, parts: partsOf(site, months) })
  return answerLinkedData(c, body)
}

async function answerPart(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const name = readArchiveName(stemOf(c))
  if (!name) return c.notFound()
  const offset = (name.part - 1) * itemsPerPart
  const [frame, items] = await Promise.all([
    openFrame(site, c),
    listGivenIn(site.deps.db, name.month, { offset, limit: itemsPerPart }),
  ])
  if (items.length === 0) return c.notFound()
  const part = {
    selfUrl: partAddress(site, name),
    wholeUrl: site.absolute('/donnees/elements.jsonld'),
    month: name.month,
    items,
    now: frame.now,
  }
  return answerLinkedData(c, renderFeedPart(giverOf(frame), part))
}

async function answerCatalogue(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const [frame, months] = await Promise.all([openFrame(site, c), listGivenMonths(site.deps.db)])
  const { config } = site.deps
  const [from, modifiedAt] = [months.at(-1)?.month, latestOf(months)]
  const body = renderCatalogue({
    homeUrl: config.baseUrl,
    organisation: config.organisation,
    contact: config.contact,
    axes: [...frame.axes.values()].map(({ label }) => label),
    ...(from ? { from: `${from}-01T00:00:00Z` } : {}),
    ...(modifiedAt ? { modifiedAt } : {}),
  })
  return answerLinkedData(c, body)
}

async function answerThing(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const [frame, item] = await Promise.all([
    openFrame(site, c),
    findItem(site.deps.db, c.req.param('id') ?? ''),
  ])
  if (!item) return answerProblem(c, 404, 'Aucun élément n’a cet identifiant.')
  if (item.withdrawn) return answerProblem(c, 410, 'Cet élément a été retiré de la veille.')
  return answerLinkedData(c, renderThing(giverOf(frame), item))
}

async function answerSitemapIndex(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const months = await listGivenMonths(site.deps.db)
  const lists = months
    .filter(({ shown }) => shown > 0)
    .map(({ month, modifiedAt }) => ({ url: site.absolute(`/sitemap/${month}.xml`), modifiedAt }))
  return answerMap(c, renderSitemapIndex(lists))
}

async function answerSitemap(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const month = readArchiveName(stemOf(c))?.month
  const pages = month ? await listGivenPages(site.deps.db, month, mostInSitemap) : []
  if (pages.length === 0) return c.notFound()
  const lines = pages.map(({ id, lastRevisedAt }) => ({
    url: site.absolute(`/elements/${id}`),
    modifiedAt: lastRevisedAt,
  }))
  return answerMap(c, renderSitemap(lines))
}

// By ETag alone: a new filing changes the document and not the date of its items.
function answerLinkedData(c: Context<SiteEnv>, body: string): Promise<Response> {
  openDocument(c)
  return answerConditionally(c, { body, type: linkedDataType })
}

function answerMap(c: Context<SiteEnv>, body: string): Promise<Response> {
  openDocument(c)
  return answerConditionally(c, { body, type: 'application/xml; charset=utf-8' })
}

function stemOf(c: Context<SiteEnv>): string {
  return c.req.param('file')?.split('.')[0] ?? ''
}

function latestOf(months: readonly GivenMonth[]): string | undefined {
  return months
    .map(({ modifiedAt }) => modifiedAt)
    .toSorted()
    .at(-1)
}
