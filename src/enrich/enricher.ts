import type { Axis } from '../axis/taxonomy.ts'
import type { AxisModel, LearntWeights } from './axes/model.ts'
import { type AxisTagger, compileAxes } from './axes/tagger.ts'
import { type KindModel, type KindModelData, openKindModel } from './kind/kind-model.ts'
import { type PlaceFinder, compilePlaces } from './places/find-places.ts'
import { type Territories, openTerritories } from './places/territories.ts'
import { type TerritoryData, noTerritories } from './places/territory-data.ts'

/** All that is compiled once to read items: the lexicon of the axes, the names of places. */
export interface Enricher {
  tagger: AxisTagger
  places: PlaceFinder
  /** Names and ancestors of the places that `places` finds. */
  territories: Territories
  /** Weighs the kinds that no rule tells. */
  kinds?: KindModel
  /** What `tagger` weighs with, for who compiles another tagger beside it. */
  model?: AxisModel
}

/** Data that the readers need beside the lexicon: feeds/territories, feeds/axes/model, feeds/kinds. */
export interface EnricherData {
  territories?: TerritoryData
  model?: AxisModel
  kinds?: KindModelData
  /** What corrections of staff add to the model. */
  learnt?: LearntWeights
}

/** Without `territories` no place is found; without `model` the lexicon files alone. */
export function compileEnricher(axes: readonly Axis[], data: EnricherData = {}): Enricher {
  const territories = openTerritories(data.territories ?? noTerritories)
  return {
    tagger: compileAxes(axes, data),
    places: compilePlaces(territories),
    territories,
    ...(data.kinds ? { kinds: openKindModel(data.kinds) } : {}),
    ...(data.model ? { model: data.model } : {}),
  }
}
