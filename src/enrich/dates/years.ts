import { isDay } from '../../french/calendar.ts'
import type { DayMention } from './day-mentions.ts'
import type { DayGroup } from './day-groups.ts'

/** What may tell the year of a day that does not say it. */
export interface YearClues {
  title: string
  publishedAt?: string
  /** The days with a year that stand before and after in the sentence. */
  before?: DayMention
  after?: DayMention
}

export interface ResolvedDay {
  mention: DayMention
  /** YYYY-MM-DD */
  day: string
}

const pastWords =
  /\b(?:a ete|ont ete|avait|avaient|etait|etaient|s'est|se sont|s'etait|fut|furent|a eu|ont eu|a pris fin|dernier\b)/
const edition =
  /\b(?:edition|session|campagne|saison|appels? a projets?|aap|ami|candidatures?|concours|prix|trophees) (?:n° ?\d+ )?(?:de )?(20\d{2})(?![\d-])/g

/** The days of a group with their years; none when one of them stays uncertain. */
export function resolveYears(group: DayGroup, sentence: string, clues: YearClues): ResolvedDay[] {
  const days = group.days.map((mention, index) => ({
    mention,
    day: ownDay(mention) ?? borrowed(group, index),
  }))
  const resolved = days.map(({ mention, day }) => ({
    mention,
    day: day ?? guessedDay(mention, group, sentence, clues),
  }))
  return resolved.every((one): one is ResolvedDay => one.day !== undefined) ? resolved : []
}

function ownDay({ year, month, day }: DayMention): string | undefined {
  return year === undefined ? undefined : dayOf(year, month, day)
}

/** « Du 15 novembre au 15 janvier 2027 »: the year of the last, or the one before when the calendar says so. */
function borrowed({ shape, days }: DayGroup, index: number): string | undefined {
  const { month, day } = days[index]!
  const next = days.slice(index + 1).find(({ year }) => year !== undefined)
  if (next) {
    const isLater = rankOf(days[index]!) > rankOf(next)
    if (isLater && shape !== 'range') return undefined
    return dayOf(next.year! - (isLater ? 1 : 0), month, day)
  }
  const last = days.slice(0, index).findLast(({ year }) => year !== undefined)
  return last && rankOf(days[index]!) >= rankOf(last) ? dayOf(last.year!, month, day) : undefined
}

function guessedDay(
  mention: DayMention,
  group: DayGroup,
  sentence: string,
  clues: YearClues,
): string | undefined {
  const published = clues.publishedAt?.slice(0, 10)
  if (pastWords.test(group.left) || pastWords.test(group.right.slice(0, 40))) return undefined
  const told = sharedYear(mention, clues) ?? toldYear(sentence) ?? toldYear(clues.title)
  const inTold = told === undefined ? undefined : dayOf(told, mention.month, mention.day)
  if (!published || !isDay(published)) return agrees(mention, inTold) ? inTold : undefined
  const soon = nextDay(mention, published)
  // « Édition 2027 » of a call that was published in 2026 may well close in 2026.
  if (inTold && inTold !== soon) return undefined
  return agrees(mention, soon) ? soon : undefined
}

/** « 1re relève le 15 mars, 2e relève le 15 juin 2027 »: days in the order of the calendar are of one year. */
function sharedYear(mention: DayMention, { before, after }: YearClues): number | undefined {
  if (after && rankOf(mention) <= rankOf(after)) return after.year
  return before && rankOf(before) <= rankOf(mention) ? before.year : undefined
}

function rankOf({ month, day }: DayMention): number {
  return month * 31 + day
}

/** The one year of an edition, or of another date, that a sentence says. */
function toldYear(folded: string): number | undefined {
  const years = new Set([...folded.matchAll(edition)].map((match) => Number(match[1])))
  return years.size === 1 ? [...years][0] : undefined
}

const monthsAhead = 11

/** The next such day after publication; none when that is about a year away, or yesterday's news. */
function nextDay({ month, day }: DayMention, published: string): string | undefined {
  const year = Number(published.slice(0, 4))
  const next = [year, year + 1]
    .map((one) => dayOf(one, month, day))
    .find((one) => one !== undefined && one >= published)
  const limit = new Date(`${published}T00:00:00Z`)
  limit.setUTCMonth(limit.getUTCMonth() + monthsAhead)
  return next !== undefined && next <= limit.toISOString().slice(0, 10) ? next : undefined
}

/** « Jeudi 12 mars » is in a year where 12 March is a Thursday. */
function agrees({ weekday }: DayMention, day: string | undefined): boolean {
  return day !== undefined && (weekday === undefined || new Date(`${day}T00:00:00Z`).getUTCDay() === weekday)
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const value = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return isDay(value) ? value : undefined
}
