import type { Cue } from './taxonomy.ts'

/** Weight 3: the term alone says the axis. */
export function strong(...terms: readonly string[]): Cue[] {
  return terms.map((term) => ({ term, weight: 3 }))
}

/** Weight 2: the term belongs to the axis, but is also met elsewhere. */
export function clear(...terms: readonly string[]): Cue[] {
  return terms.map((term) => ({ term, weight: 2 }))
}

/** Weight 1: only counts beside another. */
export function weak(...terms: readonly string[]): Cue[] {
  return terms.map((term) => ({ term, weight: 1 }))
}

/** Acronyms: whole word, exact case (`RIP` is a network, « rip » is not). */
export function acronym(weight: 1 | 2 | 3, ...terms: readonly string[]): Cue[] {
  return terms.map((term) => ({ term, weight, exactCase: true }))
}

/** An ambiguous word: counts near one of `needs`, never near one of `cancelledBy`. */
export function needing(
  term: string,
  weight: 1 | 2 | 3,
  context: { needs?: readonly string[]; cancelledBy?: readonly string[]; exactCase?: boolean },
): Cue {
  return { term, weight, ...context }
}
