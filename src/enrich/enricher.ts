import type { Axis } from '../axis/taxonomy.ts'
import { type AxisTagger, compileAxes } from './axes/tagger.ts'
import { type PlaceFinder, compilePlaces } from './places/find-places.ts'

/** All that is compiled once to read items: the lexicon of the axes, the names of places. */
export interface Enricher {
  tagger: AxisTagger
  places: PlaceFinder
}

export function compileEnricher(axes: readonly Axis[]): Enricher {
  return { tagger: compileAxes(axes), places: compilePlaces() }
}
