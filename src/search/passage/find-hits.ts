import { analyse } from '../french/analyse.ts'
import { matchWords, strengthAt } from '../words/match-words.ts'
import type { SearchPlan } from '../words/plan.ts'
import { wantedOf } from '../words/wanted.ts'

/** Where a text has what was wanted. Offsets count UTF-16 units. */
export interface Hit {
  start: number
  end: number
  /** Place in the plan's wanted words. */
  wanted: number
  /** What the word tells, by how well the text has it. */
  weight: number
}

/** In the order of the text, and for one place in the order typed. */
export function findHits(text: string, plan: SearchPlan): Hit[] {
  const wanted = wantedOf(plan)
  if (wanted.length === 0) return []
  const matcher = matchWords(plan)
  const tokens = analyse(text)
  const forms = tokens.map(({ form }) => form)
  const hits: Hit[] = []
  for (let at = 0; at < forms.length; at += 1) {
    for (const match of matcher(forms[at]!)) {
      const strength = strengthAt(match, forms, at)
      if (strength === 0) continue
      hits.push({
        start: tokens[at]!.start,
        end: tokens[at + match.follow]!.end,
        wanted: match.wanted,
        weight: strength * wanted[match.wanted]!.telling,
      })
    }
  }
  const typedAt = wanted.map(({ terms }) => terms[0]?.start ?? 0)
  return hits.toSorted((a, b) => a.start - b.start || typedAt[a.wanted]! - typedAt[b.wanted]!)
}
