import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { titleKey } from './title-key.ts'

/** An item of another feed that may tell the same event. */
export interface StoryCandidate {
  id: string
  feedId: string
  url?: string
  titleKey: string
  storyId?: string
}

/** Which story each new item joins, and which stored items open one that did not have it yet. */
export interface StoryLinks {
  /** Item id → story id, for the new items. */
  joined: Map<string, string>
  /** Candidate id → story id, for stored items that had none. */
  opened: Map<string, string>
}

/**
 * Puts new items with the stored items of other feeds that tell the same event: the same canonical URL, or titles
 * with the same significant words. Likeness only groups; it never merges or discards. The story takes the id of the
 * item that was there first.
 */
export function linkStories(
  items: readonly EnrichedItem[],
  candidates: readonly StoryCandidate[],
): StoryLinks {
  const byUrl = new Map(candidates.flatMap((one) => (one.url ? [[one.url, one] as const] : [])))
  const byTitle = new Map(candidates.flatMap((one) => (one.titleKey ? [[one.titleKey, one] as const] : [])))
  const links: StoryLinks = { joined: new Map(), opened: new Map() }
  for (const item of items) {
    const twin =
      otherFeed(item, item.url ? byUrl.get(item.url) : undefined) ??
      otherFeed(item, byTitle.get(titleKey(item.title)))
    if (!twin) continue
    const story = twin.storyId ?? twin.id
    links.joined.set(item.id, story)
    if (!twin.storyId) links.opened.set(twin.id, story)
  }
  return links
}

function otherFeed(item: EnrichedItem, candidate: StoryCandidate | undefined): StoryCandidate | undefined {
  return candidate && candidate.feedId !== item.feedId ? candidate : undefined
}
