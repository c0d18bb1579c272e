export interface TimeOfDay {
  hours: number
  minutes: number
  seconds: number
  /** Minutes east of UTC; undefined when no zone is given. */
  offset?: number
}

/**
 * What follows a day: "T14:30:00.000Z", " à 14 h 30", " 2:30 PM EST", " 14:00:00 +0100 (CET)". Undefined when any of it is
 * not understood: half an hour read would be an hour invented.
 */
export function readTime(text: string): TimeOfDay | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, rawHours = '', afterColon, rawSeconds, afterH, half, zone = ''] = match
  const hours = toDayHours(Number(rawHours), half?.toLowerCase())
  const minutes = Number(afterColon ?? afterH ?? 0)
  const seconds = Math.min(Number(rawSeconds ?? 0), 59)
  const offset = readZone(zone)
  if (offset === 'unknown' || hours === undefined || !isPossible(hours, minutes, rawSeconds)) return undefined
  return { hours, minutes, seconds, offset }
}

const pattern =
  /^(?:[T ,-]|\s?(?:à|at|,|-|–) ?| à partir de )\s?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?|\s?h(?:eures?)?\s?(\d{2})?(?:min)?)?(?!\d) ?(am|pm|a\.m\.|p\.m\.)? ?(.*)$/iu

function toDayHours(hours: number, half: string | undefined): number | undefined {
  if (!half) return hours
  if (hours < 1 || hours > 12) return undefined
  return (hours % 12) + (half.startsWith('p') ? 12 : 0)
}

/** 24:00 ends a day (ISO 8601), and a leap second has number 60. */
function isPossible(hours: number, minutes: number, seconds: string | undefined): boolean {
  if (minutes > 59 || Number(seconds ?? 0) > 60) return false
  return hours < 24 || (hours === 24 && minutes === 0 && Number(seconds ?? 0) === 0)
}

function readZone(text: string): number | undefined | 'unknown' {
  const zone = text.replace(/\([^()]{0,30}\)$/, '').trim()
  if (zone === '' || /^(?:Europe\/Paris|heure de Paris|\(heure de Paris\))$/i.test(zone)) return undefined
  const offset = /^(?:UTC|GMT)? ?([+\-−])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (!offset) return zonesByName.get(zone.toUpperCase()) ?? 'unknown'
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  if (minutes > 14 * 60) return 'unknown'
  return offset[1] === '+' ? minutes : -minutes
}

// Only names that mean one thing: "IST" or "BST+1" are left unread.
const zonesByName: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Z: 0,
    UT: 0,
    UTC: 0,
    GMT: 0,
    WET: 0,
    WEST: 1,
    BST: 1,
    CET: 1,
    MET: 1,
    MEZ: 1,
    CEST: 2,
    MEST: 2,
    MESZ: 2,
    EET: 2,
    EEST: 3,
    MSK: 3,
    EST: -5,
    EDT: -4,
    CST: -6,
    CDT: -5,
    MST: -7,
    MDT: -6,
    PST: -8,
    PDT: -7,
    JST: 9,
    AEST: 10,
    AEDT: 11,
  }).map(([name, hours]) => [name, hours * 60]),
)
