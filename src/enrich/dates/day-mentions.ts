import { monthOf, monthPattern } from './month-words.ts'
import { type Clock, clockAfter, clockBefore } from './spoken-hours.ts'

/** A day that a folded text names, with or without its year, and the hour that goes with it. */
export interface DayMention {
  start: number
  /** After the hour when one follows. */
  end: number
  day: number
  month: number
  year?: number
  clock?: Clock
  /** 0 for Sunday, as `Date` counts; absent when the text does not say. */
  weekday?: number
}

/** Dates read in one item: more is a calendar or an attack, and tells no reader when a call closes. */
export const mostDays = 120

const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const weekday = String.raw`(?:\b(?<weekday>${weekdays.join('|')}),? (?:le )?)?`
const day = String.raw`(?<![\d/.-]|\d,)(?<day>\d{1,2})`
const wholeYear = String.raw`(?<year>(?:19|20)\d{2})(?!\d)`
const pattern = new RegExp(
  [
    String.raw`${weekday}${day}(?:er)? (?<month>${monthPattern})(?:,? ${wholeYear})?`,
    String.raw`${weekday}${day}(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?:${wholeYear}|(?<short>\d{2})(?!\d|[/.-]\d))`,
    String.raw`(?<![\d/.,-])${wholeYear}-(?<month>\d{2})-(?<day>\d{2})(?!\d)`,
    String.raw`\b(?<month>${monthPattern}) (?<day>\d{1,2})(?:st|nd|rd|th)?, ${wholeYear}`,
  ].join('|'),
  'g',
)

/** The days of a folded text, in order; one that no calendar has (31 February) is none. */
export function findDays(folded: string): DayMention[] {
  const days: DayMention[] = []
  for (const match of folded.matchAll(pattern)) {
    const mention = readMention(match)
    if (!mention) continue
    const from = days.at(-1)?.end ?? 0
    days.push(...bareDaysBefore(folded, mention, from).filter(isInCalendar), withClock(folded, mention))
    if (days.length >= mostDays) break
  }
  return days
}

function readMention(match: RegExpExecArray): DayMention | undefined {
  const { weekday: name, day: number, month, year, short } = match.groups!
  // « 12.10.26 » may be a version or an article; « 12/10/26 » is a date.
  if (short && match.groups!['mark'] !== '/') return undefined
  const mention = {
    start: match.index,
    end: match.index + match[0].length,
    day: Number(number),
    month: /\d/.test(month!) ? Number(month) : monthOf(month!),
    ...(year ? { year: Number(year) } : short ? { year: 2000 + Number(short) } : {}),
    ...(name ? { weekday: weekdays.indexOf(name) } : {}),
  }
  return isInCalendar(mention) ? mention : undefined
}

const bareDay = new RegExp(
  String.raw`${weekday}${day}(?:er)?(?:(?<comma>, )| au (?:soir du )?| et (?:au |le |du )?| ou (?:le )?|-| jusqu'au )$`,
)

/** « Du 6 au 15 mars », « les 3, 4 et 5 mai »: days that borrow the month of the next one. */
function bareDaysBefore(folded: string, { start, month, year }: DayMention, from: number): DayMention[] {
  const days: DayMention[] = []
  for (let end = start; days.length < 6; end = days[0]!.start) {
    const near = Math.max(from, end - 30)
    const match = bareDay.exec(folded.slice(near, end))
    // « Article 3, 15 mars 2027 »: a comma alone makes no list.
    if (!match || (match.groups!['comma'] && days.length === 0)) break
    const { day: number, weekday: name } = match.groups!
    days.unshift({
      start: near + match.index,
      end: near + match.index + (/^\D*\d+(?:er)?/.exec(match[0])?.[0].length ?? 0),
      day: Number(number),
      month,
      ...(year ? { year } : {}),
      ...(name ? { weekday: weekdays.indexOf(name) } : {}),
    })
  }
  return days
}

/** 29 February is a day when its year is not said. */
function isInCalendar({ day: number, month, year }: DayMention): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    number >= 1 &&
    number <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
  )
}

function withClock(folded: string, mention: DayMention): DayMention {
  const next = clockAfter(folded, mention.end)
  if (next) return { ...mention, end: next.end, clock: next }
  const clock = clockBefore(folded, mention.start)
  return clock ? { ...mention, clock } : mention
}
