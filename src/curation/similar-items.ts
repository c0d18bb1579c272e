import type { Deps } from '../deps.ts'
import { nearness, sameStory } from '../match/same-story.ts'
import { evidenceOf } from '../match/story-evidence.ts'
import { idsOf, searchFor } from '../search/search-index.ts'
import { listShownItems } from '../store/items.ts'
import { listStoryCandidates } from '../store/story-candidates.ts'
import type { StoredItem } from '../store/stored-item.ts'
import { sharedWords } from './shared-words.ts'

/** An item that looks like another. */
export interface SimilarItem {
  item: StoredItem
  /** Words that both hold: a reader sees why it is there. */
  shared: readonly string[]
  /** Why the matcher did not put them together, for staff; absent where it did not compare them. */
  why?: string
}

/** Under this, two items share words that everyone uses. */
const leastAlike = 0.18
const mostShown = 6
/** What the engine compares: the words that tell an item apart stand early. */
const textCompared = 4000

type SimilarDeps = Pick<Deps, 'db' | 'search' | 'now'>

/**
 * The nearest items that are not of its story: those that may tell the same event first, then what the search engine finds
 * alike. `told` are shown elsewhere on the page.
 */
export async function findSimilarItems(
  deps: SimilarDeps,
  item: StoredItem,
  told: readonly { id: string }[] = [],
): Promise<SimilarItem[]> {
  const [near, like] = await Promise.all([findNear(deps, item), findLike(deps, item)])
  const ids = new Set([...near.keys(), ...like])
  for (const { id } of [item, ...told]) ids.delete(id)
  if (ids.size === 0) return []
  const items = await listShownItems(deps.db, [...ids])
  return items
    .filter(({ storyId }) => !storyId || storyId !== item.storyId)
    .slice(0, mostShown)
    .map((one) => {
      const why = near.get(one.id)
      return { item: one, shared: sharedWords(item, one), ...(why ? { why } : {}) }
    })
}

/** Items of other feeds that the matcher compares, nearest first, each with what it said; two statements. */
async function findNear({ db, now }: SimilarDeps, item: StoredItem): Promise<Map<string, string>> {
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
  return new Map(alike.slice(0, mostShown).map(({ id, why }) => [id, why]))
}

/** More are asked than shown: some are of the same story. */
async function findLike({ search, now }: SimilarDeps, item: StoredItem): Promise<string[]> {
  const { id, title } = item
  // Like nothing, everything is alike.
  if (`${title}${item.text}`.trim() === '') return []
  const like = { id, title, text: item.text.slice(0, textCompared) }
  return idsOf(await search.search(searchFor({ now: now(), like, limit: 2 * mostShown })))
}
