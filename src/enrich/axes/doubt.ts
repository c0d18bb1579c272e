import type { EnrichedItem } from '../enriched-item.ts'

/**
 * Under this best score a person should look. Measured on the `test` parts of bench/labelled by a model trained without them:
 * a fifth of what is filed falls below, half of it wrongly filed; of the rest, one in eight.
 */
const certain = 9

/** Filed, but on little. */
export function isDoubtful({ relevant, axes }: Pick<EnrichedItem, 'relevant' | 'axes'>): boolean {
  return relevant && axes.every((axis) => axis.score < certain)
}
