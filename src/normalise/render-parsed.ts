import type { ParsedFeed } from '../parse/raw-item.ts'
import type { Enclosure, Item } from './item.ts'
import { plainText, plainTitle } from './text.ts'
import { canonicaliseUrl } from './url.ts'

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
  title: string
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

/** The parts of a parsed document and its normalised items, as one printable object. */
export function describeParsed(parsed: ParsedFeed, items: readonly Item[]): DescribedFeed {
  return {
    feed: {
      title: plainTitle(parsed.title ?? '') || undefined,
      link: parsed.link === undefined ? undefined : canonicaliseUrl(parsed.link),
      description: plainText(parsed.description ?? '') || undefined,
      language: parsed.language?.trim() || undefined,
    },
    items: items.map(describeItem),
    bozo: parsed.bozo === undefined ? undefined : true,
  }
}

function describeItem(item: Item): DescribedItem {
  return {
    id: publisherId(item) ?? item.url ?? item.id,
    title: item.title,
    url: item.url,
    published: item.publishedAt,
    updated: item.updatedAt,
    author: item.author,
    categories: item.categories,
    enclosures: item.enclosures,
    contentHtml: item.contentHtml || item.summaryHtml || undefined,
    summaryHtml: item.summaryHtml || undefined,
    contentText: item.text || undefined,
  }
}

/** The guid stands in the identity, with the address behind a newline when the guid alone was ambiguous. */
function publisherId({ identity }: Item): string | undefined {
  return identity.startsWith('guid:') ? identity.slice(5).split('\n', 1)[0] : undefined
}
