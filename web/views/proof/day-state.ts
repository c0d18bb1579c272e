import { healthWords, healths } from '#src/feed/health.ts'
import type { FeedDay } from '#src/store/feed-days.ts'
import { plural } from '../words.ts'
import { formatNumber } from '../format.ts'

/** What is known of a source on a day. */
export interface DayLine {
  day?: FeedDay
  /** Items first seen that day under no axis. */
  offScope: number
  /** Its health at the end of the day, as the history has it. */
  health?: string
  paused: boolean
}

/** How much it asks of a person, as the tags of sources have it; the order of the page. */
export const levels = ['bad', 'care', 'soft', 'ok'] as const
type Level = (typeof levels)[number]

export interface DayState {
  level: Level
  words: string
}

/** How a source was on a day. The checks of the day come first: the history only says what they cannot. */
export function stateOfDay({ day, health, paused }: DayLine, isToday: boolean): DayState {
  if (!day) {
    if (paused) return { level: 'soft', words: 'En pause' }
    if (health === 'secret-missing') return { level: 'care', words: healthWords['secret-missing'] }
    return { level: 'soft', words: isToday ? 'Pas encore lue' : 'Pas lue' }
  }
  if (day.failedChecks === day.checks) {
    const isAskedToWait = health === 'limited'
    return isAskedToWait ? { level: 'care', words: healthWords.limited } : { level: 'bad', words: 'En échec' }
  }
  const known = healths.find((one) => one === health)
  if (known && troubles.has(known)) return { level: 'care', words: healthWords[known] }
  return { level: 'ok', words: 'Lue' }
}

const troubles: ReadonlySet<string> = new Set([
  'gone',
  'blocked',
  'selector-broken',
  'empty',
  'failing',
  'silent',
  'moved',
])

/** « 8, dont 2 échecs ». */
export function checksWords({ checks, failedChecks }: FeedDay): string {
  const failed =
    failedChecks === 0 ? '' : `, dont ${formatNumber(failedChecks)} ${plural(failedChecks, 'échec')}`
  return `${formatNumber(checks)}${failed}`
}

/** The sum of the days of several sources, or of several days. */
export function sumOf(lines: readonly Pick<DayLine, 'day' | 'offScope'>[]): Omit<
  FeedDay,
  'feedId' | 'day'
> & {
  offScope: number
} {
  const sum = { checks: 0, failedChecks: 0, seen: 0, added: 0, revised: 0, rejected: 0, offScope: 0 }
  for (const { day, offScope } of lines) {
    sum.offScope += offScope
    if (!day) continue
    sum.checks += day.checks
    sum.failedChecks += day.failedChecks
    sum.seen += day.seen
    sum.added += day.added
    sum.revised += day.revised
    sum.rejected += day.rejected
  }
  return sum
}
