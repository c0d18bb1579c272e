import { addDays, parisDay } from '../../french/calendar.ts'
import { unknown } from './columns.ts'
import type { Mirror } from './mirror.ts'
import { midnight } from './moments.ts'

const [none, upcoming, open, month, week, closed] = [0, 1, 2, 3, 4, 5]
const standingCodes = [none, 6, 7]

interface Computed {
  at: number
  version: number
  codes: Uint8Array<ArrayBuffer>
}

const computed = new WeakMap<Mirror, Computed>()

/** Where each call stands at that second (see callStateCodes): what callStatus tells of an item, from the facts here. */
export function callStates(mirror: Mirror, now: Date): Uint8Array<ArrayBuffer> {
  const at = Math.floor(now.getTime() / 1000)
  const before = computed.get(mirror)
  if (before?.at === at && before.version === mirror.version) return before.codes
  const codes = computeStates(mirror, at, now)
  computed.set(mirror, { at, version: mirror.version, codes })
  return codes
}

function computeStates(mirror: Mirror, at: number, now: Date): Uint8Array<ArrayBuffer> {
  const { closes, opens, standing } = mirror.facts.columns
  const today = parisDay(now)
  const [weekEnd, monthEnd] = [midnight(addDays(today, 8)), midnight(addDays(today, 31))]
  const codes = new Uint8Array(closes.length)
  for (let position = 0; position < codes.length; position += 1) {
    const end = closes[position]!
    if (end <= at && end !== unknown) codes[position] = closed
    else if (opens[position]! > at && opens[position]! !== unknown) codes[position] = upcoming
    else if (end === unknown) codes[position] = standingCodes[standing[position]!]!
    else codes[position] = end <= weekEnd ? week : end <= monthEnd ? month : open
  }
  return codes
}
