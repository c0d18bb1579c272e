import type { KindModelData } from '#src/enrich/kind/kind-model.ts'
import model from './model.json' with { type: 'json' }

/** Weights of the signs of kinds and domains, learnt from labelled items: `node bench/quality/kinds.ts --write`. */
export const kindModel: KindModelData = model
