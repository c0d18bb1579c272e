import { sourceLabel } from '#src/catalogue/source-name.ts'
import { type Context, Hono } from 'hono'
import { findLeftOut } from '#src/catalogue/find-left-out.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { isDay, parisDay } from '#src/french/calendar.ts'
import { firstDay, listDay, listDaysOfFeed } from '#src/store/feed-days.ts'
import { countOffScope, countOffScopeByHour } from '#src/store/off-scope.ts'
import { listHealthBefore } from '#src/store/past-health.ts'
import { readLeftOutParams, readSourceId, toLeftOutQuery } from '../coverage-params.ts'
import { startOfDay } from '../journal-params.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { addDays } from '../views/format.ts'
import { coverageCsv } from '../views/proof/coverage-csv.ts'
import { type SourceLine, dayPage, inReadingOrder } from '../views/proof/day-page.ts'
import { type DayLine, stateOfDay } from '../views/proof/day-state.ts'
import { leftOutPage } from '../views/proof/left-out-page.ts'
import { lastDays, sourceDaysPage } from '../views/proof/source-days-page.ts'

const pageSize = 50
/** Of one source, on its page and in its file. */
const daysShown = 30

/** What every source showed, day by day, and what became of it. */
export function coverageRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/couverture', (c) => showDay(site, c))
  app.get('/couverture/ecartes', (c) => showLeftOut(site, c))
  app.get('/couverture/fichier', (c) => download(site, c))
  app.get('/couverture/sources/:id', (c) => showSource(site, c))
  return app
}

async function showDay(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const [frame, first] = await Promise.all([openFrame(site, c), firstDay(site.deps.db)])
  const day = readDay(c, frame.now)
  const source = readSourceId(c.req.query('source') ?? '')
  const lines = await linesOfDay(site, frame, day)
  const body = dayPage(frame, {
    day,
    lines,
    ...(source ? { source } : {}),
    ...(first ? { firstDay: first } : {}),
  })
  return answerPage(c, frame, { title: 'Preuve de couverture', section: '/sources' }, body)
}

async function showSource(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const frame = await openFrame(site, c)
  const feed = frame.catalogue.find(c.req.param('id') ?? '')
  if (!feed) return c.notFound()
  const days = await linesOfSource(site, feed, frame.now)
  const title = `Couverture de ${sourceLabel(feed)}`
  return answerPage(c, frame, { title, section: '/sources' }, sourceDaysPage(frame, { feed, days }))
}

async function showLeftOut(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const frame = await openFrame(site, c)
  const params = readLeftOutParams((name) => c.req.query(name) ?? '', frame.now)
  const isStaff = frame.visitor.can('curate')
  const found = await findLeftOut(site.deps.db, toLeftOutQuery(params, { isStaff, limit: pageSize }))
  const page = { title: 'Ce qui a été écarté', section: '/sources' } as const
  return answerPage(c, frame, page, leftOutPage(frame, { params, found }))
}

/** One source over its last days, or every source on one day. */
async function download(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const frame = await openFrame(site, c)
  const today = parisDay(frame.now)
  const feed = frame.catalogue.find(readSourceId(c.req.query('source') ?? '') ?? '')
  const isOneDay = isDay(c.req.query('jour') ?? '') || !feed
  const day = readDay(c, frame.now)
  const lines = isOneDay
    ? inReadingOrder(await linesOfDay(site, frame, day), day === today).map((line) => ({
        ...line,
        date: day,
      }))
    : (await linesOfSource(site, feed, frame.now)).map((line) => ({ ...line, feed }))
  const shown = feed ? lines.filter((line) => line.feed.id === feed.id) : lines
  const rows = shown.map((line) => ({
    ...line,
    feedId: line.feed.id,
    source: sourceLabel(line.feed),
    state: stateOfDay(line, line.date === today).words,
  }))
  const name = [...(isOneDay ? [day] : []), ...(feed ? [feed.id] : [])].join('-')
  c.header('content-disposition', `attachment; filename="vigie-couverture-${name}.csv"`)
  c.header('content-type', 'text/csv; charset=utf-8')
  return c.body(coverageCsv(rows))
}

/** A day of the calendar that is not ahead of us; else today. */
function readDay(c: Context<SiteEnv>, now: Date): string {
  const [asked, today] = [c.req.query('jour') ?? '', parisDay(now)]
  return isDay(asked) && asked <= today ? asked : today
}

/** A line for each source that is watched, and for those taken off since that were read that day. */
async function linesOfDay({ deps }: Site, frame: Frame, day: string): Promise<SourceLine[]> {
  const [from, to] = [startOfDay(day), startOfDay(addDays(day, 1))]
  const [days, offScope, health] = await Promise.all([
    listDay(deps.db, day),
    countOffScope(deps.db, from, to),
    listHealthBefore(deps.db, to),
  ])
  const byId = new Map(days.map((one) => [one.feedId, one]))
  const known = frame.catalogue.feeds.filter((feed) => !feed.archived || byId.has(feed.id))
  return known.map((feed) => ({
    feed,
    offScope: offScope.get(feed.id) ?? 0,
    paused: feed.paused !== undefined,
    ...optional('day', byId.get(feed.id)),
    ...optional('health', health.get(feed.id)),
  }))
}

async function linesOfSource(
  { deps }: Site,
  feed: WatchedFeed,
  now: Date,
): Promise<(DayLine & { date: string })[]> {
  const dates = lastDays(parisDay(now), daysShown, await firstDay(deps.db))
  const [first = '', last = ''] = [dates.at(-1), dates[0]]
  const [days, byHour] = await Promise.all([
    listDaysOfFeed(deps.db, feed.id, first, last),
    countOffScopeByHour(deps.db, feed.id, startOfDay(first), startOfDay(addDays(last, 1))),
  ])
  const byDate = new Map(days.map((one) => [one.day, one]))
  const offScope = new Map<string, number>()
  for (const [hour, count] of byHour) {
    const date = parisDay(`${hour}:00:00Z`)
    offScope.set(date, (offScope.get(date) ?? 0) + count)
  }
  return dates.map((date) => ({
    date,
    offScope: offScope.get(date) ?? 0,
    paused: feed.paused !== undefined,
    ...optional('day', byDate.get(date)),
  }))
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
