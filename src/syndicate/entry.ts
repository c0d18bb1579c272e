import type { StoredItem } from '../store/stored-item.ts'
import type { Channel, Source } from './channel.ts'
import { rightsWords } from './licence.ts'
import { shortText } from './short-text.ts'

/** One item as every format tells it. */
export interface Entry {
  /** A tag URI (RFC 4151): the same for ever, in the three formats, even when the publisher moves its page. */
  id: string
  title: string
  /** The publisher's page, or ours when the publisher gives none. */
  link: string
  /** Our page. */
  page: string
  /** Our page of the item that corrects this one. */
  amendedBy?: string
  publisher: string
  author: string
  source?: Source
  /** The credit and the licence; '' when the source says nothing. */
  rights: string
  /** Sanitised HTML; '' when the source gives a title only, and in a feed of summaries. */
  html: string
  summaryHtml: string
  /** Plain text, where the source gives no markup; '' elsewhere. */
  text: string
  axes: { id: string; label: string }[]
  publishedAt?: string
  /** When what a reader sees last changed; absent when nothing says so. */
  modifiedAt?: string
  item: StoredItem
}

export function toEntry(channel: Channel, item: StoredItem): Entry {
  const page = channel.itemUrl(item)
  const publisher = channel.publisherOf(item.feedId)
  const source = channel.sourceOf?.(item.feedId)
  const modifiedAt = modificationOf(item)
  return {
    id: entryId(channel, item.id),
    title: item.title,
    link: item.url ?? page,
    page,
    publisher,
    author: item.author || publisher,
    rights: source ? rightsWords(source) : '',
    ...contentOf(channel, item),
    axes: item.axes.map(({ id }) => ({ id, label: channel.axisLabelOf?.(id) ?? id })),
    ...(source ? { source } : {}),
    ...(item.amendedBy ? { amendedBy: channel.itemUrl({ id: item.amendedBy }) } : {}),
    ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
    ...(modifiedAt ? { modifiedAt } : {}),
    item,
  }
}

export function entryId({ pageUrl }: Pick<Channel, 'pageUrl'>, itemId: string): string {
  return `tag:${new URL(pageUrl).hostname},2026:item/${itemId}`
}

function contentOf({ content }: Channel, item: StoredItem): Pick<Entry, 'html' | 'summaryHtml' | 'text'> {
  const { contentHtml, summaryHtml, text } = item
  if (content === 'summary') return { html: '', summaryHtml: summaryHtml || shortText(text), text: '' }
  const html = contentHtml || summaryHtml
  return { html, summaryHtml, text: html ? '' : text }
}

// A revision that we saw counts even where the publisher is silent about it: a deadline that moves must reach partners.
function modificationOf(item: StoredItem): string | undefined {
  const revised = item.lastRevisedAt > item.firstSeenAt ? item.lastRevisedAt : undefined
  if (!revised || !item.updatedAt) return revised ?? item.updatedAt
  return revised > item.updatedAt ? revised : item.updatedAt
}
