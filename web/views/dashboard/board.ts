import type { AxisId } from '#src/axis/taxonomy.ts'
import { addDays, parisDay } from '#src/french/calendar.ts'
import type { WeekCount } from '#src/search/search-index.ts'
import type { FeedDay } from '#src/store/feed-days.ts'
import type { Closing } from '#src/store/dashboard-counts.ts'
import type { RankedRow } from '../../sources-filter.ts'
import { type SearchParams, emptySearch, searchHref } from '../../search-params.ts'
import { mondayOf } from '../format.ts'
import type { EpciCount } from '../plots/epci-map.ts'

/** Items by axis over some days. */
export interface AxisCounts {
  total: number
  byAxis: ReadonlyMap<AxisId, number>
}

/** Everything that the dashboard tells. */
export interface Board {
  /** The place that it is narrowed to, as in a search: parts about sources and the map are the whole watch's. */
  params: Pick<SearchParams, 'concerns' | 'placeName'>
  spans: Spans
  week: AxisCounts
  weekBefore: AxisCounts
  month: AxisCounts
  monthBefore: AxisCounts
  year: AxisCounts
  /** Undefined where the search engine does not tell. */
  weeks: readonly WeekCount[] | undefined
  /** Of the next sixty days, soonest first. */
  closings: readonly Closing[]
  epcis: readonly EpciCount[]
  sources: readonly RankedRow[]
  /** What they showed today. */
  day: readonly FeedDay[]
}

export interface Span {
  /** Days, both included. */
  from: string
  to?: string
}

export type Spans = Record<'week' | 'weekBefore' | 'month' | 'monthBefore' | 'year' | 'ahead', Span> & {
  today: string
  /** The Monday of the week that runs. */
  monday: string
}

/** The days that the dashboard compares: seven and the seven before, thirty and the thirty before, a year, sixty ahead. */
export function spansOf(now: Date): Spans {
  const today = parisDay(now)
  const back = (days: number) => addDays(today, -days)
  return {
    today,
    monday: mondayOf(today),
    week: { from: back(6) },
    weekBefore: { from: back(13), to: back(7) },
    month: { from: back(29) },
    monthBefore: { from: back(59), to: back(30) },
    year: { from: back(364) },
    ahead: { from: today, to: addDays(today, 59) },
  }
}

/** The search of what is counted. */
export function countedHref(
  { params: { concerns } }: Pick<Board, 'params'>,
  { from, to }: Span,
  facets: Partial<SearchParams['facets']> = {},
): string {
  return searchHref({
    ...emptySearch(facets),
    from,
    ...(to ? { to } : {}),
    ...(concerns ? { concerns } : {}),
  })
}
