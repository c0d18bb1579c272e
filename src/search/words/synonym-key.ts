import type { SynonymGroup } from '../../axis/synonyms.ts'
import { stemsOf } from '../french/analyse.ts'

/** The same for two groups of the same expressions, however they are written and ordered; '' where no word is left. */
export function synonymKey(expressions: readonly string[]): string {
  const keys = expressions.map((one) => stemsOf(one).join(' '))
  return [...new Set(keys)]
    .filter((key) => key !== '')
    .toSorted()
    .join(' | ')
}

/** What names a shipped group. */
export function groupKey({ same, narrower }: SynonymGroup): string {
  return synonymKey([...same, ...narrower])
}
