import type { SearchQuery } from '../search-index.ts'
import type { SearchPlan } from '../words/plan.ts'
import type { MeilisearchServer } from './client.ts'
import { conjunctsOf } from './conjuncts.ts'
import { filtersOf } from './filters.ts'
import { narrow } from './narrow.ts'
import { type Answer, askAll } from './questions.ts'

/** Of what the words of an item tell: who has so much speaks of the same. */
const enoughShare = 0.3

/** Of each word, the items looked at: those that have it in their title first. Listing one costs the server 60 µs. */
const mostOfWord = 200
const mostAlike = 100

/**
 * What shares the most with an item: the server lists each word's items, in one request, and what they share is added
 * up here, since it has no « so many of these words ».
 */
export async function findAlike(
  server: MeilisearchServer,
  query: SearchQuery,
  { must, should }: SearchPlan,
): Promise<Answer['hits']> {
  const page = { offset: 0, limit: mostOfWord }
  const questions = await Promise.all(
    should.map(async (words) => {
      const { of } = conjunctsOf([...must, { kind: 'words', words }], query.now)
      return { asks: (await narrow(server, of, [])).asks, filters: filtersOf(query), page }
    }),
  )
  const answers = await askAll(server, questions)
  const total = should.reduce((sum, { telling }) => sum + telling, 0)
  const shares = new Map<string, Answer['hits'][number]>()
  answers.forEach(({ hits }, at) => {
    const share = should[at]!.telling / total
    for (const { id, story } of hits) {
      shares.set(id, { id, story, score: (shares.get(id)?.score ?? 0) + share })
    }
  })
  const alike = [...shares.values()]
    .filter(({ score }) => score >= enoughShare - 1e-9)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  return alike.slice(0, mostAlike).map((hit) => ({ ...hit, score: Math.min(1, hit.score) }))
}
