import type { HtmlListFeed, HtmlListSelectors } from '../../feed/definition.ts'
import type { FetchResult } from '../../fetch/fetch-feed.ts'
import { ParseError } from '../../errors.ts'
import { readDate } from '../../normalise/date/date.ts'
import { canonicaliseUrl } from '../../normalise/url.ts'
import { absoluteLink } from '../../parse/html/link-address.ts'
import { parseFeed } from '../../parse/parse-feed.ts'
import type { ParsedFeed, RawItem } from '../../parse/raw-item.ts'
import { type Reader, readOnce, requestFirst } from '../acquire-feed.ts'
import { addDetails } from './add-details.ts'
import { type ListCursor, readListCursor, withProgress } from './list-cursor.ts'
import { filledHeaders } from '../address-holes.ts'
import type { Fresh, Session } from '../session.ts'
import { sayWaiting } from './waiting-items.ts'

/**
 * A page that lists items: the page, those that follow it while they bring something unknown, and the pages of new items
 * where the definition asks for them. What was read is kept when a later request fails; such a reading leaves no
 * validator, so that the next one is made in full.
 *
 * @throws {ParseError} when the first page cannot be read as the definition says
 */
export const acquireHtmlList: Reader<HtmlListFeed> = async (feed, known, session) => {
  const answer = await requestFirst(feed, known, session)
  if (answer.kind !== 'fresh') return answer
  const cursor = readListCursor(known.cursor)
  let reading: Reading | undefined
  const acquired = await readOnce(answer, known, async () => {
    const pages = await readPages(feed, answer, { session, cursor })
    reading = await readDetails(pages, feed.list, { session, cursor })
    return reading.parsed
  })
  return acquired.kind === 'fresh' && reading ? withProgress(acquired, reading) : acquired
}

interface Reading {
  parsed: ParsedFeed
  /** Where relative links start. */
  base: string
  /** A later page or the page of an item is still to be read. */
  halfway: boolean
  opened: ReadonlyMap<string, string>
}

interface Helps {
  session: Session
  cursor: ListCursor
}

async function readPages(feed: HtmlListFeed, first: Fresh, { session, cursor }: Helps): Promise<Reading> {
  const { list } = feed
  const parsed = await readPage(feed, first)
  const base = parsed.baseUrl ?? first.url
  const items = [...parsed.items]
  const seen = new Set([first.url])
  let last: { parsed: ParsedFeed; url: string } = { parsed, url: first.url }
  let fault: string | undefined
  while (seen.size < (list.pages?.most ?? 1)) {
    const next = nextAddress(last.parsed, last.url)
    if (!next || seen.has(next) || !(await goesOn(last, session, cursor))) break
    seen.add(next)
    const page = await openNext(feed, next, session)
    if (typeof page === 'string') {
      fault = page
      break
    }
    items.push(...page.parsed.items.map((item) => withAddress(item, page)))
    last = page
  }
  const { nextPage: _, ...rest } = parsed
  return {
    parsed: { ...rest, items, bozo: parsed.bozo ?? fault ?? findSilentDate(list, items) },
    base,
    halfway: fault !== undefined,
    opened: cursor.opened,
  }
}

async function readPage(feed: HtmlListFeed, { body, url, contentType }: Fresh): Promise<ParsedFeed> {
  return await parseFeed(body, { feed, url, contentType })
}

/** On the same host only: what a page says must not send us round the world. */
function nextAddress({ nextPage, baseUrl }: ParsedFeed, url: string): string | undefined {
  const next = nextPage === undefined ? undefined : absoluteLink(nextPage, baseUrl ?? url)
  return next && new URL(next).host === new URL(url).host ? next : undefined
}

/** A page whose items are all known is followed by older ones, unless the last reading stopped half-way. */
async function goesOn(
  { parsed, url }: { parsed: ParsedFeed; url: string },
  session: Session,
  { halfway }: ListCursor,
): Promise<boolean> {
  if (halfway) return true
  const base = parsed.baseUrl ?? url
  const addresses = parsed.items.flatMap((item) => (item.url ? (canonicaliseUrl(item.url, base) ?? []) : []))
  const known = await session.knownAddresses(addresses)
  return addresses.some((address) => !known.has(address))
}

/** The next page, or in French why the reading stops before it. */
async function openNext(
  feed: HtmlListFeed,
  address: string,
  session: Session,
): Promise<{ parsed: ParsedFeed; url: string } | string> {
  const isSameOrigin = new URL(address).origin === new URL(feed.url).origin
  const result = await session.request(address, isSameOrigin ? { headers: filledHeaders(feed, session) } : {})
  if (result.kind !== 'fresh') return `La page suivante (${address}) n’a pas été lue : ${whyNot(result)}`
  try {
    return { parsed: await readPage(feed, result), url: result.url }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return `La page suivante (${address}) n’a pas été lue : ${error.message}`
  }
}

function whyNot(result: Exclude<FetchResult, Fresh>): string {
  return result.kind === 'failed' ? result.error.message : 'le serveur demande d’attendre.'
}

/** Relative links of a later page start there, and not at the first. */
function withAddress(item: RawItem, { parsed, url }: { parsed: ParsedFeed; url: string }): RawItem {
  return { ...item, url: item.url && (absoluteLink(item.url, parsed.baseUrl ?? url) ?? item.url) }
}

async function readDetails(
  reading: Reading,
  list: HtmlListSelectors,
  { session, cursor }: Helps,
): Promise<Reading> {
  if (!list.detail) return reading
  const { parsed, base } = reading
  const read = await addDetails(parsed.items, list.detail, cursor, { session, base })
  return {
    ...reading,
    parsed: {
      ...parsed,
      items: read.items,
      leftAsTheyAre: read.leftAsTheyAre,
      bozo: parsed.bozo ?? read.fault ?? sayWaiting(read.waiting),
    },
    halfway: reading.halfway || read.waiting > 0,
    opened: read.opened,
  }
}

/** `date` is asked for, and no item has one that can be read: the page changed, or its dates are « il y a 3 jours ». */
function findSilentDate(list: HtmlListSelectors, items: readonly RawItem[]): string | undefined {
  if (list.embedded || list.date === undefined || list.detail?.date) return undefined
  if (items.some(({ published }) => published !== undefined && readDate(published))) return undefined
  const written = items.find(({ published }) => published)?.published
  const what = written ? `aucune date lisible (« ${written.slice(0, 60)} »)` : 'aucune date'
  return `Le sélecteur « ${list.date} » ne trouve ${what} : corriger la définition de la source.`
}
