import type { EnrichedItem } from '../enrich/enriched-item.ts'

/** An item as the store has it: what was read, how it was filed, and what happened to it since. */
export interface StoredItem extends EnrichedItem {
  /** When Vigie first read it (ISO 8601 UTC). */
  firstSeenAt: string
  lastRevisedAt: string
  /** Items of one story (the same event told by several publishers) share it. */
  storyId?: string
  /** Gone from the site and the feeds, still found by its address, with the reason. */
  withdrawn?: { at: string; reason: string; bySource?: true }
  /** Id of the latest item that corrects this one. */
  amendedBy?: string
}

/** What an item said before it changed. */
export interface Revision {
  revisedAt: string
  title: string
  text: string
  closingAt?: string
}
