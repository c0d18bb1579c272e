import type { Site } from '../site.ts'
import { type FeedLinks, calendarFormat, feedFormats, feedHref } from '../views/layout.ts'

/** The addresses of one feed, a format each. */
export function formatsOf(site: Site, feeds: FeedLinks): { type: string; url: string }[] {
  const formats = [...feedFormats, ...(feeds.calendar ? [calendarFormat] : [])]
  return formats.map(({ extension, type }) => ({ type, url: site.absolute(feedHref(feeds, extension)) }))
}
