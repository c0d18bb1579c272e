import type { JsonFeed } from '../../feed/definition.ts'
import { sha256Hex } from '../../hash.ts'
import { gatherRecords } from '../../parse/records/json-api.ts'
import type { ParsedFeed } from '../../parse/raw-item.ts'
import type { Acquired, KnownReading, Reader } from '../acquire-feed.ts'
import { type Ask, authorised } from './credentials.ts'
import { keepLatest } from './keep-latest.ts'
import { type ReadPages, readPages } from './read-pages.ts'
import { readZippedJson } from './read-zip.ts'
import { requestOf } from './request-body.ts'
import { filled, filledHeaders } from '../address-holes.ts'
import type { Fresh, Session } from '../session.ts'

/** Noted on the feed when a list was not read to its end: the next check reads it whole. */
const unfinished = 'inachevé'

/**
 * An official API: a token where it asks for one, a POST where it wants one, as many pages as it takes. A list that
 * begins with the newest is asked for conditionally and read as far as it is unknown; a catalogue is read whole, since
 * its first page says nothing of the others.
 */
export const acquireJson: Reader<JsonFeed> = async (feed, known, session) => {
  const ask = withOptions(await authorised(feed.auth, session), feed, session)
  const start = { url: filled(feed.url, session), request: feed.request }
  const byFirstPage = !feed.paging || feed.paging.newestFirst === true
  const validators = byFirstPage ? known.validators : {}
  const first = await ask(start.url, { ...requestOf(start.request), validators })
  if (first.kind !== 'fresh') return first
  const hash = await sha256Hex(first.body)
  if (byFirstPage && hash === known.bodyHash) return unchanged(first)
  if (feed.zipped) return fresh(first, feed, await readZippedJson(first.body, feed, session.now()), hash)
  const toTheEnd = known.cursor === unfinished
  const read = await readPages(first, start, { feed, ask, session, toTheEnd })
  const parsed = gather(read, feed)
  if (read.unfinished) return halfRead(first, feed, parsed)
  if (byFirstPage) return fresh(first, feed, parsed, hash)
  return wholeCatalogue(first, feed, parsed, await hashOfAll(read.bodies), known)
}

function withOptions(ask: Ask, feed: JsonFeed, session: Session): Ask {
  const own = filledHeaders(feed, session)
  const size = feed.maxMegabytes ? { maxBytes: feed.maxMegabytes * 1_000_000 } : {}
  return (url, options = {}) => ask(url, { ...size, ...options, headers: { ...options.headers, ...own } })
}

function gather({ records, cut }: ReadPages, { mapping }: JsonFeed): ParsedFeed {
  const parsed = gatherRecords(records, mapping)
  return cut ? { ...parsed, bozo: cut } : parsed
}

type Read = Extract<Acquired, { kind: 'fresh' }>

function fresh(answer: Fresh, { most }: JsonFeed, parsed: ParsedFeed, bodyHash: string): Read {
  const { url, status, validators, movedTo, freshUntil } = answer
  const first = { status, validators, movedTo, freshUntil }
  return { kind: 'fresh', parsed: keepLatest(parsed, most), url, first, bodyHash }
}

function wholeCatalogue(
  answer: Fresh,
  feed: JsonFeed,
  parsed: ParsedFeed,
  bodyHash: string,
  known: KnownReading,
): Acquired {
  return bodyHash === known.bodyHash ? unchanged(answer) : fresh(answer, feed, parsed, bodyHash)
}

/** Neither hash nor validators: what was not read must not pass for known. */
function halfRead(answer: Fresh, feed: JsonFeed, parsed: ParsedFeed): Read {
  const read = fresh(answer, feed, parsed, '')
  return { ...read, first: { ...read.first, validators: {} }, cursor: unfinished }
}

function unchanged({ status, validators, movedTo, freshUntil }: Fresh): Acquired {
  return { kind: 'unchanged', status, validators, movedTo, freshUntil }
}

async function hashOfAll(bodies: readonly Uint8Array[]): Promise<string> {
  return sha256Hex((await Promise.all(bodies.map((body) => sha256Hex(body)))).join('\n'))
}
