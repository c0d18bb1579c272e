import type { AxisId } from '../axis/taxonomy.ts'
import type { StoredItem } from '../store/stored-item.ts'

/** What a partner feed tells, whatever its format: everything, one axis, or the result of a search. */
export interface Channel {
  title: string
  description: string
  /** Where this very document is read again. */
  selfUrl: string
  /** The page of the site that shows the same items. */
  pageUrl: string
  /** Instant (UTC) of the last change among the items. */
  updatedAt: string
  items: readonly StoredItem[]
  publisherOf(feedId: string): string
  /** The page of the site for one item. */
  itemUrl(item: StoredItem): string
  /** The label that readers see; without it, the axis id stands. */
  axisLabelOf?(axis: AxisId): string
}

/** The media type of each format, charset included. */
export const channelTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const
