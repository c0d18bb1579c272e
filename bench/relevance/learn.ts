/**
 * Finds the weights of src/search/words/rank-weights.ts: coordinate descent on the judged queries of the half `dev`, over the recorded
 * items in memory. Run: npx node bench/relevance/learn.ts. Prints the weights, and the figures of both halves before and after.
 */
import { vocabulary as vocabularyLines } from '#feeds/vocabulary/index.ts'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { openLast } from '#src/search/words/open-last.ts'
import type { SearchPlan } from '#src/search/words/plan.ts'
import { planSearch } from '#src/search/words/plan-search.ts'
import { type RankWeights, rankWeights } from '#src/search/words/rank-weights.ts'
import { scoreSigns } from '#src/search/words/score.ts'
import { type Signs, readSigns } from '#src/search/words/signs.ts'
import { compileSynonyms } from '#src/search/words/synonyms.ts'
import { leastCoverage } from '#src/search/words/coverage.ts'
import { matchWords } from '#src/search/words/match-words.ts'
import { wantedOf } from '#src/search/words/wanted.ts'
import { readCorpus } from './corpus.ts'
import { toDocuments } from './documents.ts'
import { type Candidate, findCandidates, hold, vocabularyOf } from './in-memory.ts'
import { type JudgedQuery, facetsOf, readJudged } from './judged.ts'
import { type Figures, meanOf, measureOne } from './measures.ts'

/** As the embedded engine has it: fewer than these, and what has most of what was asked follows. */
const few = 20
/** A smaller gain is chance: ninety queries tell no more. */
const leastGain = 0.001

interface Prepared {
  judged: JudgedQuery
  plan: SearchPlan
  candidates: (Candidate & { signs: Signs })[]
}

const corpus = await readCorpus()
if (corpus) learn(prepare(toDocuments(corpus).map(hold)))
else console.log('The recorded items are not beside the project: nothing to learn from.')

function prepare(held: ReturnType<typeof hold>[]): Prepared[] {
  const vocabulary = vocabularyOf(held)
  const synonyms = compileSynonyms(readSynonyms(vocabularyLines))
  return readJudged().map((judged) => {
    const asked = parseQuery(judged.q)
    const plan = planSearch(judged.kind === 'prefix' ? openLast(asked) : asked, { vocabulary, synonyms })
    const matcher = matchWords(plan)
    const wanted = wantedOf(plan).length
    const found = findCandidates(held, plan, facetsOf(judged), leastCoverage)
    const strict = found.filter((one) => one.strict)
    const candidates = (strict.length < few ? found : strict).map((one) => ({
      ...one,
      signs: readSigns(one.words, matcher, wanted),
    }))
    return { judged, plan, candidates }
  })
}

function learn(all: readonly Prepared[]): void {
  const dev = all.filter(({ judged }) => judged.half === 'dev')
  let weights = rankWeights
  print('before', all, weights)
  let best = worth(dev, weights)
  for (const step of [2, 1.5, 1.25]) {
    for (let round = 0; round < 3; round += 1) {
      const before = best
      for (const name of Object.keys(weights) as (keyof RankWeights)[]) {
        for (const value of [weights[name] * step, weights[name] / step]) {
          const tried = { ...weights, [name]: Number(value.toPrecision(3)) }
          const found = worth(dev, tried)
          if (found > best + leastGain) [weights, best] = [tried, found]
        }
      }
      if (best === before) break
    }
    print(`steps of ${step}`, all, weights)
  }
  console.log(weights)
}

/** What is learnt for: above all the order of the first ten. */
function worth(queries: readonly Prepared[], weights: RankWeights): number {
  const { ndcg, success, recall } = figuresOf(queries, weights)
  return ndcg + 0.3 * success + 0.2 * recall
}

function figuresOf(queries: readonly Prepared[], weights: RankWeights): Figures {
  return meanOf(queries.map((query) => measureOne(orderOf(query, weights), query.judged.grades)))
}

function orderOf({ plan, candidates }: Prepared, weights: RankWeights): string[] {
  const tellings = wantedOf(plan).map(({ telling }) => telling)
  return candidates
    .map(({ held: { key }, words, signs, strict }) => ({
      key,
      strict,
      score: scoreSigns(words, signs, tellings, weights),
    }))
    .toSorted((a, b) => Number(b.strict) - Number(a.strict) || b.score - a.score || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key)
}

function print(name: string, all: readonly Prepared[], weights: RankWeights): void {
  const figures = (['dev', 'test'] as const).map((half) => {
    const { ndcg, success, recall } = figuresOf(
      all.filter(({ judged }) => judged.half === half),
      weights,
    )
    return `${half} ${[ndcg, success, recall].map((one) => one.toFixed(3)).join(' ')}`
  })
  console.log(name.padEnd(14), figures.join('   '))
}
