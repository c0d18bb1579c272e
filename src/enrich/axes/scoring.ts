import type { Cue } from '../../axis/taxonomy.ts'

/** Numbers measured on labelled items by bench/axes.ts; change one only with its figures beside it. */
export const scoring = {
  /** Factor of a cue in the title. */
  title: 3,
  /** What the second occurrence of a cue adds, as a share of the first; later ones add nothing. */
  repeat: 0.5,
  /** A long page meets every theme once: past this many characters of the text, a cue counts for half. */
  gist: 2_000,
  beyondGist: 0.5,
  /** Characters between an ambiguous word and the neighbour that decides it. */
  window: 90,
  /** No phrase of the lexicon is longer, in characters. */
  longestPhrase: 120,
  mostAxes: 3,
  /** An axis under this share of the best one is only mentioned. */
  shareOfBest: 0.3,
  /** What the best axis must reach, less what speaks against, when a word tells of local authorities… */
  relevantNearAuthority: 3,
  /** …and when none does. */
  relevantElsewhere: 6,
  titleLength: 500,
  categories: 20,
} as const

/**
 * Score 6; or 4 with two distinct cues; or one strong cue alone, in a title or in a text short enough to have but one
 * subject: a long page names the GDPR in its footer.
 */
export function keepsAxis(score: number, cues: readonly Cue[], textLength: number): boolean {
  if (score >= 6) return true
  if (score >= 4 && cues.length >= 2) return true
  const least = textLength <= scoring.gist ? 3 : 4
  return score >= least && cues.some((cue) => cue.weight >= 3)
}
