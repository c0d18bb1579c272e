import { openCatalogue } from '../catalogue/catalogue.ts'
import type { Deps } from '../deps.ts'
import { addDays, daysBetween, parisDay } from '../french/calendar.ts'
import { sourceRank } from '../match/source-rank.ts'
import { listLetterPicks } from '../store/item-decisions.ts'
import { listItemsClosing, listItemsFirstSeen } from '../store/items.ts'
import { listTold } from '../store/letters.ts'
import { listStaffMarks } from '../store/staff-marks.ts'
import { listAxisNames } from './axis-names.ts'
import { composeLetter } from './compose.ts'
import { cardsOf, type Letter } from './letter.ts'
import { letterSizes, selectItems } from './select-items.ts'

/** Which letter is composed, and what it tells: first seen from `periodStart` to `now`. */
export interface Edition {
  id: string
  number: number
  periodStart: string
  now: string
}

export type ComposeDeps = Pick<Deps, 'db' | 'config' | 'axes' | 'feeds' | 'log'>

/** How long a story told is not told again, in days. */
export const toldDays = 180
/** How far ahead deadlines are told. */
const aheadDays = 30
// Far above a week's harvest: a bound, not a choice.
const most = 3000

/**
 * The letter as the machine makes it; undefined when there is nothing to tell. What other letters told is left out, what
 * an earlier version of the same one told is not. Nothing is stored.
 */
export async function composeEdition(deps: ComposeDeps, edition: Edition): Promise<Letter | undefined> {
  const { now, periodStart } = edition
  const today = parisDay(now)
  const [items, picks, closing, told, catalogue] = await Promise.all([
    listItemsFirstSeen(deps.db, periodStart, now, most),
    listLetterPicks(deps.db, most),
    // The day after the thirtieth, since the end is excluded: its hours are still within.
    listItemsClosing(deps.db, today, addDays(today, aheadDays + 1), most),
    listTold(deps.db, daysBefore(now, toldDays), edition.id),
    openCatalogue(deps),
  ])
  const ids = new Set([...items, ...picks, ...closing].map(({ id }) => id))
  const selection = selectItems({
    items,
    picks,
    // Instants are in UTC: the last hours of a day are of the next one in Paris.
    closing: closing.filter((item) => daysBetween(now, item.closing?.value ?? now) <= aheadDays),
    told,
    marks: await listStaffMarks(deps.db, [...ids]),
    sourceRankOf: (item) => sourceRank(item, catalogue.find(item.feedId)),
    axisOrder: deps.axes.map((axis) => axis.id),
    periodStart,
    now,
    ...letterSizes,
  })
  const letter = composeLetter(selection, {
    ...edition,
    periodEnd: now,
    config: deps.config,
    axisNames: await listAxisNames(deps),
    publisherOf: catalogue.publisherOf,
  })
  return cardsOf(letter).length === 0 ? undefined : letter
}

/** The instant so many days earlier. */
export function daysBefore(instant: string, days: number): string {
  return new Date(Date.parse(instant) - days * 86_400_000).toISOString()
}
