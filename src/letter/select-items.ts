import type { AxisId } from '../axis/taxonomy.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { Told } from '../store/letters.ts'

export interface Choice {
  /** Relevant items first seen in the period. */
  items: readonly StoredItem[]
  /** Relevant items that close within 30 days. */
  closing: readonly StoredItem[]
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
 * anything else is told once, as a story, under its main axis, and not when the deadlines already show it.
 */
export function selectItems(choice: Choice): Selection {
  const deadlines = selectDeadlines(choice)
  const shown = new Set(deadlines.map(({ item }) => storyKey(item)))
  const fresh = choice.items.filter((item) => isNews(item, choice) && !shown.has(storyKey(item)))
  const stories = groupStories(fresh).toSorted(
    (a, b) => rank(b.item, choice.now) - rank(a.item, choice.now) || byId(a, b),
  )
  const sections = choice.axisOrder.map((axis) => {
    const own = stories.filter(({ item }) => item.axes[0]?.id === axis)
    return { axis, stories: spread(own, choice.perAxis), total: own.length }
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

/** News: ours, not told before, and not an old page that a new feed has just brought in. */
function isNews(item: StoredItem, { told, periodStart }: Choice): boolean {
  if (!isForUs(item) || item.axes.length === 0 || told.ids.has(item.id)) return false
  if (item.storyId && told.stories.has(item.storyId)) return false
  const dated = item.publishedAt ?? item.updatedAt
  return !dated || Date.parse(dated) >= Date.parse(periodStart) - 14 * day
}

// Another region's news stays in search; what it learnt is worth telling here.
function isForUs(item: StoredItem): boolean {
  const elsewhere = item.territories.length > 0 && item.territories.every((one) => one === 'hors-region')
  return item.relevant && !item.withdrawn && (!elsewhere || item.kind === 'retour-experience')
}

// A day is open until it ends; an instant until it strikes.
function isStillOpen(item: StoredItem, now: string): boolean {
  const value = item.closing?.value ?? ''
  return value.length === 10 || Date.parse(value) > Date.parse(now)
}

/** The best telling of each story: the strongest on its axis, then the first seen. */
function groupStories(items: readonly StoredItem[]): Story[] {
  const stories = Map.groupBy(items, storyKey)
  return [...stories.values()].flatMap((tellings) => {
    const [best] = tellings.toSorted(
      (a, b) => scoreOf(b) - scoreOf(a) || compare(a.firstSeenAt, b.firstSeenAt) || compare(a.id, b.id),
    )
    if (!best) return []
    const feeds = new Set(tellings.map((item) => item.feedId))
    return [{ item: best, otherSources: feeds.size - 1 }]
  })
}

/** At most half of an axis from one feed, while others have something to say. */
function spread(stories: readonly Story[], limit: number): Story[] {
  const share = Math.ceil(limit / 2)
  const taken = new Map<string, number>()
  const within = stories.filter(({ item }) => {
    const already = taken.get(item.feedId) ?? 0
    taken.set(item.feedId, already + 1)
    return already < share
  })
  const kept = new Set(within.slice(0, limit))
  for (const story of stories) if (kept.size < limit) kept.add(story)
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
