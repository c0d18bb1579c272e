import { analyse } from '../french/analyse.ts'

/** The same for two groups of the same expressions, however they are written and ordered; '' where no word is left. */
export function synonymKey(expressions: readonly string[]): string {
  const keys = expressions.map((one) =>
    analyse(one)
      .map(({ term }) => term)
      .join(' '),
  )
  return [...new Set(keys)]
    .filter((key) => key !== '')
    .toSorted()
    .join(' | ')
}
