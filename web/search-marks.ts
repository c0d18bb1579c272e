import { planMarks } from '#src/search/passage/plan-marks.ts'
import type { ParsedQuery } from '#src/search/query/ast.ts'
import type { Correction } from '#src/search/search-index.ts'
import { openSynonyms } from '#src/search/words/current-synonyms.ts'
import type { SearchPlan } from '#src/search/words/plan.ts'
import type { Site } from './site.ts'

/** What results are marked with: the words typed, their synonyms, and what was read in the place of some. */
export type MarksOf = (asked: ParsedQuery, corrections?: readonly Correction[]) => Promise<SearchPlan>

/** Once for the site: the synonyms are compiled when staff changed them, not for each page. */
export function openMarks({ deps }: Site): MarksOf {
  const current = openSynonyms(deps.db, deps.synonyms)
  return async (asked, corrections = []) => planMarks(asked, { synonyms: await current(), corrections })
}
