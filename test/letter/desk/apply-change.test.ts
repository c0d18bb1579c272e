import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { applyChange } from '#src/letter/desk/apply-change.ts'
import type { SectionHead } from '#src/letter/desk/blocks.ts'
import type { Block, DraftChange } from '#src/letter/desk/draft-change.ts'
import { cardsOf, type Letter, type LetterCard } from '#src/letter/letter.ts'
import { idsOf } from './draft-world.ts'

const heads: SectionHead[] = [
  { axis: 'infrastructures-thd-mobile', code: 'TH', label: 'Réseaux', url: 'https://veille.example/axes/th' },
  { axis: 'donnees-ia', code: 'DI', label: 'Données et IA', url: 'https://veille.example/axes/di' },
  {
    axis: 'cybersecurite-confiance',
    code: 'CY',
    label: 'Cybersécurité',
    url: 'https://veille.example/axes/cy',
  },
]
const [reseaux, donnees, cyber] = heads as [SectionHead, SectionHead, SectionHead]

function card(id: string, fields: Partial<LetterCard> = {}): LetterCard {
  return {
    id,
    title: `Titre ${id}`,
    url: `https://publieur.example/${id}`,
    page: `https://veille.example/elements/${id}`,
    summary: `Résumé ${id}.`,
    summaryOrigin: 'text',
    publisher: 'Arcep',
    otherSources: 0,
    kind: 'actualite',
    domain: 'technologique',
    axes: ['donnees-ia'],
    places: [],
    beneficiaries: [],
    ...fields,
  }
}

const closing = (value: string) => ({ closing: { value, days: 5 } })

function draft(fields: Partial<Letter> = {}): Letter {
  return {
    id: '2026-S48',
    number: 3,
    periodStart: '2026-11-13T17:00:00.000Z',
    periodEnd: '2026-11-20T17:00:00.000Z',
    organisation: 'Val de Loire Numérique',
    contact: 'veille@vigie.example',
    url: 'https://veille.example/lettres/3',
    subscribeUrl: 'https://veille.example/abonnement',
    deadlinesUrl: 'https://veille.example/echeances',
    subject: '',
    intro: '',
    deadlines: [card('d1', closing('2026-12-01')), card('d2', closing('2026-12-10'))],
    sections: [
      { ...reseaux, cards: [card('r1', { axes: ['infrastructures-thd-mobile'] })], total: 1 },
      { ...donnees, cards: [card('a'), card('b'), card('c')], total: 5 },
    ],
    texts: [card('t1', { kind: 'decret' })],
    further: [card('f1'), card('f2')],
    dropped: [],
    ...fields,
  }
}

const cardsAt = (letter: Letter, axis: string) =>
  letter.sections.find((section) => section.axis === axis)?.cards.map(({ id }) => id)
const apply = (change: DraftChange, letter = draft()) => applyChange(letter, change, heads)

/** The letter after the gesture, or as it was when the gesture is refused. */
function applyOrStay(letter: Letter, change: DraftChange): Letter {
  try {
    return apply(change, letter).letter
  } catch (error) {
    if (error instanceof WatchError) return letter
    throw error
  }
}

describe('applyChange: moving', () => {
  it.each([
    ['c', 'first', ['c', 'a', 'b'], 'a mis en tête «\u202FTitre c\u202F»'],
    ['c', 'up', ['a', 'c', 'b'], 'a remonté «\u202FTitre c\u202F»'],
    ['a', 'down', ['b', 'a', 'c'], 'a descendu «\u202FTitre a\u202F»'],
    ['a', 'last', ['b', 'c', 'a'], 'a mis en dernier «\u202FTitre a\u202F»'],
    ['a', 'up', ['a', 'b', 'c'], ''],
    ['c', 'down', ['a', 'b', 'c'], ''],
  ] as const)('%s %s gives %j', (cardId, to, expected, gesture) => {
    const applied = apply({ kind: 'move', cardId, to })
    expect(cardsAt(applied.letter, 'donnees-ia')).toEqual(expected)
    expect(applied.gesture).toBe(gesture)
  })

  it('places a story in another block, at a place that is kept within the block', () => {
    const { letter, gesture } = apply({ kind: 'place', cardId: 'a', block: 'further', index: 1 })
    expect(letter.further.map(({ id }) => id)).toEqual(['f1', 'a', 'f2'])
    expect(cardsAt(letter, 'donnees-ia')).toEqual(['b', 'c'])
    expect(gesture).toBe('a déplacé «\u202FTitre a\u202F» vers «\u202FÀ lire aussi\u202F»')
    const far = apply({ kind: 'place', cardId: 'a', block: 'further', index: 99 })
    expect(far.letter.further.map(({ id }) => id)).toEqual(['f1', 'f2', 'a'])
    const none = apply({ kind: 'place', cardId: 'a', block: 'further', index: Number.NaN })
    expect(none.letter.further.at(-1)?.id).toBe('a')
  })

  it('places within its own block', () => {
    const { letter } = apply({ kind: 'place', cardId: 'a', block: 'donnees-ia', index: 2 })
    expect(cardsAt(letter, 'donnees-ia')).toEqual(['b', 'c', 'a'])
    expect(letter.sections[1]?.total).toBe(5)
  })

  it('opens the section of an axis that had none, in the order of the axes, and closes one that is empty', () => {
    const opened = apply({ kind: 'place', cardId: 'a', block: 'cybersecurite-confiance', index: 0 })
    expect(opened.letter.sections.map(({ code, total }) => [code, total])).toEqual([
      ['TH', 1],
      ['DI', 4],
      ['CY', 1],
    ])
    expect(opened.gesture).toBe('a déplacé «\u202FTitre a\u202F» vers l’axe «\u202FCybersécurité\u202F»')
    const closed = apply({ kind: 'drop', cardId: 'r1' })
    expect(closed.letter.sections.map(({ code }) => code)).toEqual(['DI'])
    const back = apply({ kind: 'restore', cardId: 'r1' }, closed.letter)
    expect(back.letter.sections.map(({ code }) => code)).toEqual(['TH', 'DI'])
  })

  it('moves a whole axis', () => {
    const { letter, gesture } = apply({ kind: 'move-section', axis: 'donnees-ia', to: 'up' })
    expect(letter.sections.map(({ axis }) => axis)).toEqual(['donnees-ia', 'infrastructures-thd-mobile'])
    expect(gesture).toBe('a remonté l’axe «\u202FDonnées et IA\u202F»')
    expect(apply({ kind: 'move-section', axis: 'donnees-ia', to: 'down' }).gesture).toBe('')
    expect(() => apply({ kind: 'move-section', axis: cyber.axis, to: 'up' })).toThrow(
      'n’est pas dans la lettre',
    )
  })
})

describe('applyChange: dropping and adding', () => {
  it('keeps what is dropped aside, and « et 2 autres » stays true', () => {
    const { letter, gesture } = apply({ kind: 'drop', cardId: 'b' })
    expect(letter.dropped.map(({ id }) => id)).toEqual(['b'])
    expect(letter.sections[1]).toMatchObject({ total: 4 })
    expect(gesture).toBe('a retiré «\u202FTitre b\u202F»')
    const back = apply({ kind: 'restore', cardId: 'b' }, letter)
    expect(cardsAt(back.letter, 'donnees-ia')).toEqual(['a', 'c', 'b'])
    expect(back.letter.dropped).toEqual([])
    expect(back.letter.sections[1]).toMatchObject({ total: 5 })
  })

  it('puts back a deadline at its date, a text among the texts, and anywhere that is asked', () => {
    const dropped = [card('d0', closing('2026-12-05')), card('t0', { kind: 'loi' }), card('z', { axes: [] })]
    const letter = draft({ dropped })
    const deadline = apply({ kind: 'restore', cardId: 'd0' }, letter).letter
    expect(deadline.deadlines.map(({ id }) => id)).toEqual(['d1', 'd0', 'd2'])
    expect(apply({ kind: 'restore', cardId: 't0' }, letter).letter.texts.at(-1)?.id).toBe('t0')
    expect(apply({ kind: 'restore', cardId: 'z' }, letter).letter.further.at(-1)?.id).toBe('z')
    const placed = apply({ kind: 'place', cardId: 'z', block: 'donnees-ia', index: 0 }, letter).letter
    expect(cardsAt(placed, 'donnees-ia')?.[0]).toBe('z')
    expect(placed.dropped.map(({ id }) => id)).toEqual(['d0', 't0'])
  })

  it('adds a story once', () => {
    const { letter } = apply({ kind: 'add', card: card('neuf'), block: 'donnees-ia' })
    expect(cardsAt(letter, 'donnees-ia')).toEqual(['a', 'b', 'c', 'neuf'])
    const again = () => apply({ kind: 'add', card: card('neuf'), block: 'further' }, letter)
    expect(again).toThrow('«\u202FTitre neuf\u202F» est déjà dans la lettre.')
    const dropped = draft({ dropped: [card('neuf')] })
    expect(() => apply({ kind: 'add', card: card('neuf'), block: 'further' }, dropped)).toThrow(
      'parmi les histoires retirées',
    )
  })

  it('bounds a block', () => {
    const full = draft({ further: Array.from({ length: 100 }, (_, n) => card(`f${n}`)) })
    expect(() => apply({ kind: 'add', card: card('neuf'), block: 'further' }, full)).toThrow('pleine')
    expect(() => apply({ kind: 'place', cardId: 'a', block: 'further', index: 0 }, full)).toThrow('pleine')
    // Within its own block nothing grows.
    expect(apply({ kind: 'place', cardId: 'f0', block: 'further', index: 9 }, full).gesture).not.toBe('')
  })

  it.each<DraftChange>([
    { kind: 'move', cardId: 'inconnu', to: 'up' },
    { kind: 'place', cardId: 'inconnu', block: 'further', index: 0 },
    { kind: 'drop', cardId: 'inconnu' },
    { kind: 'restore', cardId: 'a' },
    { kind: 'edit', cardId: 'inconnu', title: 't', summary: '', origin: 'editor' },
  ])('refuses a story that is not there: $kind', (change) => {
    expect(() => apply(change)).toThrow(expect.objectContaining({ code: 'no-card' }) as Error)
  })

  it('refuses an axis that is none', () => {
    const change = { kind: 'place', cardId: 'a', block: 'cuisine' as Block, index: 0 } as const
    expect(() => apply(change)).toThrow(expect.objectContaining({ code: 'no-section' }) as Error)
  })
})

describe('applyChange: writing', () => {
  const edit = (title: string, summary: string, origin: 'editor' | 'model' = 'editor', letter = draft()) =>
    apply({ kind: 'edit', cardId: 'b', title, summary, origin }, letter)
  const written = (applied: { letter: Letter }) => cardsOf(applied.letter).find(({ id }) => id === 'b')!

  it('signs what a person wrote, and leaves the origin of what stays', () => {
    const both = edit('  Un autre\n titre ', 'Un autre résumé.')
    expect(written(both)).toMatchObject({ title: 'Un autre titre', summaryOrigin: 'editor' })
    expect(both.gesture).toBe('a réécrit le titre et le résumé de «\u202FTitre b\u202F»')
    expect(written(edit('Un autre titre', 'Résumé b.')).summaryOrigin).toBe('text')
    expect(edit('Titre b', 'Court.').gesture).toBe('a réécrit le résumé de «\u202FTitre b\u202F»')
    expect(edit('Titre b', 'Résumé b.').gesture).toBe('')
  })

  it('knows a model’s summary as such, even when a person corrects it', () => {
    const proposed = edit('Titre b', 'Résumé du modèle.', 'model')
    expect(written(proposed).summaryOrigin).toBe('model')
    const corrected = edit('Titre b', 'Résumé du modèle, corrigé.', 'editor', proposed.letter)
    expect(written(corrected).summaryOrigin).toBe('reviewed')
    expect(written(edit('Titre b', '', 'model')).summaryOrigin).toBe('editor')
  })

  it('keeps the paragraphs of the introduction, and nothing else of its white space', () => {
    const { letter } = apply({
      kind: 'intro',
      text: '  Bonjour, \r\n\r\n\r\n\r\nUne\tsemaine   chargée.\r\n ',
    })
    expect(letter.intro).toBe('Bonjour,\n\nUne semaine chargée.')
    expect(apply({ kind: 'intro', text: ' ' }, letter)).toMatchObject({ gesture: 'a effacé l’introduction' })
    expect(apply({ kind: 'intro', text: ' ' }).gesture).toBe('')
  })

  it('keeps a subject on one line', () => {
    expect(apply({ kind: 'subject', text: 'Cuivre :\nla fin' })).toMatchObject({
      letter: { subject: 'Cuivre : la fin' },
      gesture: 'a écrit l’objet «\u202FCuivre : la fin\u202F»',
    })
  })

  it.each<[string, DraftChange]>([
    ['text-too-long', { kind: 'subject', text: 'x'.repeat(151) }],
    ['text-too-long', { kind: 'intro', text: 'x'.repeat(4001) }],
    ['text-too-long', { kind: 'edit', cardId: 'b', title: 'x'.repeat(301), summary: '', origin: 'editor' }],
    ['text-too-long', { kind: 'edit', cardId: 'b', title: 't', summary: 'x'.repeat(601), origin: 'editor' }],
    ['no-title', { kind: 'edit', cardId: 'b', title: ' \n', summary: '', origin: 'editor' }],
    ['bad-character', { kind: 'subject', text: 'sujet\u0000' }],
    ['bad-character', { kind: 'intro', text: 'bonjour\u202Eruojnob' }],
    ['bad-character', { kind: 'edit', cardId: 'b', title: 'a\u001Bb', summary: '', origin: 'editor' }],
  ])('refuses %s', (code, change) => {
    expect(() => apply(change)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('takes texts of exactly the bound', () => {
    expect(apply({ kind: 'subject', text: 'x'.repeat(150) }).letter.subject).toHaveLength(150)
    expect(apply({ kind: 'intro', text: 'x'.repeat(4000) }).letter.intro).toHaveLength(4000)
  })
})

describe('any gestures in a row', () => {
  const ids = ['d1', 'd2', 'r1', 'a', 'b', 'c', 't1', 'f1', 'f2', 'inconnu']
  const blocks: Block[] = ['deadlines', 'texts', 'further', ...heads.map(({ axis }) => axis)]
  const cardId = fc.constantFrom(...ids)
  const gesture: fc.Arbitrary<DraftChange> = fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      cardId,
      to: fc.constantFrom('first', 'up', 'down', 'last'),
    }),
    fc.record({
      kind: fc.constant('place' as const),
      cardId,
      block: fc.constantFrom(...blocks),
      index: fc.integer({ min: -3, max: 9 }),
    }),
    fc.record({ kind: fc.constantFrom('drop' as const, 'restore' as const), cardId }),
    fc.record({
      kind: fc.constant('move-section' as const),
      axis: fc.constantFrom(...heads.map(({ axis }) => axis)),
      to: fc.constantFrom('up' as const, 'down' as const),
    }),
  )

  it('lose no story, and tell none twice', () => {
    const all = idsOf(draft()).toSorted()
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 25 }), (gestures) => {
        let letter = draft()
        for (const one of gestures) letter = applyOrStay(letter, one)
        expect([...idsOf(letter), ...letter.dropped.map(({ id }) => id)].toSorted()).toEqual(all)
        expect(letter.sections.every(({ cards, total }) => cards.length > 0 && total >= cards.length)).toBe(
          true,
        )
      }),
    )
  })
})
