import { readZone } from './time-zones.ts'

export interface TimeOfDay {
  hours: number
  minutes: number
  seconds: number
  /** Minutes east of UTC, or a place of the IANA data base; undefined when no zone is given. */
  zone?: number | string
}

/**
 * What follows a day: "T14:30:00.000Z", " à 14 h 30", " 2:30 PM EST", " 14:00:00 +0100 (CET)". Undefined when any of it is
 * not understood: half an hour read would be an hour invented.
 */
export function readTime(text: string): TimeOfDay | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, rawHours = '', afterColon, rawSeconds, afterH, half, rest = ''] = match
  const hours = toDayHours(Number(rawHours), half?.toLowerCase())
  const minutes = Number(afterColon ?? afterH ?? 0)
  const seconds = Math.min(Number(rawSeconds ?? 0), 59)
  const zone = readZone(rest)
  if (zone === 'unknown' || hours === undefined || !isPossible(hours, minutes, rawSeconds)) return undefined
  return { hours, minutes, seconds, zone }
}

// A hyphen stands between blanks: glued to digits it is a zone, or the part of a longer date.
const pattern =
  /^(?:[T ,_]|\s?(?:à|at|um|,|[-–] ) ?| à partir de )\s?(?:[-–] )?(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,12})?)?|\s?h(?:eures?)?\s?(\d{2})?(?:min)?)?(?![\d:]) ?((?:am|pm|a\.m\.|p\.m\.)(?!\p{L}))?,? ?(.*)$/iu

function toDayHours(hours: number, half: string | undefined): number | undefined {
  if (!half || (hours > 12 && half.startsWith('p'))) return hours
  if (hours < 1 || hours > 12) return half.startsWith('a') && hours === 0 ? 0 : undefined
  return (hours % 12) + (half.startsWith('p') ? 12 : 0)
}

/** 24:00 ends a day (ISO 8601), and a leap second has number 60. */
function isPossible(hours: number, minutes: number, seconds: string | undefined): boolean {
  if (minutes > 59 || Number(seconds ?? 0) > 60) return false
  return hours < 24 || (hours === 24 && minutes === 0 && Number(seconds ?? 0) === 0)
}
