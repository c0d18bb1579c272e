import type { Axis } from '../../axis/taxonomy.ts'
import type { AxisMatch } from '../enriched-item.ts'
import { contextWords } from './context-words.ts'
import type { ContextWords } from './context-words.ts'
import { type Readable, readDocument } from './document.ts'
import { compileJudge } from './judge.ts'
import { type AxisEvidence, compileLexicon } from './lexicon.ts'
import type { AxisModel, LearntWeights } from './model.ts'
import { keepsAxis, scoring } from './scoring.ts'

/** All that one pass over an item tells. */
export interface Reading {
  /** Axes that pass the threshold, best first, three at most. */
  axes: AxisMatch[]
  /** A word about local authorities or public service was met. */
  localAuthority: boolean
  /** One of the kept axes rests on a cue of weight 3. */
  strongCue: boolean
  /** Weight of what speaks against the watch: consumer goods, sport, stock exchange, non-digital funding. */
  offTopic: number
  /** Whether the model finds that the item belongs to the watch; absent where the lexicon judges alone. */
  belongs?: boolean
}

export interface TaggerOptions {
  context?: ContextWords
  /** Weighs the cues beside words that it learnt; without it the lexicon judges alone. */
  model?: AxisModel
  /** What corrections of staff add to the model. */
  learnt?: LearntWeights
}

export interface AxisTagger {
  tag(item: Readable): AxisMatch[]
  read(item: Readable): Reading
}

/** Compiles the lexicon once; the tagger then reads each item in a single pass, whatever the number of cues. */
export function compileAxes(axes: readonly Axis[], options: TaggerOptions = {}): AxisTagger {
  const lexicon = compileLexicon(axes, options.context ?? contextWords)
  const judge = options.model && compileJudge(axes, options.model, options.learnt)
  const read = (item: Readable): Reading => {
    const document = readDocument(item)
    const found = lexicon.read(document)
    const { axes: evidence, localAuthority, offTopic } = found
    if (judge) return { ...judge(document, found, item), localAuthority, offTopic }
    const ranked = rankAxes(axes, evidence, item)
    return {
      axes: ranked.map(({ id, score, reasons }) => ({ id, score, reasons })),
      strongCue: ranked.some((axis) => axis.strong),
      localAuthority,
      offTopic,
    }
  }
  return { read, tag: (item) => read(item).axes }
}

interface RankedAxis extends AxisMatch {
  strong: boolean
}

function rankAxes(axes: readonly Axis[], evidence: readonly AxisEvidence[], item: Readable): RankedAxis[] {
  const ranked = axes
    .map((axis, index) => scoreAxis(axis, evidence[index]!, item))
    .filter((scored) => scored !== undefined)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, scoring.mostAxes)
  return ranked.filter((axis) => axis.score >= ranked[0]!.score * scoring.shareOfBest)
}

function scoreAxis(axis: Axis, evidence: AxisEvidence, item: Readable): RankedAxis | undefined {
  if (evidence.reasons.length === 0) return undefined
  const reasons = [...evidence.reasons]
  const prior = item.priors?.[axis.id]
  if (prior) reasons.push({ term: item.publisher ?? '', field: 'source', start: 0, end: 0, weight: prior })
  const score = evidence.score + (prior ?? 0)
  if (!keepsAxis(score, evidence.cues, item.text.length)) return undefined
  return { id: axis.id, score, reasons, strong: evidence.cues.some((cue) => cue.weight >= 3) }
}
