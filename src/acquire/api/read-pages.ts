import type { JsonFeed } from '../../feed/definition.ts'
import { canonicaliseUrl } from '../../normalise/url.ts'
import { decodeText } from '../../parse/charset/decode.ts'
import { readRecords } from '../../parse/records/json-api.ts'
import type { ReadRecord } from '../../parse/records/json-record.ts'
import { readJson } from '../../parse/records/json-values.ts'
import type { Ask } from './credentials.ts'
import { nextPage, type Page } from './next-page.ts'
import { requestOf } from './request-body.ts'
import type { Fresh, Session } from '../session.ts'

/** What the pages of a list gave, and why it was not read to its end, if it was not. */
export interface ReadPages {
  records: ReadRecord[]
  bodies: Uint8Array[]
  /** A French sentence: what is missing, and why. */
  cut?: string
  /** The end is missing for now: another check may have it. */
  unfinished?: true
}

interface Reading {
  feed: JsonFeed
  ask: Ask
  session: Session
  /** Reads on even where everything is known: the last check stopped half-way. */
  toTheEnd: boolean
}

/** What one check keeps of one source: 10 MB a page, and a hundred pages, would be a gigabyte. */
const mostRecords = 10_000
const mostBytes = 40_000_000

/** Reads on from a first answer. A later page that fails does not lose the ones before it. */
export async function readPages(first: Fresh, start: Page, reading: Reading): Promise<ReadPages> {
  const { paging, mapping } = reading.feed
  const read: ReadPages = { records: [], bodies: [] }
  let answer = first
  for (let pages = 1; ; pages += 1) {
    const document = documentOf(answer)
    const records = readRecords(document, mapping, reading.session.now())
    read.records.push(...records)
    read.bodies.push(answer.body)
    if (!paging || (await isKnown(records, answer.url, reading))) return read
    const page = nextPage(paging, start, { pages, records: records.length, document })
    if (page === undefined) return read
    if (typeof page === 'string') return { ...read, cut: `${page}.` }
    if (pages >= paging.most || isFull(read)) return { ...read, ...atLimit(read, reading) }
    const next = await reading.ask(page.url, requestOf(page.request))
    if (next.kind !== 'fresh') return { ...read, ...unfinished(pages + 1, next) }
    answer = next
  }
}

/** @throws {ParseError} `malformed-json` */
export function documentOf({ body, contentType }: Pick<Fresh, 'body' | 'contentType'>): unknown {
  return readJson(decodeText(body, contentType).text)
}

/** A list that begins with the newest brings nothing more after a page of known items. */
async function isKnown(records: readonly ReadRecord[], base: string, reading: Reading): Promise<boolean> {
  if (!reading.feed.paging?.newestFirst || reading.toTheEnd) return false
  const urls = records.flatMap(({ item, kept }) =>
    kept && item.url ? (canonicaliseUrl(item.url, base) ?? []) : [],
  )
  if (urls.length === 0) return false
  const known = await reading.session.knownAddresses(urls)
  return urls.every((url) => known.has(url))
}

function isFull({ records, bodies }: ReadPages): boolean {
  return records.length >= mostRecords || bodies.reduce((sum, body) => sum + body.length, 0) >= mostBytes
}

/** The newest pages are what was asked for; a catalogue that does not fit is told. */
function atLimit({ records }: ReadPages, { feed }: Reading): { cut?: string } {
  if (feed.paging?.newestFirst) return {}
  return {
    cut: `La liste continue : seuls les ${records.length} premiers éléments sont lus. Resserrer la requête de la source, ou lire plus de pages.`,
  }
}

function unfinished(page: number, answer: Exclude<Awaited<ReturnType<Ask>>, Fresh>) {
  const why =
    answer.kind === 'failed'
      ? answer.error.message
      : answer.kind === 'limited'
        ? 'Le serveur demande d’attendre.'
        : 'Le serveur dit qu’elle n’a pas changé sans l’avoir donnée.'
  const cut = `La page ${page} n’a pas été lue, ni les suivantes : elles le seront au prochain passage. ${why}`
  return { cut, unfinished: true as const }
}
