import { axisIds } from '#src/axis/taxonomy.ts'
import type { AxisId, Domain, Kind } from '#src/axis/taxonomy.ts'
import type { Labelled } from './labelled.ts'

/** What a tagger answered for one item; a rival leaves out what it does not read. */
export interface Answer {
  relevant: boolean
  axes: readonly AxisId[]
  kind?: Kind
  domain?: Domain
  deadline?: string
  amounts?: readonly number[]
  territories?: readonly string[]
  refs?: readonly string[]
  beneficiaries?: readonly string[]
}

export interface Scores {
  precision: number
  recall: number
  f1: number
}

export interface Figures {
  relevance: Scores
  axesMacroF1: number
  axesMicro: Scores
  perAxis: Record<AxisId, Scores>
  /** Share of relevant items whose first axis is the first labelled one. */
  mainAxis: number
  /** Share of right answers, every item. */
  kind: number
  /** Share of right answers on items labelled relevant: the others have no labelled domain. */
  domain: number
  /** Facts: on items labelled relevant, where they are labelled. */
  deadline: Scores
  amounts: Scores
  territories: Scores
  refs: Scores
  beneficiaries: Scores
}

export interface Pair {
  item: Labelled
  answer: Answer
}

export function measure(pairs: readonly Pair[]): Figures {
  const relevant = pairs.filter(({ item }) => item.relevant)
  const perAxis = Object.fromEntries(
    axisIds.map((id) => [id, scoreCells(pairs.map(axisCell(id)))]),
  ) as Record<AxisId, Scores>
  return {
    relevance: scoreCells(pairs.map(({ item, answer }) => [item.relevant, answer.relevant])),
    axesMacroF1: mean(Object.values(perAxis).map((scores) => scores.f1)),
    axesMicro: scoreCells(axisIds.flatMap((id) => pairs.map(axisCell(id)))),
    perAxis,
    mainAxis: mean(relevant.map(({ item, answer }) => Number(item.axes[0] === answer.axes[0]))),
    kind: mean(pairs.map(({ item, answer }) => Number(item.kind === answer.kind))),
    domain: mean(relevant.map(({ item, answer }) => Number(item.domain === answer.domain))),
    deadline: scoreSets(relevant, deadlinesOf),
    amounts: scoreSets(relevant, ({ item, answer }) => [item.amounts, answer.amounts]),
    territories: scoreSets(relevant, ({ item, answer }) => [item.territories, answer.territories]),
    refs: scoreSets(relevant, ({ item, answer }) => [item.legal_refs, answer.refs]),
    beneficiaries: scoreSets(
      relevant.filter(({ item }) => (item.beneficiaries?.length ?? 0) > 0),
      ({ item, answer }) => [item.beneficiaries, answer.beneficiaries],
    ),
  }
}

/** The two sets that each fact compares. */
export function deadlinesOf({ item, answer }: Pair): [string[], string[]] {
  return [item.deadline ? [item.deadline] : [], answer.deadline ? [answer.deadline.slice(0, 10)] : []]
}

function axisCell(id: AxisId): (pair: Pair) => [boolean, boolean] {
  return ({ item, answer }) => [item.axes.includes(id), answer.axes.includes(id)]
}

type SetsOf = (
  pair: Pair,
) => [expected: readonly unknown[] | undefined, given: readonly unknown[] | undefined]

function scoreSets(pairs: readonly Pair[], setsOf: SetsOf): Scores {
  return scoreCells(
    pairs.flatMap((pair): [boolean, boolean][] => {
      const [expected, given] = setsOf(pair).map((set) => new Set((set ?? []).map(comparable)))
      return [...expected!.union(given!)].map((value) => [expected!.has(value), given!.has(value)])
    }),
  )
}

/** Typographic apostrophes, spaces and case make no other name. */
export function comparable(value: unknown): string {
  return String(value).replaceAll('’', "'").replace(/\s+/g, ' ').trim().toLowerCase()
}

function scoreCells(cells: readonly (readonly [expected: boolean, given: boolean])[]): Scores {
  const right = cells.filter(([expected, given]) => expected && given).length
  const precision = right / Math.max(1, cells.filter(([, given]) => given).length)
  const recall = right / Math.max(1, cells.filter(([expected]) => expected).length)
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
