import { type DayMention, findDays } from './day-mentions.ts'
import type { Sentence } from './sentences.ts'

/** Days that are said together: « du 6 au 15 mars » is a range, « le 15 mars et le 15 juin » a list, the rest single. */
export interface DayGroup {
  shape: 'single' | 'range' | 'list'
  days: DayMention[]
  start: number
  end: number
  /** What stands before and after it in its sentence, up to the next group. */
  left: string
  right: string
}

const leftLength = 180
const rightLength = 120
const link = String.raw`\)?(?: inclus)?`
const toEnd = new RegExp(
  String.raw`^${link} ?(?:(?:et )?(?:jusqu'au|au plus tard le)|au|-|a) ?(?:soir du )?$`,
)
const andNext = new RegExp(
  String.raw`^${link} ?(?:,|;|/)?\n? ?(?:[-•*·] ?)?(?:et|puis|ou|ainsi que)? ?(?:(?:avant |jusqu'|fixees? )?(?:le|au|du|les))? ?$`,
)
const between = /\bentre (?:le )?$/

/** The groups of one sentence, in order. */
export function groupDays({ folded, start, end }: Sentence): DayGroup[] {
  const words = folded.slice(start, end)
  if (!/\d/.test(words)) return []
  const days = findDays(words).map((day) => shifted(day, start))
  const groups: Pick<DayGroup, 'shape' | 'days'>[] = []
  for (const day of days) {
    const group = groups.at(-1)
    const last = group?.days.at(-1)
    const shape =
      group && last
        ? shapeWith(group, folded.slice(start, group.days[0]!.start), folded.slice(last.end, day.start))
        : undefined
    if (group && shape) {
      group.shape = shape
      group.days.push(day)
    } else groups.push({ shape: 'single', days: [day] })
  }
  return groups.map((group, index) => {
    const from = group.days[0]!.start
    const to = group.days.at(-1)!.end
    const floor = groups[index - 1]?.days.at(-1)!.end ?? start
    const ceiling = groups[index + 1]?.days[0]!.start ?? end
    return {
      ...group,
      start: from,
      end: to,
      left: folded.slice(Math.max(floor, from - leftLength), from),
      right: folded.slice(to, Math.min(ceiling, to + rightLength)),
    }
  })
}

/** How a group goes on with one more day, if it does; a range has two ends and no more. */
function shapeWith(
  { shape, days }: Pick<DayGroup, 'shape' | 'days'>,
  before: string,
  gap: string,
): DayGroup['shape'] | undefined {
  if (gap.length > 30 || shape === 'range') return undefined
  const opensRange =
    days.length === 1 && (toEnd.test(gap) || (between.test(before.slice(-20)) && / et /.test(gap)))
  if (opensRange) return 'range'
  return andNext.test(gap) ? 'list' : undefined
}

function shifted(day: DayMention, by: number): DayMention {
  const { clock } = day
  return {
    ...day,
    start: day.start + by,
    end: day.end + by,
    ...(clock ? { clock: { ...clock, start: clock.start + by, end: clock.end + by } } : {}),
  }
}
