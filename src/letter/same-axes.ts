import type { AxisId } from '../axis/taxonomy.ts'

/** The same choice, in whatever order. */
export function sameAxes(a: readonly AxisId[], b: readonly AxisId[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
