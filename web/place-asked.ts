import type { Territories, Territory } from '#src/enrich/places/territories.ts'
import type { SearchParams } from './search-params.ts'
import { territoryName } from './views/words.ts'

/** The place that a reader typed: the one that has that name, or those that it may be. */
export type PlaceAsked =
  | { kind: 'none' }
  | { kind: 'found'; code: string }
  | { kind: 'several'; asked: string; candidates: readonly Territory[] }
  | { kind: 'unknown'; asked: string; candidates: readonly Territory[] }

const mostCandidates = 12

/** A town or an EPCI goes before what is bigger and has its name: « Paris » is asked as a town. */
export function findPlaceAsked(
  { placeName }: Pick<SearchParams, 'placeName'>,
  territories: Territories,
): PlaceAsked {
  const asked = placeName?.trim()
  if (!asked) return { kind: 'none' }
  const all = territories.named(
    asked.replace(
      /^(?:communaut[ée] (?:de communes|urbaine|d['’]agglom[ée]ration) |m[ée]tropole )(?:de la |de l['’]|du |des |de |d['’])?/i,
      '',
    ),
  )
  const exact = all.length > 0 ? all : territories.named(asked)
  const near = exact.filter(({ level }) => level === 'commune' || level === 'epci')
  const candidates = near.length > 0 ? near : exact
  const [only] = candidates
  if (only && candidates.length === 1) return { kind: 'found', code: only.code }
  if (only) return { kind: 'several', asked, candidates: biggestFirst(candidates) }
  return { kind: 'unknown', asked, candidates: biggestFirst(territories.beginningWith(asked)) }
}

function biggestFirst(places: readonly Territory[]): Territory[] {
  return places.toSorted((a, b) => b.rank - a.rank || (a.code < b.code ? -1 : 1)).slice(0, mostCandidates)
}

/** « Blois (41) », which typed again finds it again. */
export function placeLabel(code: string, territories: Territories): string {
  return territoryName(code, territories)
}
