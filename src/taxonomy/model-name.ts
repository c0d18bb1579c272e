import type { AxisModel } from '../enrich/axes/model.ts'
import { sha256Hex } from '../hash.ts'

/** Tells one shipped model from another: what one learnt says nothing of the next, whose outputs may stand otherwise. */
export async function modelName(model: AxisModel): Promise<string> {
  return (await sha256Hex(JSON.stringify(model))).slice(0, 16)
}
