import type { StoredItem } from '../store/stored-item.ts'

/** One story and its best telling. */
export interface Story {
  item: StoredItem
  /** Other feeds that tell it. */
  otherSources: number
}

/** What two tellings of one event share. */
export function storyKey({ id, storyId }: { id: string; storyId?: string }): string {
  return storyId ? `story ${storyId}` : `item ${id}`
}

/** One story an event, told by its best telling; `better` sorts tellings, best first. */
export function groupStories(
  items: readonly StoredItem[],
  better: (a: StoredItem, b: StoredItem) => number,
): Story[] {
  return [...Map.groupBy(items, storyKey).values()].flatMap((tellings) => {
    const [item] = tellings.toSorted((a, b) => better(a, b) || byFirstSeen(a, b))
    const feeds = new Set(tellings.map(({ feedId }) => feedId))
    return item ? [{ item, otherSources: feeds.size - 1 }] : []
  })
}

/** So that a choice does not depend on the order in which items come. */
export function byId(a: Story, b: Story): number {
  return compare(a.item.id, b.item.id)
}

/** By code units: the order of ids and of ISO dates. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byFirstSeen(a: StoredItem, b: StoredItem): number {
  return compare(a.firstSeenAt, b.firstSeenAt) || compare(a.id, b.id)
}
