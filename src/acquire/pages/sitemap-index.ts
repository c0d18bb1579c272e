import { ParseError } from '../../errors.ts'
import type { SitemapFeed } from '../../feed/definition.ts'
import { sha256Hex } from '../../hash.ts'
import { readDate } from '../../normalise/date/date.ts'
import { decodeText } from '../../parse/charset/decode.ts'
import { absoluteLink } from '../../parse/html/link-address.ts'
import { parseSitemap, type Sitemap, type SitemapEntry } from '../../parse/sitemap.ts'
import { type Fresh, type Session, Stopped } from '../session.ts'
import { isGzip, unpackGzip } from '../unpack-gzip.ts'

/** The protocol allows 50 MB; fifty thousand plain addresses weigh eight, and a worker has 128 in all. */
const maxUnpacked = 20_000_000
/** Sitemaps of an index read in one check. */
const maxSitemaps = 5

/**
 * A sitemap as it came, packed or not.
 *
 * @throws {ParseError} `too-complex`, `empty`, `html-instead-of-feed`, `not-a-feed`
 */
export async function readSitemap({ body, contentType, url }: Fresh): Promise<Sitemap> {
  const bytes = isGzip(body) ? await unpackGzip(body, maxUnpacked) : body
  if (bytes.length > maxUnpacked) {
    throw new ParseError('too-complex', 'Le sitemap dépasse 20 Mo : il n’est pas lu.')
  }
  const { text } = decodeText(bytes, contentType)
  if (text.trim() === '') throw new ParseError('empty', 'Le sitemap est vide.')
  return parseSitemap(text, url)
}

export interface ReadIndex {
  entries: SitemapEntry[]
  bozo?: string
  /** Stands for every document read, to tell whether anything changed. */
  fingerprint: Uint8Array
  /** A sitemap could not be read: the next check must not be "unchanged". */
  halfway: boolean
}

/**
 * The addresses of the newest sitemaps of an index: five at most, on the index's own host (sitemaps.org asks for it), one
 * level deep. One that fails is told and the others are kept.
 *
 * @throws {Stopped} when none could be fetched, {ParseError} when none could be read or `only` leaves none
 */
export async function readIndex(
  index: Sitemap,
  answer: Fresh,
  { only, most = 50 }: SitemapFeed['sitemap'],
  session: Session,
): Promise<ReadIndex> {
  const children = chooseSitemaps(index.entries, answer.url, only)
  const hashes = [await sha256Hex(answer.body)]
  const entries: SitemapEntry[] = []
  const faults: (ParseError | Stopped)[] = []
  const read = children.slice(0, maxSitemaps)
  for (const child of read) {
    if (isOlderThan(child, entries, most)) break
    const sitemap = await openSitemap(child.url, session)
    if (sitemap instanceof Error) {
      faults.push(sitemap)
      continue
    }
    hashes.push(sitemap.hash)
    for (const entry of sitemap.entries) entries.push(entry)
  }
  if (entries.length === 0 && faults[0]) throw faults[0]
  const bozo = index.bozo ?? tellFault(faults) ?? tellUndated(children)
  return {
    entries,
    ...(bozo ? { bozo } : {}),
    fingerprint: new TextEncoder().encode(hashes.join('\n')),
    halfway: faults.length > 0,
  }
}

interface Child {
  url: string
  at: string
}

/** Newest first; without dates, as they come. */
function chooseSitemaps(entries: readonly SitemapEntry[], base: string, only: string | undefined): Child[] {
  const { host } = new URL(base)
  const children = entries.flatMap(({ url, lastmod }) => {
    const address = absoluteLink(url, base)
    const isWanted = address && new URL(address).host === host && (!only || address.includes(only))
    return isWanted ? [{ url: address, at: readDate(lastmod ?? '') ?? '' }] : []
  })
  if (children.length > 0) return children.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  const what = only ? `dont l’adresse contient « ${only} »` : `du site ${host}`
  throw new ParseError(
    'selector-found-nothing',
    `L’index cite ${entries.length} sitemaps, mais aucun ${what} : corriger la définition de la source.`,
  )
}

/** Enough addresses are known that are newer than anything in this sitemap. */
function isOlderThan({ at }: Child, entries: readonly SitemapEntry[], most: number): boolean {
  if (at === '') return false
  const newer = entries.filter(({ lastmod }) => (readDate(lastmod ?? '') ?? '') > at)
  return newer.length >= most
}

async function openSitemap(
  url: string,
  session: Session,
): Promise<{ entries: SitemapEntry[]; hash: string } | ParseError | Stopped> {
  const result = await session.request(url)
  if (result.kind !== 'fresh') return new Stopped(result)
  try {
    const sitemap = await readSitemap(result)
    if (sitemap.kind === 'urls') return { entries: sitemap.entries, hash: await sha256Hex(result.body) }
    return new ParseError('not-a-feed', 'il est lui-même un index, et un seul niveau est lu.')
  } catch (error) {
    if (error instanceof ParseError) return error
    throw error
  }
}

function tellFault(faults: readonly Error[]): string | undefined {
  return faults[0] && `Un sitemap de l’index n’a pas été lu : ${faults[0].message}`
}

function tellUndated(children: readonly Child[]): string | undefined {
  if (children.length <= maxSitemaps || children.some(({ at }) => at !== '')) return undefined
  return `L’index cite ${children.length} sitemaps sans date : les ${maxSitemaps} premiers sont lus. Préciser « only » dans la définition.`
}
