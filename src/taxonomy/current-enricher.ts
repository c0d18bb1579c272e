import type { Axis } from '../axis/taxonomy.ts'
import type { Deps } from '../deps.ts'
import type { LearntWeights } from '../enrich/axes/model.ts'
import { compileAxes } from '../enrich/axes/tagger.ts'
import type { Enricher } from '../enrich/enricher.ts'
import type { Database } from '../store/database.ts'
import { findWeightsOf } from '../store/learnt-weights.ts'
import { findFilingSeqs } from '../store/taxonomy-versions.ts'
import { axesInForce } from './lexicon.ts'
import { modelName } from './model-name.ts'

export type EnricherDeps = Pick<Deps, 'db' | 'axes' | 'enricher'>

interface Compiled {
  key: string
  base: Enricher
  enricher: Promise<Enricher>
}

/** The last one compiled, for each program: compiling takes a tenth of a second, and each reading asks. */
const compiled = new WeakMap<Database, Compiled>()

/**
 * What items are read with today: the code's lexicon as staff changed it, the model as it learnt. Asked anew for each
 * reading, as several programs share one database; one short query when nothing changed.
 */
export async function currentEnricher(deps: EnricherDeps): Promise<Enricher> {
  const { db, enricher: base } = deps
  const { version, learnt } = await findFilingSeqs(db)
  if (version === 0 && learnt === 0) return base
  const key = `${version} ${learnt}`
  const known = compiled.get(db)
  if (known?.key === key && known.base === base) return known.enricher
  const enricher = axesInForce(deps).then((axes) => enricherWith(deps, axes))
  compiled.set(db, { key, base, enricher })
  // What failed is not kept: the next one asks again.
  enricher.catch(() => compiled.delete(db))
  return enricher
}

/** The program's enricher with other words for the axes, and what the model learnt. */
export async function enricherWith(
  { db, enricher }: Pick<Deps, 'db' | 'enricher'>,
  axes: readonly Axis[],
): Promise<Enricher> {
  const { model } = enricher
  if (!model) return { ...enricher, tagger: compileAxes(axes) }
  const kept = await findWeightsOf(db, await modelName(model))
  const learnt = kept === undefined ? {} : { learnt: JSON.parse(kept) as LearntWeights }
  return { ...enricher, tagger: compileAxes(axes, { model, ...learnt }) }
}
