import { legalKinds } from './labels.ts'
import type { Story } from './story.ts'

const ranks = [...legalKinds]

/** « Textes parus »: a law, a decree, a decision that says when it was published. */
export function isPublishedText({ item }: Story): boolean {
  return legalKinds.has(item.kind) && item.publishedAt !== undefined
}

/** The best of them, by the rank of the text: a law before a decree. */
export function selectTexts(texts: readonly Story[], limit: number): Story[] {
  const rank = ({ item }: Story) => ranks.indexOf(item.kind)
  return texts.slice(0, limit).toSorted((a, b) => rank(a) - rank(b))
}
