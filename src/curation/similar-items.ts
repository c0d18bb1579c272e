import type { Deps } from '../deps.ts'
import { nearness, sameStory } from '../match/same-story.ts'
import { evidenceOf } from '../match/story-evidence.ts'
import { listItemsById } from '../store/items.ts'
import { listStoryCandidates } from '../store/story-candidates.ts'
import type { StoredItem } from '../store/stored-item.ts'

/** An item that looks like another, and why the matcher did not put them together. */
export interface SimilarItem {
  item: StoredItem
  why: string
}

/** Under this, two items share words that everyone uses. */
const leastAlike = 0.18
const mostShown = 5

/** The nearest items of other feeds that are not of its story, nearest first; three statements. */
export async function findSimilarItems(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  item: StoredItem,
): Promise<SimilarItem[]> {
  const candidates = await listStoryCandidates(db, item.feedId, [item], now().toISOString())
  const own = evidenceOf(item)
  const alike = candidates
    .filter(({ item: other, storyId, keys }) => {
      return other.id !== item.id && keys.length > 0 && (!storyId || storyId !== item.storyId)
    })
    .map(({ item: other }) => {
      const evidence = evidenceOf(other)
      return { id: other.id, near: nearness(own, evidence), why: sameStory(own, evidence).why }
    })
    .filter(({ near }) => near >= leastAlike)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, mostShown)
  if (alike.length === 0) return []
  const items = await listItemsById(
    db,
    alike.map(({ id }) => id),
  )
  const whyOf = new Map(alike.map(({ id, why }) => [id, why]))
  return items
    .filter(({ withdrawn }) => !withdrawn)
    .map((one) => ({ item: one, why: whyOf.get(one.id) ?? '' }))
}
