import type { SearchQuery } from '../search-index.ts'
import { planSearch } from '../words/plan-search.ts'
import type { SearchPlan, Vocabulary } from '../words/plan.ts'
import { noSynonyms, type Synonyms } from '../words/synonyms.ts'
import type { Mirror } from './mirror.ts'
import { planLikeness } from './plan-likeness.ts'

export interface Planner {
  vocabulary: (mirror: Mirror) => Promise<Vocabulary>
  synonyms?: () => Promise<Synonyms>
}

export async function planQuery(planner: Planner, mirror: Mirror, query: SearchQuery): Promise<SearchPlan> {
  if (query.like) return planLikeness(query.like, await planner.vocabulary(mirror))
  if (query.asked.tree.of.length === 0) return { must: [], should: [], corrections: [] }
  return planSearch(query.asked, {
    vocabulary: await planner.vocabulary(mirror),
    synonyms: (await planner.synonyms?.()) ?? noSynonyms,
    // What must mean the same tomorrow asks for every word as it is.
    openEnd: query.matching === 'best',
  })
}
