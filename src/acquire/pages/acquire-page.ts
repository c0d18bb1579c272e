import { ParseError } from '../../errors.ts'
import type { PageFeed } from '../../feed/definition.ts'
import type { FetchResult } from '../../fetch/fetch-feed.ts'
import { decodeText } from '../../parse/charset/decode.ts'
import { detectDocument } from '../../parse/detect.ts'
import { findFeeds } from '../../parse/html/find-feeds.ts'
import { parseHtmlList } from '../../parse/html/html-list.ts'
import { parseFeed } from '../../parse/parse-feed.ts'
import type { ParsedFeed, RawItem } from '../../parse/raw-item.ts'
import { suggestSelectors } from '../../parse/html/suggest-selectors.ts'
import { type Acquired, type KnownReading, type Reader, readOnce } from '../acquire-feed.ts'
import { filled, filledHeaders } from '../address-holes.ts'
import { type Fresh, type Session } from '../session.ts'

/**
 * A page that nobody described: the feed that it announces, else its most list-like part. The feed found is the cursor:
 * the next check asks it at once, and comes back to the page when it is gone.
 *
 * @throws {ParseError} `selector-found-nothing` when the page looks like no list
 */
export const acquirePage: Reader<PageFeed> = async (feed, known, session) => {
  if (known.cursor) {
    const again = await readAnnounced(known.cursor, known, session)
    if (again.kind !== 'failed' || !isGone(again)) return again
  }
  // Validators belong to the feed that was found, or to this page when there was none.
  const validators = known.cursor ? {} : known.validators
  const url = filled(feed.url, session)
  const answer = await session.request(url, { validators, headers: filledHeaders(feed, session) })
  if (answer.kind !== 'fresh') return answer
  const { text } = decodeText(answer.body, answer.contentType)
  const kind = detectDocument(text)
  if (kind === 'xml-feed' || kind === 'json') return readDocumentOf(answer, known)
  return (
    (await readFirstFeed(text, answer.url, known, session)) ??
    readOnce(answer, known, async () => readList(text, answer.url, feed))
  )
}

// Comments are not what the site publishes; a page announces a handful of feeds at most.
const ofComments = /comment/i
const mostTried = 2

async function readFirstFeed(
  html: string,
  url: string,
  known: KnownReading,
  session: Session,
): Promise<Acquired | undefined> {
  const announced = findFeeds(html, url).filter(
    (one) => one.how === 'announced' && !ofComments.test(`${one.url} ${one.title ?? ''}`),
  )
  for (const { url: address } of announced.slice(0, mostTried)) {
    const read = await readAnnounced(address, { ...known, validators: {} }, session)
    if (read.kind === 'unchanged' || (read.kind === 'fresh' && read.parsed.items.length > 0)) return read
  }
  return undefined
}

async function readAnnounced(address: string, known: KnownReading, session: Session): Promise<Acquired> {
  const answer: FetchResult = await session.request(address, { validators: known.validators })
  if (answer.kind !== 'fresh') return answer
  const read = await readDocumentOf(answer, known)
  return read.kind === 'fresh' ? { ...read, cursor: address } : read
}

function readDocumentOf(answer: Fresh, known: KnownReading): Promise<Acquired> {
  return readOnce(answer, known, (body) =>
    parseFeed(body, { url: answer.url, contentType: answer.contentType }),
  )
}

function isGone({ status, error }: Extract<Acquired, { kind: 'failed' }>): boolean {
  return status === 404 || status === 410 || error instanceof ParseError
}

/** Titles this short are menus: « Accueil », « Nos services ». */
const shortestTitle = 15

function readList(html: string, url: string, { paths }: PageFeed): ParsedFeed {
  const [likeliest] = suggestSelectors(html, url)
  const list = likeliest && parseHtmlList(html, likeliest.list)
  const items = list?.items.filter((item) => isNews(item, list.baseUrl ?? url, paths)) ?? []
  if (!list || items.length < 3) throw nothingLikeAList()
  return { ...list, items }
}

/** On the page's own site, where the definition says, and with a title that says something. */
function isNews(item: RawItem, base: string, paths: readonly string[] | undefined): boolean {
  if (!item.url || !URL.canParse(item.url, base) || (item.title?.trim().length ?? 0) < shortestTitle)
    return false
  const { hostname, pathname } = new URL(item.url, base)
  return hostname === new URL(base).hostname && (paths?.some((path) => pathname.startsWith(path)) ?? true)
}

function nothingLikeAList(): ParseError {
  return new ParseError(
    'selector-found-nothing',
    'La page n’annonce aucun flux et ne ressemble pas à une liste. Ouvrir la source, « Modifier », et dire où sont ses éléments ; ou chercher une autre page du site.',
  )
}
