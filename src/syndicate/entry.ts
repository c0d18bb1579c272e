import type { StoredItem } from '../store/stored-item.ts'
import type { Channel } from './channel.ts'

/** One item as every format tells it. */
export interface Entry {
  /** A tag URI (RFC 4151): the same for ever, in the three formats, even when the publisher moves its page. */
  id: string
  title: string
  /** The publisher's page, or ours when the publisher gives none. */
  link: string
  /** Our page. */
  page: string
  publisher: string
  author: string
  /** Sanitised HTML; '' when the source gives a title only. */
  html: string
  summaryHtml: string
  axes: { id: string; label: string }[]
  publishedAt?: string
  /** When what a reader sees last changed; absent when nothing says so. */
  modifiedAt?: string
  item: StoredItem
}

export function toEntry(channel: Channel, item: StoredItem): Entry {
  const page = channel.itemUrl(item)
  const publisher = channel.publisherOf(item.feedId)
  const modifiedAt = modificationOf(item)
  return {
    id: `tag:${new URL(channel.pageUrl).hostname},2026:item/${item.id}`,
    title: item.title,
    link: item.url ?? page,
    page,
    publisher,
    author: item.author ?? publisher,
    html: item.contentHtml || item.summaryHtml,
    summaryHtml: item.summaryHtml,
    axes: item.axes.map(({ id }) => ({ id, label: channel.axisLabelOf?.(id) ?? id })),
    ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
    ...(modifiedAt ? { modifiedAt } : {}),
    item,
  }
}

// A revision that we saw counts even where the publisher is silent about it: a deadline that moves must reach partners.
function modificationOf(item: StoredItem): string | undefined {
  const revised = item.lastRevisedAt > item.firstSeenAt ? item.lastRevisedAt : undefined
  if (!revised || !item.updatedAt) return revised ?? item.updatedAt
  return revised > item.updatedAt ? revised : item.updatedAt
}
