import { type FilterName, filterNames, type SearchQuery } from '../search-index.ts'
import { type Bits, filterBits, keepBits } from './document-set.ts'
import type { Ground } from './evaluate-plan.ts'
import { type FactTest, keepByTest } from './field-tests.ts'
import type { Mirror } from './mirror.ts'

/** What is left of a set by the filters, and what would be without each facet's own selection. */
export interface Narrowed {
  result: Bits
  without: Map<FilterName, Bits>
}

/** Documents that may be shown at all: in the watch, of the days asked. A set of its own. */
export function shownBits(ground: Ground, query: SearchQuery): Bits {
  const { mirror, now, alive } = ground
  const { deadlineFrom, deadlineTo, seenAfter } = query
  let bits = alive.slice()
  if (!query.includeOffScope) keepBits(bits, inWatch(ground))
  if (query.from || query.to)
    bits = keepByTest(mirror, now, bits, { field: 'date', from: query.from, to: query.to })
  if (deadlineFrom || deadlineTo)
    bits = keepByTest(mirror, now, bits, { field: 'deadline', from: deadlineFrom, to: deadlineTo })
  if (seenAfter === undefined) return bits
  const { firstSeen } = mirror.facts.columns
  const after = Date.parse(seenAfter)
  return filterBits(bits, (at) => firstSeen[at]! > after)
}

const kept = new WeakMap<Mirror, { version: number; bits: Bits }>()

/** What has an axis: asked by nearly all searches, so it is kept until something changes. */
function inWatch({ mirror, alive }: Ground): Bits {
  const before = kept.get(mirror)
  if (before?.version === mirror.version && before.bits.length === alive.length) return before.bits
  const { scope } = mirror.facts.columns
  const bits = filterBits(alive, (at) => scope[at] === 2)
  kept.set(mirror, { version: mirror.version, bits })
  return bits
}

/** The one place where the selection of facets narrows a set. */
export function narrow({ mirror, now }: Ground, found: Bits, query: SearchQuery): Narrowed {
  const chosen = filterNames.filter((name) => (query.facets[name]?.length ?? 0) > 0)
  const passing = chosen.map((field) =>
    keepByTest(mirror, now, found, { field, values: query.facets[field]! } as FactTest),
  )
  const but = (left: number) =>
    passing.reduce((bits, one, at) => (at === left ? bits : keepBits(bits, one)), found.slice())
  return {
    result: but(-1),
    without: new Map(chosen.map((field, at) => [field, chosen.length === 1 ? found : but(at)])),
  }
}
