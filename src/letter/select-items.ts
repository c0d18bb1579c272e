import type { AxisId } from '../axis/taxonomy.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { Told } from '../store/letters.ts'

export interface Choice {
  /** Relevant items first seen in the period. */
  items: readonly StoredItem[]
  /** Relevant items that close within 30 days. */
  closing: readonly StoredItem[]
  /** What staff marked for this letter, whenever it was first seen. */
  picks: readonly StoredItem[]
  told: Told
  axisOrder: readonly AxisId[]
  periodStart: string
  now: string
  /** Kept for each axis, and for the deadlines; a rendering may show fewer. */
  perAxis: number
  deadlines: number
}

/** One story and its best telling. */
export interface Story {
  item: StoredItem
  /** Other feeds that tell it. */
  otherSources: number
}

export interface Selection {
  deadlines: Story[]
  sections: { axis: AxisId; stories: Story[]; total: number }[]
}

/**
 * What a letter tells. A deadline comes back every week until it is past, since that is what a reminder is for;
 * anything else is told once, as a story, under its main axis, and not when the deadlines already show it. What staff
 * marked comes first.
 */
export function selectItems(choice: Choice): Selection {
  const deadlines = selectDeadlines(choice)
  const shown = new Set(deadlines.map(({ item }) => storyKey(item)))
  const picked = new Set(choice.picks.map(({ id }) => id))
  const matter = new Map([...choice.items, ...choice.picks].map((item) => [item.id, item]))
  const fresh = [...matter.values()].filter(
    (item) =>
      isUntold(item, choice.told) &&
      !shown.has(storyKey(item)) &&
      (picked.has(item.id) ? mayBePicked(item) : isNews(item, choice)),
  )
  const first = (story: Story) => Number(picked.has(story.item.id))
  const stories = groupStories(fresh, picked).toSorted(
    (a, b) => first(b) - first(a) || rank(b.item, choice.now) - rank(a.item, choice.now) || byId(a, b),
  )
  const sections = choice.axisOrder.map((axis) => {
    const own = stories.filter(({ item }) => item.axes[0]?.id === axis)
    return { axis, stories: spread(own, picked, choice.perAxis), total: own.length }
  })
  return { deadlines, sections: sections.filter(({ total }) => total > 0) }
}

// When too many close, calls and grants pass before tenders, then the nearest; shown by date in any case.
function selectDeadlines(choice: Choice): Story[] {
  const open = choice.closing.filter((item) => isForUs(item) && isStillOpen(item, choice.now))
  const stories = groupStories(open).toSorted((a, b) => byClosing(a, b) || byId(a, b))
  const first = stories.toSorted((a, b) => Number(isTender(a.item)) - Number(isTender(b.item)))
  return first.slice(0, choice.deadlines).toSorted((a, b) => byClosing(a, b) || byId(a, b))
}

function isUntold(item: StoredItem, told: Told): boolean {
  return !told.ids.has(item.id) && !(item.storyId && told.stories.has(item.storyId))
}

/** News: ours, and not an old page that a new feed has just brought in. */
function isNews(item: StoredItem, { periodStart }: Choice): boolean {
  if (!isForUs(item) || item.axes.length === 0) return false
  const dated = item.publishedAt ?? item.updatedAt
  return !dated || Date.parse(dated) >= Date.parse(periodStart) - 14 * day
}

// A person chose it, old or from another region: only what is withdrawn or has no section stays out.
function mayBePicked(item: StoredItem): boolean {
  return item.relevant && !item.withdrawn && item.axes.length > 0
}

// Another region's news stays in search; what it learnt is worth telling here. The code stands beside those of the
// places, and never beside one of ours (src/enrich/places/territories-of.ts).
function isForUs(item: StoredItem): boolean {
  const elsewhere = item.territories.includes('hors-region')
  return item.relevant && !item.withdrawn && (!elsewhere || item.kind === 'retour-experience')
}

// A day is open until it ends; an instant until it strikes.
function isStillOpen(item: StoredItem, now: string): boolean {
  const value = item.closing?.value ?? ''
  return value.length === 10 || Date.parse(value) > Date.parse(now)
}

/** The best telling of each story: the one that staff marked, the strongest on its axis, then the first seen. */
function groupStories(items: readonly StoredItem[], picked: ReadonlySet<string> = new Set()): Story[] {
  const isPicked = (item: StoredItem) => Number(picked.has(item.id))
  const stories = Map.groupBy(items, storyKey)
  return [...stories.values()].flatMap((tellings) => {
    const [best] = tellings.toSorted(
      (a, b) =>
        isPicked(b) - isPicked(a) ||
        scoreOf(b) - scoreOf(a) ||
        compare(a.firstSeenAt, b.firstSeenAt) ||
        compare(a.id, b.id),
    )
    if (!best) return []
    const feeds = new Set(tellings.map((item) => item.feedId))
    return [{ item: best, otherSources: feeds.size - 1 }]
  })
}

/** At most half of an axis from one feed, while others have something to say; what staff marked is all kept. */
function spread(stories: readonly Story[], picked: ReadonlySet<string>, limit: number): Story[] {
  const share = Math.ceil(limit / 2)
  const taken = new Map<string, number>()
  const marked = stories.filter(({ item }) => picked.has(item.id))
  const within = stories.filter(({ item }) => {
    const already = taken.get(item.feedId) ?? 0
    taken.set(item.feedId, already + 1)
    return already < share
  })
  const kept = new Set(marked)
  for (const story of [...within, ...stories]) if (kept.size < limit) kept.add(story)
  return stories.filter((story) => kept.has(story))
}

/** The score on the main axis, less half a point a day of age. */
function rank(item: StoredItem, now: string): number {
  const age = (Date.parse(now) - Date.parse(item.publishedAt ?? item.updatedAt ?? item.firstSeenAt)) / day
  return scoreOf(item) - Math.max(0, age) / 2
}

const day = 86_400_000

function scoreOf(item: StoredItem): number {
  return item.axes[0]?.score ?? 0
}

function storyKey(item: StoredItem): string {
  return item.storyId ? `story ${item.storyId}` : `item ${item.id}`
}

function isTender(item: StoredItem): boolean {
  return item.kind === 'marche-public'
}

function byClosing(a: Story, b: Story): number {
  return compare(a.item.closing?.value ?? '', b.item.closing?.value ?? '')
}

function byId(a: Story, b: Story): number {
  return compare(a.item.id, b.item.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
