import { FetchError, ParseError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { FetchResult, Validators } from '../fetch/fetch-feed.ts'
import { sha256Hex } from '../hash.ts'
import { keepLatest } from './api/keep-latest.ts'
import { parseFeed } from '../parse/parse-feed.ts'
import type { ParsedFeed } from '../parse/raw-item.ts'
import { acquireCsv } from './api/acquire-csv.ts'
import { acquireHtmlList } from './pages/acquire-html-list.ts'
import { acquireJson } from './api/acquire-json.ts'
import { acquireSitemap } from './pages/acquire-sitemap.ts'
import { readJorfArchives } from './jorf/acquire-jorf-archive.ts'
import { acquirePage } from './pages/acquire-page.ts'
import { withOwnSecrets } from './own-secrets.ts'
import { filled, filledHeaders } from './address-holes.ts'
import { withoutSecrets } from './keep-secrets.ts'
import { type Fresh, type Session, Stopped } from './session.ts'
import { withoutForbiddenMove } from './stay-put.ts'

/** What the last successful reading left, so that the same bytes are not read twice. */
export interface KnownReading {
  validators: Validators
  /** SHA-256 (hex) of the first document; undefined after a failure, which must be read again whole. */
  bodyHash?: string
  /** What a reader in several steps noted for itself (the last archive read). */
  cursor?: string
}

/** What a source gave, whatever the number of requests that it took. */
export type Acquired =
  | {
      kind: 'fresh'
      parsed: ParsedFeed
      /** Where the first document came from, after redirects: relative links start there. */
      url: string
      first: Pick<Fresh, 'status' | 'validators' | 'movedTo' | 'freshUntil'>
      bodyHash: string
      cursor?: string
    }
  | Exclude<FetchResult, { kind: 'fresh' | 'failed' }>
  | { kind: 'failed'; error: FetchError | ParseError; status?: number; retryAt?: Date }

/** One way of reading a source. May throw FetchError, ParseError or Stopped. */
export type Reader<F extends FeedDefinition = FeedDefinition> = (
  feed: F,
  known: KnownReading,
  session: Session,
) => Promise<Acquired>

/** Reads a source by its format, from the first request to the items as found. Never throws for what a publisher does. */
export async function acquireFeed(
  feed: FeedDefinition,
  known: KnownReading,
  session: Session,
): Promise<Acquired> {
  const own = withOwnSecrets(session, feed)
  return withoutForbiddenMove(withoutSecrets(await readAnyhow(feed, known, own), feed, own), feed)
}

async function readAnyhow(feed: FeedDefinition, known: KnownReading, session: Session): Promise<Acquired> {
  try {
    return await readerOf(feed)(known, session)
  } catch (error) {
    if (error instanceof Stopped) return error.result
    if (error instanceof ParseError || error instanceof FetchError) return { kind: 'failed', error }
    throw error
  }
}

function readerOf(feed: FeedDefinition): (known: KnownReading, session: Session) => Promise<Acquired> {
  switch (feed.format) {
    case 'html-list':
      return (known, session) => acquireHtmlList(feed, known, session)
    case 'sitemap':
      return (known, session) => acquireSitemap(feed, known, session)
    case 'syndication':
    case 'jorf':
      return (known, session) => readDocument(feed, known, session)
    case 'page':
      return (known, session) => acquirePage(feed, known, session)
    case 'jorf-archive':
      return (known, session) => readJorfArchives(feed, known, session)
    case 'json':
      return (known, session) => acquireJson(feed, known, session)
    case 'csv':
      return (known, session) => acquireCsv(feed, known, session)
  }
}

/** Real feeds give tens of items; whoever sends thousands is read from the latest on, and the rest is told as left out. */
const mostOfDocument = 2000

/** One conditional GET, one document. */
const readDocument: Reader = async (feed, known, session) => {
  const answer = await requestFirst(feed, known, session)
  if (answer.kind !== 'fresh') return answer
  return readOnce(answer, known, async (body) =>
    keepLatest(
      await parseFeed(body, { feed, url: answer.url, contentType: answer.contentType }),
      mostOfDocument,
    ),
  )
}

/** The first request of a source, conditional; its address may have holes for secrets. */
export function requestFirst(
  feed: FeedDefinition,
  known: KnownReading,
  session: Session,
): Promise<FetchResult> {
  return session.request(filled(feed.url, session), {
    validators: known.validators,
    headers: filledHeaders(feed, session),
  })
}

/** Reads a document unless its bytes are those of the last time: many servers give no validator. */
export async function readOnce(
  answer: Fresh,
  known: KnownReading,
  read: (body: Uint8Array) => Promise<ParsedFeed>,
): Promise<Acquired> {
  const bodyHash = await sha256Hex(answer.body)
  const { status, validators, movedTo, freshUntil } = answer
  if (known.bodyHash === bodyHash) return { kind: 'unchanged', status, validators, movedTo, freshUntil }
  const first = { status, validators, movedTo, freshUntil }
  try {
    return { kind: 'fresh', parsed: await read(answer.body), url: answer.url, first, bodyHash }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { kind: 'failed', error, status }
  }
}
