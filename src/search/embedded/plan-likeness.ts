import { analyse } from '../french/analyse.ts'
import type { TermNode } from '../query/ast.ts'
import type { SearchQuery } from '../search-index.ts'
import type { PlannedNode, SearchPlan, Vocabulary, WantedWords } from '../words/plan.ts'

/** The most telling words of an item are looked for. */
const mostWords = 12
const readLength = 8_000
const titleCount = 3
/** A word of half the documents tells nothing. */
const commonShare = 2

/** A plan for what speaks of the same as an item: its most telling words, of which a part is enough. */
export function planLikeness(like: NonNullable<SearchQuery['like']>, vocabulary: Vocabulary): SearchPlan {
  const counts = new Map<string, { form: string; count: number }>()
  const count = (text: string, each: number) => {
    for (const { term, form } of analyse(text)) {
      const known = counts.get(term)
      if (known) known.count += each
      else counts.set(term, { form, count: each })
    }
  }
  count(like.title, titleCount)
  count(like.text.slice(0, readLength), 1)
  const should = [...counts]
    .map(([stem, { form, count: times }]) => wantedWord(stem, form, times, vocabulary))
    .filter(({ telling }) => telling > 0)
    .toSorted(
      (one, other) => other.telling - one.telling || (one.terms[0]!.typed < other.terms[0]!.typed ? -1 : 1),
    )
    .slice(0, mostWords)
  const itself: PlannedNode = { kind: 'field', test: { field: 'item', ids: [like.id] } }
  // Nothing is like what says nothing.
  const must: PlannedNode[] = should.length > 0 ? [{ kind: 'not', of: itself }] : [{ kind: 'any', of: [] }]
  return { must, should, corrections: [] }
}

function wantedWord(stem: string, form: string, times: number, vocabulary: Vocabulary): WantedWords {
  const [all, held] = [vocabulary.documents, vocabulary.documentsWith(stem)]
  const term: TermNode = {
    kind: 'term',
    typed: form,
    stems: [stem],
    forms: [form],
    quoted: false,
    start: 0,
    end: 0,
  }
  const isCommon = all > 20 && held * commonShare > all
  const telling =
    isCommon || stem.length < 2 ? 0 : Math.log(1 + times) * Math.log((all + 1) / (held + 0.5) + 1)
  return { terms: [term], ways: [{ stems: [stem], phrase: false, weight: 1, by: 'typed' }], telling }
}
