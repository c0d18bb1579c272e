/**
 * Words that say nothing of which event is told: articles, and the boilerplate of calls (measured on synthetic call
 * titles: with it, two different calls of one funder look alike).
 */
const emptyWords = new Set(
  `a au aux avec ce ces cette d dans de des du en est et il l la le les leur lors n ne nos notre nous on ou par pas plus pour que
   qui s sa se ses son sont sous sur un une vers y appel projet projets manifestation interet candidatures candidature
   lance lancement publie publication ouverture nouveau nouvelle nouveaux`.split(/\s+/),
)

/** Fewer significant words than this and two titles may be alike by chance ("Fréquences", "Communiqué de presse"). */
const enoughWords = 4

/**
 * A key that two publishers' titles share when they name the same thing in the same words, in any order.
 * '' when the title says too little to tell.
 */
export function titleKey(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !emptyWords.has(word))
    .map(withoutPlural)
  const distinct = [...new Set(words)].toSorted()
  return distinct.length < enoughWords ? '' : distinct.join(' ').slice(0, 400)
}

function withoutPlural(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, '') : word
}
