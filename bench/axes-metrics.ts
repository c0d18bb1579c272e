import { axisIds } from '#src/axis/taxonomy.ts'
import type { AxisId, Domain, Kind } from '#src/axis/taxonomy.ts'
import type { GoldItem } from './axes-gold.ts'

/** What a tagger answered for one item; a rival may leave kind and domain out. */
export interface Answer {
  axes: readonly AxisId[]
  kind?: Kind
  domain?: Domain
  deadline?: string
}

export interface Figures {
  relevance: Scores
  axesMacroF1: number
  axesMicro: Scores
  perAxis: Record<string, Scores>
  /** Share of relevant items whose first axis is the first labelled one. */
  mainAxis: number
  kind: number
  /** On items labelled relevant: the others have no labelled domain. */
  domain: number
  deadline: Scores
}

export interface Scores {
  precision: number
  recall: number
  f1: number
}

export function measure(gold: readonly GoldItem[], answers: readonly Answer[]): Figures {
  const pairs = gold.map((item, index) => ({ item, answer: answers[index]! }))
  const relevant = pairs.filter(({ item }) => item.relevant)
  const perAxis = Object.fromEntries(axisIds.map((id) => [id, scoreOf(pairs.map(axisCell(id)))]))
  return {
    relevance: scoreOf(pairs.map(({ item, answer }) => [item.relevant, answer.axes.length > 0])),
    axesMacroF1: mean(Object.values(perAxis).map((scores) => scores.f1)),
    axesMicro: scoreOf(axisIds.flatMap((id) => pairs.map(axisCell(id)))),
    perAxis,
    mainAxis: share(relevant.map(({ item, answer }) => item.axes[0] === answer.axes[0])),
    kind: share(pairs.map(({ item, answer }) => item.kind === answer.kind)),
    domain: share(relevant.map(({ item, answer }) => item.domain === answer.domain)),
    deadline: deadlineScores(pairs),
  }
}

interface Pair {
  item: GoldItem
  answer: Answer
}

function axisCell(id: AxisId): (pair: Pair) => [boolean, boolean] {
  return ({ item, answer }) => [item.axes.includes(id), answer.axes.includes(id)]
}

/** A wrong date is both a false one and a missed one. */
function deadlineScores(pairs: readonly Pair[]): Scores {
  return scoreOf(
    pairs.flatMap(({ item, answer }): [boolean, boolean][] => {
      const given = answer.deadline?.slice(0, 10)
      if (item.deadline && given === item.deadline) return [[true, true]]
      return [
        [item.deadline !== null, false],
        [false, given !== undefined],
      ]
    }),
  )
}

function scoreOf(cells: readonly (readonly [expected: boolean, given: boolean])[]): Scores {
  const right = cells.filter(([expected, given]) => expected && given).length
  const precision = right / Math.max(1, cells.filter(([, given]) => given).length)
  const recall = right / Math.max(1, cells.filter(([expected]) => expected).length)
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function share(answers: readonly boolean[]): number {
  return mean(answers.map(Number))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
