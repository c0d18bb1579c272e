import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AxisId, axisIds, type Domain, domains, type Kind } from '#src/axis/taxonomy.ts'
import { type Edition, editionFor, type Limits } from '#src/letter/edition.ts'
import { cardsOf, type Letter } from '#src/letter/letter.ts'
import { dateLanguages, everything, frequencies, lengths, type Preferences } from '#src/letter/preferences.ts'
import { maxHtmlBytes, renderEdition } from '#src/letter/render-edition.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'

const TH: AxisId = 'infrastructures-thd-mobile'
const CY: AxisId = 'cybersecurite-confiance'
const room: Limits = { perAxis: 20, deadlines: 20, texts: 20, further: 20 }

function edition(letter: Letter, preferences: Partial<Preferences> = {}, limits: Limits = room) {
  return editionFor(letter, { ...everything, ...preferences }, limits)
}

function ids(given: Edition | undefined) {
  return given && cardsOf(given).map(({ id }) => id)
}

const news = (n: number, axis: AxisId, kind: Kind = 'actualite') =>
  letterSection(
    Array.from({ length: n }, (_, i) => letterCard(`${axis}${kind}${i}`, { kind, axes: [axis] })),
    { axis },
  )
const due = (...names: string[]) => names.map((id) => letterCard(id))

describe('the subject of an edition', () => {
  it.each<[Partial<Letter>, string]>([
    [
      { deadlines: due('a', 'b', 'c'), sections: [news(2, TH, 'decret'), news(5, CY)] },
      '3_échéances, 2_textes, 5_actualités',
    ],
    [
      { deadlines: due('a'), sections: [news(1, TH, 'loi'), news(1, CY)] },
      '1_échéance, 1_texte, 1_actualité',
    ],
    [{ sections: [news(4, TH)] }, '4_actualités'],
    [{ deadlines: due('a') }, '1_échéance'],
    [{ sections: [news(1, TH, 'jurisprudence')] }, '1_texte'],
    [{ texts: due('t'), sections: [news(1, TH)], further: due('f') }, '1_texte, 2_actualités'],
  ])('counts in French what it shows: %#', (given, contents) => {
    expect(edition(letterWith(given))?.subject.replaceAll('\u00A0', '_')).toBe(`Veille n°_12_: ${contents}`)
  })

  it('is the editor’s own when there is one', () => {
    expect(edition(letterWith({ subject: 'NIS 2 est là', texts: due('t') }))?.subject).toBe('NIS 2 est là')
  })
})

describe('editionFor', () => {
  it('keeps the chosen sections, and elsewhere what touches a chosen axis', () => {
    const both = letterCard('x', { axes: [TH, CY] })
    const letter = letterWith({
      deadlines: [both, letterCard('y', { axes: [TH] })],
      texts: [letterCard('t', { axes: [CY] }), letterCard('u', { axes: [TH] })],
      sections: [news(1, TH), news(2, CY)],
      further: [letterCard('f', { axes: [TH] })],
    })
    expect(ids(edition(letter, { axes: [CY] }))).toEqual(['x', 't', `${CY}actualite0`, `${CY}actualite1`])
    expect(edition(letter)?.sections).toHaveLength(2)
  })

  it('keeps the chosen domains, and leaves out a section where nothing is left', () => {
    const letter = letterWith({
      deadlines: [letterCard('d', { domain: 'financiere' })],
      sections: [
        news(2, TH),
        letterSection([letterCard('a'), letterCard('b', { domain: 'financiere' })], { axis: CY, total: 9 }),
      ],
    })
    const chosen = edition(letter, { domains: ['financiere'] })
    expect(ids(chosen)).toEqual(['d', 'b'])
    // Of the stories counted beyond, nothing tells whether they concern this reader.
    expect(chosen?.sections).toMatchObject([{ axis: CY, more: 0 }])
  })

  it('keeps what concerns the place: about it, or about nowhere', () => {
    const letter = letterWith({
      sections: [
        letterSection([
          letterCard('blois', { places: ['commune-41018'] }),
          letterCard('partout'),
          letterCard('tours', { places: ['commune-37261'] }),
        ]),
      ],
    })
    const reach = (places: readonly string[]) => places.length === 0 || places.includes('commune-41018')
    expect(ids(editionFor(letter, everything, room, reach))).toEqual(['blois', 'partout'])
  })

  it('has no summary and nothing further when it is short', () => {
    const letter = letterWith({ sections: [news(1, TH)], further: due('f') })
    const short = edition(letter, { length: 'short' })
    expect(ids(short)).toEqual([`${TH}actualite0`])
    expect(short?.summaries).toBe(false)
  })

  it.each<[string, Partial<Preferences>, Partial<Letter>]>([
    ['of an axis that has no story', { axes: [CY] }, { sections: [news(2, TH)] }],
    [
      'of a domain that has no story',
      { domains: ['juridique'] },
      { sections: [news(2, TH)], deadlines: due('d') },
    ],
    ['short, of titles alone', { length: 'short' }, { further: due('f') }],
    ['of an introduction alone', {}, { intro: 'Bonjour à tous.' }],
    ['of what was dropped', {}, { dropped: due('x') }],
  ])('is nothing when it would be %s', (_, preferences, letter) => {
    expect(edition(letterWith(letter), preferences)).toBeUndefined()
  })

  it('counts what the limits leave out, each domain losing its last', () => {
    const domainOf = (i: number): Domain => (i < 6 ? 'technologique' : 'financiere')
    const cards = Array.from({ length: 8 }, (_, i) => letterCard(`c${i}`, { domain: domainOf(i) }))
    const letter = letterWith({
      deadlines: due('d1', 'd2', 'd3'),
      texts: due('t1', 't2', 't3', 't4'),
      sections: [letterSection(cards, { total: 18 })],
      further: due('f1', 'f2'),
    })
    const cut = edition(letter, {}, { perAxis: 4, deadlines: 2, texts: 1, further: 1 })
    expect(cut).toMatchObject({ moreDeadlines: 1, moreTexts: 3, sections: [{ more: 14 }] })
    expect(ids(cut)).toEqual(['d1', 'd2', 't1', 'c0', 'c1', 'c6', 'c7', 'f1'])
  })
})

const anyCard = fc
  .record({
    id: fc.uuid(),
    domain: fc.constantFrom(...domains),
    axes: fc.uniqueArray(fc.constantFrom(...axisIds), { minLength: 1, maxLength: 3 }),
    places: fc.uniqueArray(fc.constantFrom('dept-41', 'dept-37', 'commune-41018'), { maxLength: 2 }),
    title: fc.string({ maxLength: 500, unit: 'binary' }),
    summary: fc.string({ maxLength: 220 }),
  })
  .map(({ id, ...given }) => letterCard(id, given))
const cards = fc.array(anyCard, { maxLength: 8 })
const anyLetter = fc
  .record({
    deadlines: cards,
    texts: cards,
    further: cards,
    filed: fc.dictionary(fc.constantFrom(...axisIds), cards),
  })
  .map(({ filed, ...given }) =>
    letterWith({
      ...given,
      sections: Object.entries(filed).map(([axis, own]) => letterSection(own, { axis: axis as AxisId })),
    }),
  )
const anyPreferences: fc.Arbitrary<Preferences> = fc.record({
  axes: fc.uniqueArray(fc.constantFrom(...axisIds), { maxLength: 3 }),
  domains: fc.uniqueArray(fc.constantFrom(...domains), { maxLength: 2 }),
  frequency: fc.constantFrom(...frequencies),
  dates: fc.constantFrom(...dateLanguages),
  length: fc.constantFrom(...lengths),
})

describe('any edition of any letter', () => {
  it('never holds what the preferences exclude', () => {
    fc.assert(
      fc.property(anyLetter, anyPreferences, (letter, preferences) => {
        const reach = (places: readonly string[]) => places.length === 0 || places.includes('dept-41')
        const kept = editionFor(letter, preferences, room, reach)
        if (!kept) return
        const { axes } = preferences
        const isAxis = (axis: AxisId) => axes.length === 0 || axes.includes(axis)
        expect(kept.sections.every(({ axis }) => isAxis(axis))).toBe(true)
        for (const card of cardsOf(kept)) {
          expect(preferences.domains.length === 0 || preferences.domains.includes(card.domain)).toBe(true)
          expect(card.places.length === 0 || card.places.includes('dept-41')).toBe(true)
        }
        for (const card of cardsOf({ ...kept, sections: [] })) expect(card.axes.some(isAxis)).toBe(true)
      }),
    )
  })

  it('holds less than 100 kB of HTML for 400 stories with titles of 500 characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('é', '<', '&', '"', '😀', 'W'),
        fc.integer({ min: 0, max: 4 }),
        (mark, seed) => {
          const heavy = (id: string, axis: AxisId) =>
            letterCard(id, {
              title: mark.repeat(500),
              summary: mark.repeat(220),
              url: `https://e.example/?${'&'.repeat(480)}`,
              axes: [axis],
              domain: domains[seed % 3]!,
            })
          const many = (n: number, name: string) =>
            Array.from({ length: n }, (_, i) => heavy(`${name}${i}`, TH))
          const letter = letterWith({
            intro: mark.repeat(2000),
            deadlines: many(20, 'd'),
            texts: many(15, 't'),
            further: many(20, 'f'),
            sections: axisIds.map((axis) => letterSection(many(35, axis), { axis })),
          })
          const { html } = renderEdition(letter, everything, { kind: 'public' })!
          expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(maxHtmlBytes)
        },
      ),
      { numRuns: 12 },
    )
  })
})
