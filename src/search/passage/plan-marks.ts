import { analyse, stemsOf } from '../french/analyse.ts'
import { type ParsedQuery, type TermNode, askNothing } from '../query/ast.ts'
import type { Correction } from '../search-index.ts'
import { planSearch } from '../words/plan-search.ts'
import type { SearchPlan, WantedWords, Way } from '../words/plan.ts'
import type { Synonyms } from '../words/synonyms.ts'

/** What to mark: a query alone (its words as typed), a plan, or bare expressions, each a phrase. */
export type Marked = ParsedQuery | SearchPlan | readonly string[]

export function planOf(marked: Marked): SearchPlan {
  if ('should' in marked) return marked
  return 'tree' in marked ? planSearch(marked, { openEnd: false }) : planSearch(phrases(marked))
}

/**
 * What a page marks: the words typed, their synonyms, and what the engine read in the place of some (`SearchResult.corrections`).
 * It needs no vocabulary: an engine's plan would do as well, where one has it.
 */
export function planMarks(
  asked: ParsedQuery,
  { synonyms, corrections = [] }: { synonyms?: Synonyms; corrections?: readonly Correction[] },
): SearchPlan {
  const plan = planSearch(asked, { openEnd: false, ...(synonyms ? { synonyms } : {}) })
  return {
    ...plan,
    corrections: [...corrections],
    should: plan.should.map((words) => withRead(words, corrections)),
  }
}

function withRead(words: WantedWords, corrections: readonly Correction[]): WantedWords {
  const read = corrections.filter(({ typed }) => words.terms.some((term) => term.typed === typed))
  const ways = read.flatMap(({ used }) =>
    stemsOf(used).map((stem): Way => ({ stems: [stem], phrase: false, weight: 0.9, by: 'fault' })),
  )
  return { ...words, ways: [...words.ways, ...ways] }
}

function phrases(expressions: readonly string[]): ParsedQuery {
  const of = expressions.map((typed, at): TermNode => {
    const tokens = analyse(typed)
    return {
      kind: 'term',
      typed,
      stems: tokens.map(({ term }) => term),
      forms: tokens.map(({ form }) => form),
      quoted: true,
      start: at,
      end: at,
    }
  })
  return { ...askNothing(), tree: { kind: 'all', of: of.filter(({ stems }) => stems.length > 0) } }
}
