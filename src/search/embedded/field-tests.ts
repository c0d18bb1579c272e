import { beneficiaryIds } from '../../axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '../../axis/taxonomy.ts'
import { readBounds } from '../date-bounds.ts'
import type { FieldTest } from '../query/ast.ts'
import type { FacetName } from '../search-index.ts'
import { callStates } from './call-state-column.ts'
import { type ColumnArray, unknown } from './columns.ts'
import { type Bits, emptyBits, filterBits } from './document-set.ts'
import type { Mirror } from './mirror.ts'

/** A test on what the memory holds. */
export type FactTest = Exclude<FieldTest, { field: 'ref' | 'item' | 'mark' }>

/** The documents among `bits` that pass; the one place where filters become conditions. */
export function keepByTest(mirror: Mirror, now: Date, bits: Bits, test: FactTest): Bits {
  const { columns } = mirror.facts
  switch (test.field) {
    case 'date':
      return keepByDate(bits, columns.sortDate, 1, test)
    case 'deadline':
      return keepByDate(bits, columns.deadline, 1_000, test)
    case 'amount': {
      const [from, to] = [Math.max(test.from ?? 0, 1), test.to ?? Infinity]
      return filterBits(bits, (at) => columns.amount[at]! >= from && columns.amount[at]! <= to)
    }
    case 'territory':
      return keepByPlace(mirror, bits, test.values, [])
    case 'reach':
      return keepByPlace(mirror, bits, test.inside ?? [], test.values)
    default:
      return keepByCode(
        bits,
        codesOf(mirror, now, test.field),
        acceptedCodes(mirror, test.field, test.values),
      )
  }
}

/** Dates are compared in the unit of the column; one that cannot be read finds nothing. */
function keepByDate(
  bits: Bits,
  column: ColumnArray,
  unit: number,
  range: { from?: string; to?: string },
): Bits {
  const bounds = readBounds(range.from, range.to)
  if (bounds === 'none') return emptyBits(bits.length)
  const from = bounds.from ? Date.parse(bounds.from) / unit : -Infinity
  // What has no date passes no test of dates.
  const last = unit === 1 ? Infinity : unknown - 1
  const to = bounds.to ? Math.min(Date.parse(bounds.to) / unit, last) : last
  if (from === -Infinity && to === Infinity) return bits
  return filterBits(bits, (at) => column[at]! >= from && column[at]! <= to)
}

/** The column that has a facet, and how its values are numbered there. */
export function codesOf(mirror: Mirror, now: Date, facet: Exclude<FacetName, 'territory'>): ColumnArray {
  const { columns } = mirror.facts
  if (facet === 'status') return callStates(mirror, now)
  return { axis: columns.axes, beneficiary: columns.beneficiaries, ...columns }[facet]
}

const masks = ['axis', 'beneficiary'] as const
const lists = { axis: axisIds, beneficiary: beneficiaryIds, domain: domains, kind: kinds } as const

/** 1 for each code that has one of the values. */
function acceptedCodes(
  mirror: Mirror,
  facet: Exclude<FacetName, 'territory'>,
  values: readonly string[],
): Uint8Array {
  if (facet === 'publisher') return acceptedNumbers(mirror, values)
  const known: readonly string[] = facet === 'status' ? callStateCodes : lists[facet]
  const wanted = new Set(values)
  const isMask = masks.some((one) => one === facet)
  return Uint8Array.from({ length: isMask ? 1 << known.length : known.length }, (_, code) => {
    // The state without a name is what is no call: no value asks for it.
    if (!isMask) return known[code] !== '' && wanted.has(known[code]!) ? 1 : 0
    return known.some((value, bit) => (code & (1 << bit)) !== 0 && wanted.has(value)) ? 1 : 0
  })
}

/** The call states by their code: 0 is none. */
export const callStateCodes = [
  '',
  'upcoming',
  'open',
  'month',
  'week',
  'closed',
  'permanent',
  'rolling',
] as const

function acceptedNumbers(mirror: Mirror, values: readonly string[]): Uint8Array {
  const accepted = new Uint8Array(mirror.lastValue + 1)
  for (const value of values) {
    const number = mirror.valueNumbers.get(value)
    if (number !== undefined) accepted[number] = 1
  }
  return accepted
}

// A loop of its own rather than filterBits: a call for each of a million documents costs as much as all the rest.
function keepByCode(bits: Bits, column: ColumnArray, accepted: Uint8Array): Bits {
  const kept = emptyBits(bits.length)
  for (let at = 0; at < bits.length; at += 1) {
    const first = at << 5
    let word = 0
    for (let left = bits[at]!; left !== 0; left &= left - 1) {
      const bit = left & -left
      if (accepted[column[first + 31 - Math.clz32(bit)]!] === 1) word |= bit
    }
    kept[at] = word
  }
  return kept
}

/** What lies in one of `around`, or is about one of `very`: a document's own places stand first in its list. */
function keepByPlace(mirror: Mirror, bits: Bits, around: readonly string[], very: readonly string[]): Bits {
  const { columns, placeStart, placePool } = mirror.facts
  const accepted = acceptedNumbers(mirror, around)
  const acceptedOwn = acceptedNumbers(mirror, very)
  return filterBits(bits, (at) => {
    const start = placeStart[at]!
    const own = start + columns.reach[at]!
    for (let place = start; place < start + columns.places[at]!; place += 1) {
      const number = placePool[place]!
      if (accepted[number] === 1 || (place < own && acceptedOwn[number] === 1)) return true
    }
    return false
  })
}
