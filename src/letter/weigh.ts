import type { StoredItem } from '../store/stored-item.ts'
import type { Choice } from './select-items.ts'

/** How two items compare for one letter. */
export interface Scales {
  /** Marked by staff for this letter. */
  isPicked(item: StoredItem): boolean
  /** Of two tellings of one story, the one to read: negative when it is `a`. */
  betterTelling(a: StoredItem, b: StoredItem): number
  /** Of two stories, the one that stands first. */
  betterStory(a: StoredItem, b: StoredItem): number
}

const day = 86_400_000
/** Points of score. A publisher a step less official must say two points more to be the one that is read. */
const stepOfSource = 2
/** What a colleague who starred it adds, for three colleagues at most: one person's taste does not make the letter. */
const star = 1.5

/** What staff decided passes first, then the score on the main axis, who publishes, and how fresh it is. */
export function weighFor(choice: Pick<Choice, 'picks' | 'marks' | 'sourceRankOf' | 'now'>): Scales {
  const picked = new Set(choice.picks.map(({ id }) => id))
  const isPicked = (item: StoredItem) => picked.has(item.id)
  const decided = (item: StoredItem) => {
    if (isPicked(item)) return 2
    return choice.marks?.get(item.id)?.retained ? 1 : 0
  }
  const stars = (item: StoredItem) => Math.min(choice.marks?.get(item.id)?.starredBy ?? 0, 3) * star
  const source = (item: StoredItem) => choice.sourceRankOf?.(item) ?? 0
  const telling = (item: StoredItem) => scoreOf(item) + stars(item) - source(item) * stepOfSource
  const story = (item: StoredItem) =>
    scoreOf(item) + stars(item) - source(item) / 2 - ageOf(item, choice.now) / 2
  return {
    isPicked,
    betterTelling: (a, b) => decided(b) - decided(a) || telling(b) - telling(a),
    betterStory: (a, b) => decided(b) - decided(a) || story(b) - story(a),
  }
}

function scoreOf(item: StoredItem): number {
  return item.axes[0]?.score ?? 0
}

/** Days. */
function ageOf(item: StoredItem, now: string): number {
  const told = item.publishedAt ?? item.updatedAt ?? item.firstSeenAt
  return Math.max(0, (Date.parse(now) - Date.parse(told)) / day)
}
