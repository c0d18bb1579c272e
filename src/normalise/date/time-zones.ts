import { parisToUtc } from './paris-time.ts'

/** Minutes east of UTC, a name of the IANA data base, or nothing said. */
export type ZoneReading = number | string | undefined

/** The zone where an hour that names none was written. */
export type DefaultZone = 'UTC' | 'Europe/Paris'

/** What follows an hour: "+0100", "GMT+1", "-05:00 (EST)", "CEST", "America/New_York"; 'unknown' for anything else. */
export function readZone(text: string): ZoneReading | 'unknown' {
  if (/^ ?\(?heure (?:de paris|fran[cç]aise)\)?$/i.test(text)) return 'Europe/Paris'
  const zone = text
    .replace(/\([^()]{0,60}\)$/, '')
    .trim()
    .replace(/^(?:etc\/)(?=gmt$|utc$|uct$)/i, '')
  if (zone === '' || /^heure locale$/i.test(zone)) return undefined
  if (/^[a-z]{3,12}(?:\/[a-z_]{2,20}){1,2}$/i.test(zone)) return placeOf(zone)
  return readOffset(zone) ?? zonesByName.get(zone.toUpperCase()) ?? 'unknown'
}

/** A wall time (as if it were UTC, in milliseconds) → UTC. */
export function wallToUtc(wall: number, zone: number | string): number {
  if (typeof zone === 'number') return wall - zone * 60_000
  if (zone === 'Europe/Paris') return parisToUtc(wall)
  return zone === 'UTC' ? wall : wall - offsetAt(zone, wall - offsetAt(zone, wall))
}

/** A number wins over the name beside it; 14 hours is as far as any country goes. */
function readOffset(zone: string): number | 'unknown' | undefined {
  const match = /^(?:[a-z]{1,5} ?)?-?([+\-−])(\d{1,2})(?::?([0-5]\d)(?::?00)?)?(?: ?[a-z]{1,5})?$/i.exec(zone)
  if (!match) return /^0{1,4}$/.test(zone) ? 0 : undefined
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes > 14 * 60) return 'unknown'
  return match[1] === '+' ? minutes : -minutes
}

function placeOf(zone: string): string | 'unknown' {
  try {
    return clockOf(zone).resolvedOptions().timeZone
  } catch {
    return 'unknown'
  }
}

function offsetAt(zone: string, instant: number): number {
  return Date.parse(`${clockOf(zone).format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000
}

// Making one costs more than reading a hundred dates; only names that exist get in, so it stays small.
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const name = zone.toLowerCase()
  const known = clocks.get(name)
  if (known) return known
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(name, clock)
  return clock
}

// Only names that mean one thing in practice: "IST" (India, Israel, Ireland) is left unread. A single letter is UTC:
// RFC 822 had the sign of the military zones wrong, and RFC 5322 (section 4.3) takes them all as no information.
const zonesByName: ReadonlyMap<string, number> = new Map([
  ...[...'ABCDEFGHIKLMNOPQRSTUVWXYZ'].map((letter) => [letter, 0] as const),
  ...namesOf(
    'UT 0 UTC 0 GMT 0 UCT 0 WET 0 WEST 1 BST 1 CET 1 MET 1 MEZ 1 CEST 2 MEST 2 MESZ 2 EET 2 EEST 3 MSK 3 MSD 4',
  ),
  ...namesOf(
    'NST -3.5 NDT -2.5 AST -4 ADT -3 AT -4 EST -5 EDT -4 ET -5 CST -6 CDT -5 CT -6 MST -7 MDT -6 MT -7',
  ),
  ...namesOf(
    'PST -8 PDT -7 PT -8 AKST -9 AKDT -8 HST -10 BRT -3 JST 9 KST 9 HKT 8 SGT 8 AWST 8 ACST 9.5 AEST 10',
  ),
  ...namesOf('AEDT 11 NZST 12 NZDT 13 SAST 2'),
])

function namesOf(table: string): [name: string, minutes: number][] {
  return Array.from(table.matchAll(/(\w+) (\S+)/g), ([, name = '', hours]) => [name, Number(hours) * 60])
}
