import type { HealthFeed, HealthState } from './health.ts'

const day = 24 * 60

/** Nothing is known of its rhythm: three months without news are worth a look. */
const unknownRhythm = 90 * day

/** A long week-end (Ascension: from Wednesday evening to Monday) makes no source silent, however busy it is. */
const shortestSilence = 5 * day

/** A yearly report is looked after once a year at least. */
const longestSilence = 400 * day

/** Minutes without news after which a source is silent: three times its own rhythm, learnt or declared. */
export function silentAfterMinutes(
  { cadenceMinutes }: Pick<HealthFeed, 'cadenceMinutes'>,
  { rhythmMinutes }: Pick<HealthState, 'rhythmMinutes'>,
): number {
  const rhythm = rhythmMinutes ?? cadenceMinutes
  if (!rhythm) return unknownRhythm
  return Math.min(Math.max(3 * rhythm, shortestSilence), longestSilence)
}

/** Half of the usual patience with one document (VIGIE_FETCH_TIMEOUT, 20 s). */
const slowDocument = 10_000

/** Sources read in several requests wait between them, out of politeness. */
const slowSeries = 90_000

/** Milliseconds past which a reading is slow. One that was slow must do far better to be well again. */
export function slowAfterMs(feed: HealthFeed, wasSlow: boolean): number {
  const limit = isSeries(feed) ? slowSeries : slowDocument
  return wasSlow ? limit / 2 : limit
}

function isSeries({ format, list, paging }: HealthFeed): boolean {
  if (format === 'sitemap' || format === 'jorf-archive' || format === 'csv') return true
  return Boolean(paging || list?.pages || list?.detail)
}
