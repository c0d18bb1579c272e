import { type AxisId, axisIds } from '../axis/taxonomy.ts'
import type { AxisMatch, EnrichedItem } from '../enrich/enriched-item.ts'
import type { AxisVerdicts, ItemDecision } from '../store/item-decisions.ts'

/** What a person's word weighs: as much as a strong cue in the title and another in the text. */
const staffWeight = 12

/**
 * The filing that a person decided stands over the tagger's, and what one said of an axis by itself over both; what was
 * not decided stays the tagger's.
 */
export function applyDecision<T extends EnrichedItem>(item: T, decision: ItemDecision | undefined): T {
  if (!decision) return item
  const base = decision.axes?.map((id) => foundAxis(item, id) ?? givenAxis(id)) ?? item.axes
  const axes = decision.verdicts ? judged(item, base, decision.verdicts) : base
  return {
    ...item,
    axes,
    relevant: axes.length > 0,
    kind: decision.kind ?? item.kind,
    domain: decision.domain ?? item.domain,
  }
}

function judged(item: EnrichedItem, base: readonly AxisMatch[], verdicts: AxisVerdicts): AxisMatch[] {
  const added = axisIds.filter((id) => verdicts[id] === 'yes' && !base.some((axis) => axis.id === id))
  return [
    ...base.filter(({ id }) => verdicts[id] !== 'no'),
    ...added.map((id) => foundAxis(item, id) ?? givenAxis(id)),
  ]
}

function foundAxis(item: EnrichedItem, id: AxisId): AxisMatch | undefined {
  return item.axes.find((axis) => axis.id === id)
}

function givenAxis(id: AxisId): AxisMatch {
  const reason = { term: '', field: 'staff', start: 0, end: 0, weight: staffWeight } as const
  return { id, score: staffWeight, reasons: [reason] }
}
