import type { DemoItem, DemoPublisher } from '#feeds/demo/demo-publisher.ts'
import { escapeMarkup } from './escape.ts'
import { fillDates } from './fill-dates.ts'
import type { CalendarDay } from './paris-time.ts'
import { parisDay, parisInstant } from './paris-time.ts'

/** An item as a renderer needs it: dated by the clock, its address known, its body in HTML. */
export interface DemoEntry {
  slug: string
  title: string
  html: string
  text: string
  /** The beginning of the text, for the formats that carry a summary beside the content. */
  summary: string
  url: string
  day?: CalendarDay
  published?: Date
  closing?: Date
  item: DemoItem
}

/** What a renderer turns into bytes. Entries come newest first, the undated ones last. */
export interface DemoDocument {
  publisher: DemoPublisher
  /** The address of the document itself. */
  url: string
  homepage: string
  entries: DemoEntry[]
  now: Date
}

const summaryLength = 400
const defaultHour = 8
const closingHour = 12

/** `addressOf` knows the address of every item of the world, by its slug. */
export function buildEntries(
  publisher: DemoPublisher,
  now: Date,
  addressOf: (slug: string) => string,
): DemoEntry[] {
  const entries = publisher.items.map((item) =>
    buildEntry(item, now, addressOf(item.sameAddressAs ?? item.slug)),
  )
  return entries.toSorted((a, b) => (b.published?.getTime() ?? 0) - (a.published?.getTime() ?? 0))
}

function buildEntry(item: DemoItem, now: Date, url: string): DemoEntry {
  const body = fillDates(item.body, item, now)
  const html = /<[a-z]/i.test(body) ? body : `<p>${escapeMarkup(body)}</p>`
  const text = plainText(html)
  return {
    slug: item.slug,
    title: fillDates(item.title, item, now),
    html,
    text,
    summary: shorten(text),
    url,
    ...dated(item, now),
    ...(item.deadlineInDays === undefined
      ? {}
      : { closing: parisInstant(parisDay(now, item.deadlineInDays), closingHour) }),
    item,
  }
}

/**
 * Today's items are dated just after midnight: what the server publishes must hold still for a whole day, and none of
 * it may lie in the future.
 */
function dated(item: DemoItem, now: Date): Pick<DemoEntry, 'day' | 'published'> {
  if (item.daysAgo === undefined) return {}
  const day = parisDay(now, -item.daysAgo)
  const hour = item.hour ?? defaultHour
  return { day, published: item.daysAgo === 0 ? parisInstant(day, 0, hour) : parisInstant(day, hour) }
}

function plainText(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[^>]*>[^<]*<\/\1>/gi, ' ')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \n]+/g, ' ')
    .trim()
}

function shorten(text: string): string {
  if (text.length <= summaryLength) return text
  return `${text.slice(0, text.lastIndexOf(' ', summaryLength))}…`
}
