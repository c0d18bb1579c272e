import type { Letter, LetterCard, LetterSection } from '#src/letter/letter.ts'

/** One story of a letter; each test says only what matters to it. */
export function letterCard(id: string, given: Partial<LetterCard> = {}): LetterCard {
  return {
    id,
    title: `Titre ${id}`,
    url: `https://e.example/${id}`,
    page: `https://veille.example/elements/${id}`,
    summary: '',
    summaryOrigin: 'text',
    places: [],
    beneficiaries: [],
    publisher: 'Arcep',
    otherSources: 0,
    kind: 'actualite',
    domain: 'technologique',
    axes: ['donnees-ia'],
    ...given,
  }
}

export function letterSection(cards: LetterCard[], given: Partial<LetterSection> = {}): LetterSection {
  return {
    axis: 'donnees-ia',
    code: 'DI',
    label: 'Données & IA',
    url: 'https://veille.example/axes/donnees-ia',
    cards,
    total: cards.length,
    ...given,
  }
}

export function letterWith(given: Partial<Letter>): Letter {
  return {
    id: '2026-S48',
    number: 12,
    periodStart: '2026-11-16T07:00:00Z',
    periodEnd: '2026-11-23T07:00:00Z',
    organisation: 'Val de Loire Numérique',
    contact: 'veille@veille.example',
    url: 'https://veille.example/lettres/12',
    subscribeUrl: 'https://veille.example/abonnement',
    deadlinesUrl: 'https://veille.example/echeances',
    subject: '',
    intro: '',
    deadlines: [],
    sections: [],
    texts: [],
    further: [],
    dropped: [],
    ...given,
  }
}
