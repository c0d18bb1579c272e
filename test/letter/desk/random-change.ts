import * as fc from 'fast-check'
import type { Block, DraftChange } from '#src/letter/desk/draft-change.ts'
import type { SectionHead } from '#src/letter/desk/blocks.ts'
import { cardsOf, type Letter } from '#src/letter/letter.ts'
import { letterCard, letterSection, letterWith } from '../sample-card.ts'

/** Two axes that have a section, one that has none yet. */
export const heads: SectionHead[] = [
  { axis: 'donnees-ia', code: 'DI', label: 'Données & IA', url: 'https://veille.example/axes/donnees-ia' },
  {
    axis: 'cybersecurite-confiance',
    code: 'CY',
    label: 'Cybersécurité',
    url: 'https://veille.example/axes/cy',
  },
  { axis: 'inclusion-mediation', code: 'IN', label: 'Inclusion', url: 'https://veille.example/axes/in' },
]

/** Something in each block: nine stories, one of them dropped. */
export function smallLetter(): Letter {
  const cyber = letterSection([letterCard('y1', { axes: ['cybersecurite-confiance'] })], {
    ...heads[1],
    total: 3,
  })
  return letterWith({
    deadlines: [
      letterCard('e1', { closing: { value: '2026-11-30', days: 7 } }),
      letterCard('e2', { closing: { value: '2026-12-16', days: 23 } }),
    ],
    texts: [letterCard('t1', { kind: 'decret' })],
    sections: [letterSection([letterCard('d1'), letterCard('d2'), letterCard('d3')], { total: 5 }), cyber],
    further: [letterCard('f1', { axes: ['inclusion-mediation'] })],
    dropped: [letterCard('x1')],
  })
}

const ids = fc.constantFrom('e1', 'e2', 't1', 'd1', 'd2', 'd3', 'y1', 'f1', 'x1', 'n1', 'n2', 'inconnu')
const blocks = fc.constantFrom<Block>(
  'deadlines',
  'texts',
  'further',
  'donnees-ia',
  'cybersecurite-confiance',
  'inclusion-mediation',
  // No head says how a section of this one is called.
  'gouvernance-mutualisation',
)
const words = fc.oneof(
  fc.constantFrom('', ' ', 'Un titre', 'é'.repeat(301), 'a\u202Eb', 'a\u0000b', '<b>x</b>', 'deux\nlignes'),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Any gesture, those that no page offers included. */
export const randomChange: fc.Arbitrary<DraftChange> = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    cardId: ids,
    to: fc.constantFrom('first' as const, 'up' as const, 'down' as const, 'last' as const),
  }),
  fc.record({
    kind: fc.constant('place' as const),
    cardId: ids,
    block: blocks,
    index: fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(NaN, Infinity, 1e9, 1.5)),
  }),
  fc.record({
    kind: fc.constant('move-section' as const),
    axis: fc.constantFrom(
      'donnees-ia' as const,
      'cybersecurite-confiance' as const,
      'inclusion-mediation' as const,
    ),
    to: fc.constantFrom('up' as const, 'down' as const),
  }),
  fc.record({ kind: fc.constant('drop' as const), cardId: ids }),
  fc.record({ kind: fc.constant('restore' as const), cardId: ids }),
  fc.record({ kind: fc.constant('add' as const), card: ids.map((id) => letterCard(id)), block: blocks }),
  fc.record({
    kind: fc.constant('edit' as const),
    cardId: ids,
    title: words,
    summary: words,
    origin: fc.constantFrom('editor' as const, 'model' as const),
  }),
  fc.record({ kind: fc.constant('intro' as const), text: words }),
  fc.record({ kind: fc.constant('subject' as const), text: words }),
)

/** Every story of a draft by its id, those set aside included. */
export function allIds(letter: Letter): string[] {
  return [...cardsOf(letter), ...letter.dropped].map(({ id }) => id)
}
