import { Hono } from 'hono'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { addDays } from '#src/french/calendar.ts'
import type { Territories } from '#src/enrich/places/territories.ts'
import { type ParsedQuery, askNothing } from '#src/search/query/ast.ts'
import { type SearchResult, searchFor } from '#src/search/search-index.ts'
import { countByPlaces, listClosings } from '#src/store/dashboard-counts.ts'
import { listDay } from '#src/store/feed-days.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { healthOf } from '#src/feed/health.ts'
import { findPlaceAsked } from '../place-asked.ts'
import { type SearchParams, concerning, parseSearchParams } from '../search-params.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { type AxisCounts, type Board, type Span, countedHref, spansOf } from '../views/dashboard/board.ts'
import { countEpcis } from '../views/dashboard/count-epcis.ts'
import { dashboardPage } from '../views/dashboard/dashboard-page.ts'
import { boardHref } from '../views/dashboard/place-form.ts'

/** More calls than this in sixty days are not read: the page says what it counts, not more. */
const mostClosings = 2_000

export function dashboardRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/tableau', async (c) => {
    const frame = await openFrame(site, c)
    const params = parseSearchParams(new URL(c.req.url).searchParams)
    const asked = findPlaceAsked(params, site.deps.enricher.territories)
    if (asked.kind === 'found') return c.redirect(boardHref(asked.code))
    const board = await gather(frame, params)
    const page = {
      title: 'Tableau de bord',
      section: '/',
      canonical: boardHref(params.concerns),
      styles: [site.assets.plots.path],
    } as const
    return answerPage(c, frame, page, dashboardPage(frame, board))
  })
  return app
}

async function gather(frame: Frame, { concerns, placeName }: SearchParams): Promise<Board> {
  const { db, enricher, regionMap } = frame.site.deps
  const { territories } = enricher
  const spans = spansOf(frame.now)
  const asked = concerns ? concerning(askNothing(), concerns, territories.lineageOf) : askNothing()
  const count = (span: Span, timeline = false) => askCounts(frame, span, asked, timeline)
  const [year, month, monthBefore, week, weekBefore, closings, places, sources, day] = await Promise.all([
    count(spans.year, true),
    count(spans.month),
    count(spans.monthBefore),
    count(spans.week),
    count(spans.weekBefore),
    // A day more on both sides: an instant is written in UTC.
    listClosings(db, addDays(spans.today, -1), addDays(spans.today, 61), mostClosings),
    countByPlaces(db, { since: spans.year.from, today: spans.today }),
    rankSources(frame),
    listDay(db, spans.today),
  ])
  const mapParams = { params: {} }
  return {
    params: { ...(concerns ? { concerns } : {}), ...(placeName ? { placeName } : {}) },
    spans,
    year: toCounts(year),
    month: toCounts(month),
    monthBefore: toCounts(monthBefore),
    week: toCounts(week),
    weekBefore: toCounts(weekBefore),
    weeks: year.weeks,
    closings: concerns ? closings.filter((one) => isFor(one.territories, concerns, territories)) : closings,
    epcis: countEpcis(regionMap, places, territories, (code) =>
      countedHref(mapParams, spans.year, { territory: [code] }),
    ),
    sources,
    day,
  }
}

/** What the search's `concerne` keeps. */
function isFor(codes: readonly string[], place: string, { lineageOf }: Territories): boolean {
  const around = lineageOf(place)
  return codes.some((code) => around.includes(code) || lineageOf(code).includes(place))
}

/** Counted by the search engine, as the page that a number leads to counts. */
function askCounts(
  { now, site }: Frame,
  { from, to }: Span,
  asked: ParsedQuery,
  timeline: boolean,
): Promise<SearchResult> {
  return site.deps.search.search(
    searchFor({ now, asked, from, ...(to ? { to } : {}), limit: 1, ...(timeline ? { timeline } : {}) }),
  )
}

function toCounts({ total, facets }: SearchResult): AxisCounts {
  return { total, byAxis: new Map(facets.axis.map(({ value, count }) => [value as AxisId, count])) }
}

async function rankSources({ catalogue, now, site }: Frame): Promise<Board['sources']> {
  const states = new Map((await listFeedStates(site.deps.db)).map((state) => [state.feedId, state]))
  return catalogue.feeds
    .filter(({ archived }) => !archived)
    .map((feed) => {
      const state = states.get(feed.id)
      return { feed, health: healthOf(feed, state, now).health, ...(state ? { state } : {}) }
    })
}
