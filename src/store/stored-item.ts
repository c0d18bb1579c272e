import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'
import type { AxisMatch, Deadline } from '../enrich/enriched-item.ts'
import type { Enclosure } from '../normalise/item.ts'

/** An item as the store has it: what was read, how it was filed, and what happened to it since. */
export interface StoredItem {
  id: string
  feedId: string
  identity: string
  url?: string
  title: string
  contentHtml: string
  summaryHtml: string
  text: string
  author?: string
  language?: string
  publishedAt?: string
  updatedAt?: string
  /** When Vigie first read it. */
  firstSeenAt: string
  lastRevisedAt: string
  categories: string[]
  enclosures: Enclosure[]
  territories: string[]
  contentHash: string
  relevant: boolean
  axes: AxisMatch[]
  domain: Domain
  kind: Kind
  sourceKind?: Kind
  closing?: Deadline
  /** Items of one story (the same event told by several publishers) share it. */
  storyId?: string
  /** Gone from the site and the feeds, still found by its address, with the reason. */
  withdrawn?: { at: string; reason: string }
}

export interface Revision {
  revisedAt: string
  title: string
  text: string
  closingAt?: string
}

export type { AxisId, AxisMatch, Deadline, Domain, Kind }
