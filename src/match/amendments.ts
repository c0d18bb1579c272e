import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { Change } from './match-items.ts'
import type { StoryLinks } from './stories.ts'

/** One thing that an item says of an earlier one of its publisher. */
export interface Amendment {
  itemId: string
  amendedIdentity: string
  cancels: boolean
}

/** What the items of a document now say of earlier ones. */
export function amendmentsIn(changes: readonly Change[]): Amendment[] {
  return stored(changes).flatMap(({ id, identity, amends }) =>
    (amends?.identities ?? [])
      // A notice that names itself says nothing.
      .filter((amendedIdentity) => amendedIdentity !== identity)
      .map((amendedIdentity) => ({ itemId: id, amendedIdentity, cancels: amends?.cancels ?? false })),
  )
}

/** Those of `these` that `others` do not hold. */
export function withoutThose(these: readonly Amendment[], others: readonly Amendment[]): Amendment[] {
  const keys = new Set(others.map(keyOf))
  return these.filter((one) => !keys.has(keyOf(one)))
}

function keyOf({ itemId, amendedIdentity, cancels }: Amendment): string {
  return `${itemId}\n${cancels}\n${amendedIdentity}`
}

function stored(changes: readonly Change[]): EnrichedItem[] {
  return changes.flatMap(({ kind, item }) => (kind === 'withdrawn' ? [] : [item]))
}

/** An item of the store, or of the document, and the story it is in. */
export interface StoryPlace {
  id: string
  identity: string
  storyId?: string
}

/**
 * Puts a notice and those that it amends in one story, whichever came first. New items join; a stored one that had no
 * story opens its own. Stories that were two stay two: likeness never merges.
 */
export function linkAmendments(
  amendments: readonly Amendment[],
  added: readonly EnrichedItem[],
  places: readonly StoryPlace[],
  { joined, opened }: StoryLinks,
): StoryLinks {
  const links = { joined: new Map(joined), opened: new Map(opened) }
  const isNew = new Set(added.map(({ id }) => id))
  const all = [...places.filter(({ id }) => !isNew.has(id)), ...added]
  const byId = new Map(all.map((place) => [place.id, place]))
  const byIdentity = Map.groupBy(all, (place) => place.identity)
  const storyOf = (place: StoryPlace) =>
    links.joined.get(place.id) ?? links.opened.get(place.id) ?? place.storyId
  const enter = (place: StoryPlace, story: string) => {
    if (storyOf(place) !== undefined) return
    ;(isNew.has(place.id) ? links.joined : links.opened).set(place.id, story)
  }
  for (const { itemId, amendedIdentity } of amendments) {
    const notice = byId.get(itemId)
    const amended = byIdentity.get(amendedIdentity) ?? []
    if (!notice || amended.length === 0) continue
    const group = [...amended, notice]
    const oldest = group.find(({ id }) => !isNew.has(id)) ?? group[0] ?? notice
    const story = group.map(storyOf).find((one) => one !== undefined) ?? oldest.id
    for (const place of group) enter(place, story)
  }
  return links
}
