import type { Cue } from '#src/axis/taxonomy.ts'
import { digitalWords } from '../neighbours.ts'

/** Cues of one weight, parted by semicolons or line breaks; what is all capitals is an acronym, of exact case. */
export function written(weight: 1 | 2 | 3, list: string): Cue[] {
  return list
    .split(/[;\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== '')
    .map((term) =>
      /\p{Lu}{2}/u.test(term) && !/\p{Ll}/u.test(term) ? { term, weight, exactCase: true } : { term, weight },
    )
}

/** Words of a trade that speak for an axis only where something digital stands near. */
export function nearDigital(weight: 1 | 2 | 3, list: string): Cue[] {
  return written(weight, list).map((cue) => ({ ...cue, needs: digitalWords }))
}

/** The cues of an axis, and those of a vocabulary that it has not: what the axis says of a term stands. */
export function withVocabulary(cues: readonly Cue[], vocabulary: readonly Cue[]): Cue[] {
  const known = new Set<string>()
  return [...cues, ...vocabulary].filter((cue, index) => {
    const key = keyOf(cue)
    if (index >= cues.length && known.has(key)) return false
    known.add(key)
    return true
  })
}

/** As src/axis/validate.ts compares them: a term under conditions is another than the term alone. */
function keyOf({ term, exactCase, needs }: Cue): string {
  const letters = exactCase ? term : term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return needs ? `${letters} ~` : letters
}
