import type { AxisId, Kind } from '../axis/taxonomy.ts'
import { isDay, parisDay } from '../french/calendar.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { Told } from '../store/letters.ts'
import { isForUs } from './is-for-us.ts'
import { selectDeadlines } from './select-deadlines.ts'
import { selectFurther } from './select-further.ts'
import { selectSection } from './select-section.ts'
import { isPublishedText, selectTexts } from './select-texts.ts'
import { byId, groupStories, storyKey, type Story } from './story.ts'
import { type Scales, weighFor } from './weigh.ts'

export interface Choice {
  /** Relevant items first seen in the period. */
  items: readonly StoredItem[]
  /** Relevant items that close within 30 days. */
  closing: readonly StoredItem[]
  /** What staff marked for this letter, whenever it was first seen. */
  picks: readonly StoredItem[]
  /** What else staff said of these items, by id. */
  marks?: ReadonlyMap<string, StaffMarks>
  /** Who is to be believed first, 0 first (`sourceRank`); absent: all alike. */
  sourceRankOf?: (item: StoredItem) => number
  told: Told
  axisOrder: readonly AxisId[]
  periodStart: string
  now: string
  /** Kept for each axis, and for the deadlines. */
  perAxis: number
  deadlines: number
  /** Kept of the texts, and of « À lire aussi »; see `letterSizes`. */
  texts?: number
  further?: number
}

export interface StaffMarks {
  /** A person retained it (item_decisions.retained_at). */
  retained?: boolean
  /** How many people starred it (item_marks.starred_at). */
  starredBy?: number
}

/** What fills a letter without making it long. */
export const letterSizes = { perAxis: 6, deadlines: 20, texts: 15, further: 20 } as const

export interface Selection {
  deadlines: Story[]
  texts: Story[]
  /** Inside an axis by domain, best first. `total`: those beyond the stories included, texts left out. */
  sections: { axis: AxisId; stories: Story[]; total: number }[]
  further: Story[]
}

/**
 * What a letter tells. A deadline comes back every week until it is past, since that is what a reminder is for;
 * anything else is told once, as a story, in one place. What staff marked comes first.
 */
export function selectItems(choice: Choice): Selection {
  const scales = weighFor(choice)
  const deadlines = selectDeadlines(choice, scales)
  const stories = selectNews(choice, scales, new Set(deadlines.map(({ item }) => storyKey(item))))
  const published = stories.filter(isPublishedText)
  const texts = selectTexts(published, choice.texts ?? letterSizes.texts)
  const sections = choice.axisOrder.map((axis) => {
    const own = stories.filter((story) => story.item.axes[0]?.id === axis && !isPublishedText(story))
    return { axis, own, stories: selectSection(own, scales, choice.perAxis), total: own.length }
  })
  const left = [
    ...sections.map(({ own, stories: kept }) => own.filter((story) => !kept.includes(story))),
    published.filter((story) => !texts.includes(story)),
  ]
  return {
    deadlines,
    texts,
    sections: sections
      .filter(({ total }) => total > 0)
      .map(({ axis, stories: kept, total }) => ({ axis, stories: kept, total })),
    further: selectFurther(left, choice.further ?? letterSizes.further),
  }
}

function selectNews(choice: Choice, scales: Scales, shown: ReadonlySet<string>): Story[] {
  const matter = new Map([...choice.items, ...choice.picks].map((item) => [item.id, item]))
  const fresh = [...matter.values()].filter(
    (item) =>
      isUntold(item, choice.told) &&
      !shown.has(storyKey(item)) &&
      (scales.isPicked(item) ? mayBePicked(item) : isNews(item, choice)),
  )
  return groupStories(fresh, scales.betterTelling).toSorted(
    (a, b) => scales.betterStory(a.item, b.item) || byId(a, b),
  )
}

function isUntold(item: StoredItem, told: Told): boolean {
  return !told.ids.has(item.id) && !(item.storyId && told.stories.has(item.storyId))
}

const day = 86_400_000

/** News: ours, still open where it is a call, and not an old page that a new feed has just brought in. */
function isNews(item: StoredItem, { periodStart, now }: Choice): boolean {
  if (!isForUs(item) || item.axes.length === 0 || isClosedCall(item, now)) return false
  const dated = item.publishedAt ?? item.updatedAt
  return !dated || Date.parse(dated) >= Date.parse(periodStart) - 14 * day
}

const callKinds: ReadonlySet<Kind> = new Set(['appel-a-projets', 'ami', 'aide', 'marche-public'])

function isClosedCall({ kind, closing }: StoredItem, now: string): boolean {
  if (!closing || !callKinds.has(kind)) return false
  return isDay(closing.value) ? closing.value < parisDay(now) : Date.parse(closing.value) <= Date.parse(now)
}

// A person chose it, old or from another region: only what is withdrawn or has no section stays out.
function mayBePicked(item: StoredItem): boolean {
  return item.relevant && !item.withdrawn && item.axes.length > 0
}
