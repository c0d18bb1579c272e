import type { FeedDefinition } from '../feed/definition.ts'
import type { Reading } from './axes.ts'
import type { AxisMatch } from './enriched-item.ts'

/** Axes that stand after the feed's gate and the abstention; none means that the item stays in search only. */
export function keptAxes(reading: Reading, gate: FeedDefinition['gate']): AxisMatch[] {
  const best = reading.axes[0]
  if (!best || best.score <= reading.offTopic) return []
  if (gate === 'local-authority' && !reading.localAuthority) return []
  if (gate === 'strong-cue' && !reading.strongCue) return []
  return reading.axes
}
