import type { Domain } from '../axis/taxonomy.ts'
import type { LetterCard } from './letter.ts'

export interface DomainGroup {
  domain: Domain
  cards: LetterCard[]
}

/** The stories of an axis by domain, in the order of their first story: an editor who moves it moves its domain. */
export function domainGroups(cards: readonly LetterCard[]): DomainGroup[] {
  return [...Map.groupBy(cards, ({ domain }) => domain)].map(([domain, own]) => ({ domain, cards: own }))
}

/** The first of each domain in turn, so that a cut does not fall on the last domain alone. */
export function cutByDomain(cards: readonly LetterCard[], limit: number): LetterCard[] {
  if (cards.length <= limit) return [...cards]
  const groups = domainGroups(cards)
  const kept = new Set<LetterCard>()
  for (let turn = 0; kept.size < limit; turn += 1) {
    for (const group of groups) {
      const card = group.cards[turn]
      if (card && kept.size < limit) kept.add(card)
    }
  }
  return cards.filter((card) => kept.has(card))
}
