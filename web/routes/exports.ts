import { type Context, Hono } from 'hono'
import { parisDay } from '#src/french/calendar.ts'
import { idsOf } from '#src/search/search-index.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { type Listing, mostListed } from '#src/syndicate/listing.ts'
import { odsRow } from '#src/syndicate/ods-content.ts'
import { odsType, renderOds } from '#src/syndicate/ods.ts'
import { risRecord, risType } from '#src/syndicate/ris.ts'
import { listedItem } from '../exports/listed-item.ts'
import { csvHead, csvRow, csvTail } from '../exports/listing-csv.ts'
import { readInTurns, streamOf } from '../exports/read-in-turns.ts'
import { findPlaceAsked } from '../place-asked.ts'
import { readSearch } from '../read-asked.ts'
import { type SearchParams, parseSearchParams, searchHref } from '../search-params.ts'
import { type Frame, type Site, type SiteEnv, openFrame } from '../site.ts'
import { searchWords } from '../views/search/active-filters.ts'

/** The result of a search as a file. */
export function exportRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/recherche.csv', async (c) => {
    const found = await findListed(site, c)
    return answerFile(c, found, 'csv', 'text/csv; charset=utf-8', streamOf(csvPieces(found)))
  })
  app.get('/recherche.ris', async (c) => {
    const found = await findListed(site, c)
    return answerFile(c, found, 'ris', risType, streamOf(risPieces(found)))
  })
  app.get('/recherche.ods', async (c) => {
    const found = await findListed(site, c)
    const rows: string[] = []
    for await (const items of found.items)
      rows.push(...items.map((item) => odsRow(listedItem(found.frame, item))))
    return answerFile(c, found, 'ods', odsType, renderOds(found.listing, rows))
  })
  return app
}

interface Found {
  frame: Frame
  listing: Listing
  items: AsyncGenerator<StoredItem[]>
}

/** The first results of the search that the address asks, in its order; their items are read as the file is made. */
async function findListed(site: Site, c: Context<SiteEnv>): Promise<Found> {
  const frame = await openFrame(site, c)
  const params = paramsOf(c, frame)
  const { db, search } = site.deps
  const found = await search.search(await readSearch(frame, params, mostListed))
  const words = searchWords(frame, params)
  const listing = {
    title: words === '' ? 'Toute la veille' : words,
    pageUrl: site.absolute(searchHref(params)),
    total: found.total,
    madeAt: frame.now,
  }
  return { frame, listing, items: readInTurns(db, idsOf(found)) }
}

/** A place typed by its name is looked for, as on the page; the number of the page and its density mean nothing here. */
function paramsOf(c: Context<SiteEnv>, frame: Frame): SearchParams {
  const { compact: _, ...given } = parseSearchParams(new URL(c.req.url).searchParams)
  const place = findPlaceAsked(given, frame.site.deps.enricher.territories)
  const params = { ...given, placeName: undefined, page: 1 }
  return place.kind === 'found' ? { ...params, concerns: place.code } : params
}

async function* csvPieces({ frame, items, listing }: Found): AsyncGenerator<string> {
  yield csvHead
  for await (const some of items) yield some.map((item) => csvRow(listedItem(frame, item))).join('')
  yield csvTail(listing)
}

async function* risPieces({ frame, items }: Found): AsyncGenerator<string> {
  for await (const some of items) yield some.map((item) => risRecord(listedItem(frame, item))).join('')
}

function answerFile(
  c: Context<SiteEnv>,
  { frame, listing }: Found,
  extension: string,
  type: string,
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
): Response {
  // The name is the one place where every format can say that it does not hold all.
  const cut = listing.total > mostListed ? `-${mostListed}-premiers-sur-${listing.total}` : ''
  const name = `vigie-recherche-${parisDay(frame.now)}${cut}.${extension}`
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}"`)
  c.header('cache-control', 'no-store')
  return c.body(body)
}
