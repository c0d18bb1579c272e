import type { Kind } from '../../axis/taxonomy.ts'
import { matchWords } from './match-words.ts'
import type { SearchPlan } from './plan.ts'
import { rankWeights, type RankWeights } from './rank-weights.ts'
import { type Found, type Signs, readSigns } from './signs.ts'
import { wantedOf } from './wanted.ts'

/** What the second pass reads of a document: its first words in order, folded, grammar words left out (Token.form). */
export interface DocumentWords {
  title: readonly string[]
  /** The first 300 or so. */
  text: readonly string[]
  publisher: readonly string[]
  /** Since its date; 0 for what is dated ahead. */
  ageDays: number
  /** 0 to 1. */
  axisScore: number
  /** Filed under an axis. */
  relevant: boolean
  kind: Kind
  /** By place in `wantedOf(plan)`: the index knows that the word stands somewhere in the document, maybe further on. */
  elsewhere?: readonly boolean[]
}

/** 0 to 1: how well a document answers. To score many, make one scorer (`createScorer`) for all. */
export function scoreDocument(
  document: DocumentWords,
  plan: SearchPlan,
  weights: RankWeights = rankWeights,
): number {
  return createScorer(plan, weights)(document)
}

/** The score of any document for one plan. */
export function createScorer(
  plan: SearchPlan,
  weights: RankWeights = rankWeights,
): (document: DocumentWords) => number {
  const tellings = wantedOf(plan).map(({ telling }) => telling)
  const matcher = matchWords(plan)
  return (document) => scoreSigns(document, readSigns(document, matcher, tellings.length), tellings, weights)
}

/** The score from what was read, for who tries other weights on it. */
export function scoreSigns(
  document: DocumentWords,
  signs: Signs,
  tellings: readonly number[],
  weights: RankWeights,
): number {
  const score = wordScore(signs, tellings, weights) + priorScore(document, tellings.length, weights)
  return score / mostScored(weights)
}

function wordScore(signs: Signs, tellings: readonly number[], weights: RankWeights): number {
  const { title, text, publisher, elsewhere } = signs
  const total = sum(tellings)
  if (total === 0) return 0
  const full = saturate(weights.title + weights.lead + weights.text + weights.publisher, weights)
  let [base, coverage, inTitle] = [0, 0, 0]
  tellings.forEach((telling, at) => {
    const field = fieldScore(signs, at, weights)
    base += (telling * saturate(field, weights)) / full
    const best = Math.max(title.strength[at]!, text.strength[at]!, publisher.strength[at]!)
    coverage += telling * Math.max(best, elsewhere[at] ? weights.elsewhere : 0)
    inTitle += telling * title.strength[at]!
  })
  const [covered, titled] = [coverage / total, inTitle / total]
  const bonus =
    weights.allInTitle * titled ** 2 +
    weights.titleShare * titled * Math.min(1, title.covered / Math.max(3, title.length)) +
    weights.titleStart * titled * (title.first.some((first) => first === 0) ? 1 : 0) +
    weights.titleOrder * closenessOf(title, tellings) +
    weights.textOrder * closenessOf(text, tellings)
  return ((weights.base * base) / total + bonus) * covered ** weights.coverage
}

function fieldScore({ title, text, publisher }: Signs, at: number, weights: RankWeights): number {
  const often = 1 - 0.6 ** text.count[at]!
  const early = text.first[at]! < 0 ? 0 : 1 / (1 + text.first[at]! / 30)
  return (
    weights.title * title.strength[at]! +
    weights.publisher * publisher.strength[at]! +
    text.strength[at]! * (weights.text * often + weights.lead * early)
  )
}

function saturate(value: number, { saturation }: RankWeights): number {
  return value / (value + saturation)
}

/** By what the pairs tell; one word alone is never near another. */
function closenessOf(found: Found, tellings: readonly number[]): number {
  let [closeness, total] = [0, 0]
  for (let at = 1; at < tellings.length; at += 1) {
    const telling = Math.min(tellings[at - 1]!, tellings[at]!)
    closeness += telling * found.closeness[at]!
    total += telling
  }
  return total === 0 ? 0 : closeness / total
}

/** What a document is worth whatever was asked. */
function priorScore(document: DocumentWords, wanted: number, weights: RankWeights): number {
  // Who asks one broad word wants to know what is new.
  const recency = weights.recency * (wanted <= 2 ? 1.5 : 1)
  return (
    recency * 0.5 ** (document.ageDays / halfLifeDays) +
    weights.axisScore * document.axisScore +
    (document.relevant ? weights.relevant : 0)
  )
}

const halfLifeDays = 180

function mostScored(weights: RankWeights): number {
  return (
    weights.base +
    weights.allInTitle +
    weights.titleShare +
    weights.titleStart +
    weights.titleOrder +
    weights.textOrder +
    weights.recency * 1.5 +
    weights.axisScore +
    weights.relevant
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
