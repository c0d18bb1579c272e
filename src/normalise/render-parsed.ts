import type { ParsedFeed, RawItem } from '../parse/raw-item.ts'
import { escapeHtml } from '../parse/xml/element.ts'
import { sanitiseForPrograms } from './html/html.ts'
import type { Enclosure, Item } from './item.ts'
import { cleanItem, originOf } from './normalise-item.ts'
import type { ItemOrigin } from './normalise-item.ts'
import { plainText, plainTitle, wholeTitle } from './text.ts'
import { webAddress } from './web-address.ts'

/** One document as `vigie parse --batch` prints it: absent keys are absent. */
export interface DescribedFeed {
  feed: { title?: string; link?: string; description?: string; language?: string }
  items: DescribedItem[]
  /** The document broke its format's rules and was read all the same. */
  bozo?: true
}

export interface DescribedItem {
  /** The publisher's own id, else the address, else ours. */
  id: string
  /** '' for an item without title: its first words would be an invention. */
  title: string
  /** Absolute, and otherwise as the publisher wrote it: what the store canonicalises is not yet. */
  url?: string
  published?: string
  updated?: string
  author?: string
  categories: string[]
  enclosures: Enclosure[]
  /** The best HTML there is: the content, or the summary of an item that has nothing else. */
  contentHtml?: string
  summaryHtml?: string
  contentText?: string
}

/** A parsed document as one printable object: every item it holds, those that the store would leave out included. */
export async function describeParsed(parsed: ParsedFeed, feed: ItemOrigin): Promise<DescribedFeed> {
  const origin = originOf(parsed, feed)
  return {
    feed: {
      title: plainTitle(parsed.title ?? '') || undefined,
      link: webAddress(parsed.link ?? '', origin.baseUrl),
      description: plainText(parsed.description ?? '') || undefined,
      language: origin.language?.trim().replace('_', '-') || undefined,
    },
    items: await Promise.all(parsed.items.map((raw) => describeItem(raw, origin))),
    bozo: parsed.bozo === undefined ? undefined : true,
  }
}

async function describeItem(raw: RawItem, origin: ItemOrigin): Promise<DescribedItem> {
  const item = await cleanItem(raw, origin, sanitiseForPrograms)
  const base = origin.baseUrl ?? origin.url
  return {
    id: raw.guid?.trim() || item.url || item.id,
    title: wholeTitle(raw.title ?? ''),
    url: webAddress(raw.url ?? '', base),
    published: item.publishedAt,
    updated: item.updatedAt,
    author: item.author,
    categories: item.categories,
    enclosures: describeEnclosures(raw, base),
    contentHtml: bestHtml(raw, item) || undefined,
    summaryHtml: item.summaryHtml || undefined,
    contentText: item.text || undefined,
  }
}

function bestHtml(raw: RawItem, item: Item): string {
  return item.contentHtml || (raw.text === undefined ? item.summaryHtml : escapeHtml(item.text))
}

function describeEnclosures(raw: RawItem, base: string): Enclosure[] {
  return raw.enclosures.flatMap(({ url, type, length }) => {
    const address = webAddress(url, base)
    return address === undefined ? [] : [{ url: address, type, length }]
  })
}
