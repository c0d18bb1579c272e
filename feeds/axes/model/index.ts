import type { AxisModel } from '#src/enrich/axes/model.ts'
import weights from './weights.json' with { type: 'json' }

/** What bench/quality/train.ts learnt from the labelled items; the README of bench/labelled says which. */
export const axisModel = weights as unknown as AxisModel
