import type { AxisId } from '../axis/taxonomy.ts'
import type { StoredItem } from '../store/stored-item.ts'

/** What a partner feed tells, whatever its format: everything, one axis, one place, or the result of a search. */
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
  itemUrl(item: Pick<StoredItem, 'id'>): string
  /** The label that readers see; without it, the axis id stands. */
  axisLabelOf?(axis: AxisId): string
  /** Where an item was read; undefined for an archive that no definition describes. */
  sourceOf?(feedId: string): Source | undefined
  /** Summaries only; absent, the whole of what the source gives. */
  content?: 'summary'
  /** Told and since taken back, latest first. */
  withdrawn?: readonly Withdrawn[]
  /** The other documents of the same feed. */
  paging?: Paging
  /** The WebSub hub that is told of each change (W3C REC 2018). */
  hubUrl?: string
}

/** A source, as its licence asks that it be named. */
export interface Source {
  title: string
  homepage: string
  /** « Licence Ouverte 2.0 » */
  licence?: string
  /** The credit that the licence asks for. */
  attribution?: string
}

/** An item that left the feed, and why (French). */
export interface Withdrawn {
  id: string
  /** Instant, UTC. */
  at: string
  reason: string
}

/** Archived feeds of RFC 5005 §4: the subscription document has `previous` alone, an archive document has `current` too. */
export interface Paging {
  /** The subscription document; present in an archive only. */
  current?: string
  previous?: string
  next?: string
}

/** The media type of each format, charset included. */
export const channelTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const
