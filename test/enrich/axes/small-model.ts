import type { Axis, AxisId } from '#src/axis/taxonomy.ts'
import { evidenceOfItem, evidencePerAxis } from '#src/enrich/axes/evidence.ts'
import type { AxisModel } from '#src/enrich/axes/model.ts'

const ids: AxisId[] = ['infrastructures-thd-mobile', 'donnees-ia']

export const twoAxes: Axis[] = [
  axis('infrastructures-thd-mobile', 'TH', [{ term: 'fibre optique', weight: 3 }]),
  axis('donnees-ia', 'DI', [{ term: 'open data', weight: 3 }]),
]

function axis(id: AxisId, code: string, cues: Axis['cues']): Axis {
  return { id, code, label: id, scope: id, outOfScope: 'rien', cues }
}

/** A model written by hand: weights in hundredths, by feature, for relevance, the networks and the data. */
export function smallModel(
  weights: Record<string, [relevance: number, networks: number, data: number]>,
  said: Partial<AxisModel> = {},
): AxisModel {
  const names = Object.keys(weights)
  const width = evidencePerAxis * ids.length + evidenceOfItem
  const ownCues = (place: number): number[] =>
    Array.from({ length: width }, (_, index) => (index === place * evidencePerAxis ? 2 : 0))
  const anyCue = Array.from({ length: width }, (_, index) => (index === 2 * evidencePerAxis + 2 ? 2 : 0))
  return {
    outputs: ['relevance', ...ids],
    features: names.join('\n'),
    rarity: Buffer.from(names.map(() => 20)).toString('base64'),
    weights: Buffer.from(Int8Array.from(names.flatMap((name) => weights[name]!)).buffer).toString('base64'),
    scales: [12.7, 12.7, 12.7],
    biases: [-2, -3, -3],
    evidence: [anyCue, ownCues(0), ownCues(1)],
    thresholds: { relevance: 0, axis: 0 },
    ...said,
  }
}
