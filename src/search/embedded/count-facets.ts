import { beneficiaryIds } from '../../axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '../../axis/taxonomy.ts'
import { collectFacets, type FacetRow } from '../facets.ts'
import { type FacetName, facetNames, maxFacetValues, type SearchResult } from '../search-index.ts'
import { countCodes, countFacet } from './count-codes.ts'
import { positionsOf } from './document-set.ts'
import type { Ground } from './evaluate-plan.ts'
import { callStateCodes } from './field-tests.ts'
import type { Mirror } from './mirror.ts'
import type { Narrowed } from './narrow.ts'
import { selectTop } from './select-top.ts'

/** Each facet over the result; one that has a selection, over what there would be without it. */
export function countFacets(
  { mirror, now }: Ground,
  { without }: Narrowed,
  result: Uint32Array,
): SearchResult['facets'] {
  const whole = countCodes(mirror, now, result)
  const countsOf = (facet: FacetName) => {
    const own = without.get(facet)
    return own ? countFacet(mirror, now, facet, positionsOf(own)) : whole[facet]
  }
  return collectFacets(
    facetNames.flatMap((facet) =>
      nameCounts(mirror, facet, countsOf(facet)).map(([value, count]): FacetRow => ({ facet, value, count })),
    ),
  )
}

type Count = [value: string, count: number]

function nameCounts(mirror: Mirror, facet: FacetName, counts: Uint32Array): Count[] {
  if (facet === 'territory' || facet === 'publisher') return mostFrequent(mirror, counts)
  if (facet === 'axis') return ofMask(counts, axisIds)
  if (facet === 'beneficiary') return ofMask(counts, beneficiaryIds)
  const values = { domain: domains, kind: kinds, status: callStateCodes }[facet]
  return held(Array.from(counts, (count, code) => [values[code]!, count]))
}

/** The most frequent only: places are ten thousand, and naming and sorting them all takes longer than counting. */
function mostFrequent(mirror: Mirror, counts: Uint32Array): Count[] {
  const numbers = new Uint32Array(counts.length)
  let size = 0
  for (let number = 1; number < counts.length; number += 1) {
    if (counts[number] === 0) continue
    numbers[size] = number
    size += 1
  }
  const nameOf = (number: number) => mirror.values.get(number) ?? ''
  const most = selectTop(numbers.subarray(0, size), maxFacetValues, (one, other) =>
    counts[one] === counts[other] ? nameOf(one) < nameOf(other) : counts[one]! > counts[other]!,
  )
  return most.map((number) => [nameOf(number), counts[number]!])
}

function ofMask(counts: Uint32Array, values: readonly string[]): Count[] {
  const sums = values.map((value): Count => [value, 0])
  counts.forEach((count, mask) => {
    if (count === 0) return
    for (let bit = 0; bit < values.length; bit += 1) if (mask & (1 << bit)) sums[bit]![1] += count
  })
  return held(sums)
}

function held(counts: readonly Count[]): Count[] {
  return counts.filter(([value, count]) => value !== '' && count > 0)
}
