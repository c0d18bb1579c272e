import type { FeedDefinition } from '../../feed/definition.ts'
import type { Reading } from './tagger.ts'
import type { AxisMatch } from '../enriched-item.ts'
import { scoring } from './scoring.ts'

/** Axes that stand after the feed's gate and the abstention; none means that the item stays in search only. */
export function keptAxes(reading: Reading, gate: FeedDefinition['gate']): AxisMatch[] {
  if (gate === 'local-authority' && !reading.localAuthority) return []
  if (gate === 'strong-cue' && !reading.strongCue) return []
  if (reading.belongs !== undefined) return reading.belongs ? reading.axes : []
  const best = reading.axes[0]?.score ?? 0
  const least = reading.localAuthority ? scoring.relevantNearAuthority : scoring.relevantElsewhere
  return best - reading.offTopic >= least ? reading.axes : []
}
