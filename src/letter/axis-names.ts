import type { AxisId } from '../axis/taxonomy.ts'
import type { Deps } from '../deps.ts'
import { listAxisLabels } from '../store/axis-labels.ts'

export interface AxisName {
  /** Two letters, shown beside the label. */
  code: string
  label: string
}

/** Every axis in reading order, under the label that staff gave it. */
export async function listAxisNames(deps: Pick<Deps, 'db' | 'axes'>): Promise<Map<AxisId, AxisName>> {
  const labels = await listAxisLabels(deps.db)
  return new Map(deps.axes.map(({ id, code, label }) => [id, { code, label: labels.get(id) ?? label }]))
}
