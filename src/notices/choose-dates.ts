import { daysBetween, isPast, parisDay } from '../french/calendar.ts'
import type { FollowedBy, FollowedDate } from '../store/dates-followed.ts'
import type { NoticeKey, NoticeKind, ToldNotice } from '../store/notices-told.ts'

/** A date to tell, why today, and what the ledger then holds. */
export interface DateNotice {
  date: FollowedDate
  /** Calendar days in Paris until then: 0 is today. */
  days: number
  /** `due`: thirty or seven days are left, or fewer; `moved`: it was told as another day; `withdrawn`: told, and void. */
  occasion: 'due' | 'moved' | 'withdrawn'
  /** The day told before, when it moved. */
  before?: string
  keys: NoticeKey[]
}

/** How many days ahead a date is told. */
const far = 30
const near = 7

/** What is to be told of these dates, nearest first; each day of a story once, however many items tell it. */
export function chooseDates(
  dates: readonly FollowedDate[],
  told: readonly ToldNotice[],
  now: Date,
): DateNotice[] {
  const stories = Map.groupBy(dates, ({ itemId, storyId }) => storyId ?? itemId)
  const chosen = [...stories.values()].flatMap((story) => ofStory(story, toldOf(story, told), now))
  return chosen.toSorted((a, b) => (a.date.value < b.date.value ? -1 : Number(a.date.value > b.date.value)))
}

/** A date that was told, read back from the ledger. */
interface ToldDate {
  kind: NoticeKind
  itemId: string
  role: string
  day: string
}

// By the item and by the story: an item may have joined another story since.
function toldOf(story: readonly FollowedDate[], told: readonly ToldNotice[]): ToldDate[] {
  const items = new Set(story.map(({ itemId }) => itemId))
  const storyId = story[0]?.storyId
  return told
    .filter((one) => one.kind !== 'texte')
    .filter((one) => items.has(one.itemId) || (storyId !== undefined && one.storyId === storyId))
    .map(({ kind, itemId, value }) => {
      const [role = '', day = ''] = value.split(' ')
      return { kind, itemId, role, day }
    })
}

function ofStory(story: readonly FollowedDate[], told: readonly ToldDate[], now: Date): DateNotice[] {
  const shown = story.filter(({ withdrawn }) => withdrawn === undefined)
  const roles = Map.groupBy(shown, ({ role }) => role)
  const ahead = [...roles.values()].flatMap((dates) => ofRole(nearestTelling(dates), told, now))
  return [...ahead, ...voided(story, shown, told, now)]
}

const byNearness: readonly FollowedBy[] = ['star', 'story', 'text']

// What the starred item says goes before what another item of its story says; each day once.
function nearestTelling(dates: readonly FollowedDate[]): FollowedDate[] {
  const by = byNearness.find((one) => dates.some((date) => date.by === one))
  const days = new Map<string, FollowedDate>()
  for (const date of dates) {
    const day = parisDay(date.value)
    if (date.by === by && !days.has(day)) days.set(day, date)
  }
  return [...days.values()]
}

function ofRole(dates: readonly FollowedDate[], told: readonly ToldDate[], now: Date): DateNotice[] {
  const days = dates.map(({ value }) => parisDay(value))
  return dates.flatMap((date): DateNotice[] => {
    if (isPast(date.value, now)) return []
    const ofRoleTold = told.filter(({ role, kind }) => role === date.role && kind !== 'withdrawn')
    const ofDay = ofRoleTold.filter(({ day }) => day === parisDay(date.value))
    const left = daysBetween(now, date.value)
    const last = ofRoleTold.at(-1)
    // Of several windows, nobody knows which one took the place of which.
    const isMoved = last && ofDay.length === 0 && dates.length === 1 && !days.includes(last.day)
    if (isMoved) return [noticeOf(date, left, 'moved', last.day)]
    return isDue(date, left, ofDay) ? [noticeOf(date, left, 'due')] : []
  })
}

// Whoever stars a call twenty days before its end has just read that: it is told again when seven are left.
function isDue({ since, value }: FollowedDate, left: number, told: readonly ToldDate[]): boolean {
  const wasTold = (wanted: NoticeKind) => told.some(({ kind }) => kind === wanted)
  if (left <= near) return !wasTold('j-7')
  return left <= far && !wasTold('j-30') && daysBetween(since, value) >= far
}

function noticeOf(date: FollowedDate, days: number, occasion: 'due' | 'moved', before?: string): DateNotice {
  const kinds: NoticeKind[] = [
    ...(occasion === 'moved' ? (['moved'] as const) : []),
    ...(days <= far ? (['j-30'] as const) : []),
    ...(days <= near ? (['j-7'] as const) : []),
  ]
  const keys = kinds.map((kind) => keyOf(kind, date))
  return { date, days, occasion, keys, ...(before ? { before } : {}) }
}

/** What was told, lies ahead, and does not hold any more: once for the story. */
function voided(
  story: readonly FollowedDate[],
  shown: readonly FollowedDate[],
  told: readonly ToldDate[],
  now: Date,
): DateNotice[] {
  if (told.some(({ kind }) => kind === 'withdrawn')) return []
  const gone = story.filter(
    (date) =>
      date.withdrawn !== undefined &&
      !isPast(date.value, now) &&
      told.some(({ itemId, role, day }) => itemId === date.itemId && isSame(date, role, day)) &&
      !shown.some((one) => isSame(one, date.role, parisDay(date.value))),
  )
  const [first] = gone
  if (!first) return []
  const keys = gone.map((date) => keyOf('withdrawn', date))
  return [{ date: first, days: daysBetween(now, first.value), occasion: 'withdrawn', keys }]
}

function isSame(date: FollowedDate, role: string, day: string): boolean {
  return date.role === role && parisDay(date.value) === day
}

function keyOf(kind: NoticeKind, { itemId, role, value }: FollowedDate): NoticeKey {
  return { kind, itemId, value: `${role} ${parisDay(value)}` }
}
