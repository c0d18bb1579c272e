import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { sameStory } from '#src/match/same-story.ts'
import { type StoryCandidate, linkStories, mostCompared } from '#src/match/stories.ts'
import { evidenceOf } from '#src/match/story-evidence.ts'
import { keysOf } from '#src/match/story-keys.ts'
import { type Pairs, isInWindow, pairOf } from './scores.ts'

/** As in src/match/stories.ts: a key where so many meet says nothing. */
const crowd = 60

export interface Linked {
  perItemMs: number
  pairsASecond: number
  /** What was compared, all that met at bands, what was found to be one, and what ended in one story. */
  compared: Pairs
  byBands: Pairs
  same: Pairs
  grouped: Pairs
}

/** All items in order of publication, each beside what is in the window, as a check of a feed does. */
export function linkAll(items: readonly EnrichedItem[]): Linked {
  const started = performance.now()
  const evidence = items.map(evidenceOf)
  const keys = evidence.map(keysOf)
  const perItemMs = (performance.now() - started) / items.length
  const { compared, byBands } = meet(items, keys)
  const before = performance.now()
  const same: Pairs = new Set()
  for (const pair of compared) {
    const [a, b] = [Math.floor(pair / 2 ** 20), pair % 2 ** 20]
    if (sameStory(evidence[a]!, evidence[b]!).verdict === 'same') same.add(pair)
  }
  const pairsASecond = compared.size / ((performance.now() - before) / 1000)
  return { perItemMs, pairsASecond, compared, byBands, same, grouped: groupAll(items, keys, compared) }
}

function meet(
  items: readonly EnrichedItem[],
  keys: readonly string[][],
): { compared: Pairs; byBands: Pairs } {
  const at = new Map<string, number[]>()
  const compared: Pairs = new Set()
  const byBands: Pairs = new Set()
  items.forEach((item, place) => {
    const shared = new Map<number, number>()
    for (const key of keys[place]!) {
      const there = (at.get(key) ?? []).filter((other) => isInWindow(items[other]!, item))
      for (const other of there) {
        if (items[other]!.feedId === item.feedId) continue
        if (there.length > crowd) continue
        if (/^b\d/.test(key)) byBands.add(pairOf(place, other))
        shared.set(other, (shared.get(other) ?? 0) + 1)
      }
      // One more than a crowd is all that need be remembered.
      at.set(key, [...there.slice(-crowd), place])
    }
    const most = [...shared].toSorted((a, b) => b[1] - a[1]).slice(0, mostCompared)
    for (const [other] of most) compared.add(pairOf(place, other))
  })
  return { compared, byBands }
}

/** Stories as the pipeline makes them: one item at a time, checked against the members of the story it would join. */
function groupAll(items: readonly EnrichedItem[], keys: readonly string[][], compared: Pairs): Pairs {
  const partners = new Map<number, number[]>()
  for (const pair of compared) {
    const [low, high] = [Math.floor(pair / 2 ** 20), pair % 2 ** 20]
    partners.set(high, [...(partners.get(high) ?? []), low])
  }
  const placeOf = new Map(items.map(({ id }, place) => [id, place]))
  const storyOf = new Map<number, string>()
  const members = new Map<string, Set<number>>()
  const enter = (place: number, story: string) => {
    storyOf.set(place, story)
    members.set(story, (members.get(story) ?? new Set()).add(place))
  }
  items.forEach((item, place) => {
    const near = partners.get(place) ?? []
    const around = new Set([
      ...near,
      ...near.flatMap((one) => [...(members.get(storyOf.get(one) ?? '') ?? [])]),
    ])
    const candidates = [...around].map((one): StoryCandidate => {
      const storyId = storyOf.get(one)
      return {
        item: items[one]!,
        keys: near.includes(one) ? keys[one]! : [],
        ...(storyId ? { storyId } : {}),
      }
    })
    const { joined, opened } = linkStories([item], candidates)
    for (const [id, story] of [...opened, ...joined]) enter(placeOf.get(id)!, story)
  })
  return pairsWithin(items, members.values())
}

function pairsWithin(items: readonly EnrichedItem[], groups: Iterable<ReadonlySet<number>>): Pairs {
  const pairs: Pairs = new Set()
  for (const group of groups) {
    for (const a of group)
      for (const b of group) {
        if (a < b && items[a]!.feedId !== items[b]!.feedId) pairs.add(pairOf(a, b))
      }
  }
  return pairs
}
