import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domains } from '#src/axis/taxonomy.ts'
import { editionFor } from '#src/letter/edition.ts'
import { cardsOf, type Letter, type LetterCard } from '#src/letter/letter.ts'
import { dateLanguages, frequencies, lengths, type Preferences } from '#src/letter/preferences.ts'
import { reachOf } from '#src/letter/reach.ts'
import { maxHtmlBytes, renderEdition } from '#src/letter/render-edition.ts'
import { shippedEnricher } from '#test/helpers/enricher.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'

const { territories } = shippedEnricher()
const axisIds = ['donnees-ia', 'cybersecurite-confiance', 'inclusion-mediation'] as const
// Blois, its agglomeration, its department, its region, and elsewhere.
const places = ['commune-41018', 'dept-41', 'dept-37', 'commune-37261', 'centre-val-de-loire']

const cardFields = fc.record({
  axes: fc.uniqueArray(fc.constantFrom(...axisIds), { minLength: 1, maxLength: 3 }),
  domain: fc.constantFrom(...domains),
  places: fc.uniqueArray(fc.constantFrom(...places), { maxLength: 2 }),
})
const blocks = fc.array(fc.tuple(cardFields, fc.constantFrom('deadlines', 'texts', 'further', 'section')), {
  maxLength: 25,
})

const randomLetter: fc.Arbitrary<Letter> = blocks.map((rows) => {
  const cards = rows.map(([fields, block], n) => ({ block, card: letterCard(`c${n}`, fields) }))
  const inBlock = (wanted: string) => cards.filter(({ block }) => block === wanted).map(({ card }) => card)
  const byAxis = Map.groupBy(inBlock('section'), ({ axes }) => axes[0]!)
  return letterWith({
    deadlines: inBlock('deadlines').map((card) => ({ ...card, closing: { value: '2026-12-04', days: 11 } })),
    texts: inBlock('texts'),
    further: inBlock('further'),
    sections: [...byAxis].map(([axis, own]) => letterSection(own, { axis })),
  })
})

const preferences: fc.Arbitrary<Preferences> = fc.record(
  {
    axes: fc.uniqueArray(fc.constantFrom(...axisIds), { maxLength: 3 }),
    domains: fc.uniqueArray(fc.constantFrom(...domains), { maxLength: 3 }),
    place: fc.constantFrom(...places),
    frequency: fc.constantFrom(...frequencies),
    dates: fc.constantFrom(...dateLanguages),
    length: fc.constantFrom(...lengths),
  },
  { requiredKeys: ['axes', 'domains', 'frequency', 'dates', 'length'] },
)

/** What the preferences let through, one story after another, as their page says it. */
function naive(letter: Letter, wanted: Preferences): string[] {
  const sectionOf = (card: LetterCard) => letter.sections.find(({ cards }) => cards.includes(card))
  return cardsOf(letter)
    .filter((card) => {
      const axes = sectionOf(card) ? [sectionOf(card)!.axis] : card.axes
      const { place } = wanted
      return (
        (wanted.axes.length === 0 || axes.some((axis) => wanted.axes.includes(axis))) &&
        (wanted.domains.length === 0 || wanted.domains.includes(card.domain)) &&
        (!place || card.places.length === 0 || card.places.some((one) => isNear(one, place))) &&
        (wanted.length === 'full' || !letter.further.includes(card))
      )
    })
    .map(({ id }) => id)
}

const isNear = (one: string, other: string) =>
  territories.lineageOf(one).includes(other) || territories.lineageOf(other).includes(one)

const reachFor = ({ place }: Preferences) => (place ? reachOf(territories, place) : undefined)
const noLimit = { perAxis: Infinity, deadlines: Infinity, texts: Infinity, further: Infinity }

describe('editionFor', () => {
  it('holds exactly what the preferences let through', () => {
    fc.assert(
      fc.property(randomLetter, preferences, (letter, wanted) => {
        const edition = editionFor(letter, wanted, noLimit, reachFor(wanted))
        const ids = edition ? cardsOf(edition).map(({ id }) => id) : []
        expect(ids.toSorted()).toEqual(naive(letter, wanted).toSorted())
      }),
      { numRuns: 500 },
    )
  })

  it('counts what it cuts: shown and more are what was let through', () => {
    fc.assert(
      fc.property(randomLetter, preferences, fc.nat(4), (letter, wanted, size) => {
        const limits = { perAxis: size, deadlines: size, texts: size, further: size }
        const edition = editionFor(letter, wanted, limits, reachFor(wanted))
        const more = edition?.sections.reduce((sum, section) => sum + section.more, 0) ?? 0
        const counted = edition
          ? edition.deadlines.length +
            edition.moreDeadlines +
            edition.texts.length +
            edition.moreTexts +
            edition.sections.reduce((sum, { cards }) => sum + cards.length, 0) +
            more
          : 0
        const through = new Set(naive(letter, wanted))
        expect(counted).toBe(through.size - letter.further.filter(({ id }) => through.has(id)).length)
      }),
      { numRuns: 200 },
    )
  })

  it('is the same for choices in another order', () => {
    fc.assert(
      fc.property(randomLetter, preferences, (letter, wanted) => {
        const turned = { ...wanted, axes: wanted.axes.toReversed(), domains: wanted.domains.toReversed() }
        const one = editionFor(letter, wanted, noLimit, reachFor(wanted))
        expect(editionFor(letter, turned, noLimit, reachFor(wanted))).toEqual(one)
      }),
      { numRuns: 100 },
    )
  })
})

describe('renderEdition', () => {
  it('says in its subject, its HTML and its text the same stories', () => {
    fc.assert(
      fc.property(randomLetter, preferences, (letter, wanted) => {
        const rendered = renderEdition(letter, wanted, { kind: 'public' }, reachFor(wanted))
        const expected = naive(letter, wanted)
        expect(rendered === undefined).toBe(expected.length === 0)
        const { html = '', text = '', subject = '' } = rendered ?? {}
        const inHtml = [...html.matchAll(/href="https:\/\/e\.example\/(c\d+)"/g)].map(([, id]) => id!)
        const inText = [...text.matchAll(/^ {2}https:\/\/e\.example\/(c\d+)$/gm)].map(([, id]) => id!)
        expect(inHtml).toEqual(inText)
        expect(inHtml.toSorted()).toEqual(expected.toSorted())
        expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(maxHtmlBytes)
        expect(subject.length).toBeLessThan(150)
      }),
      { numRuns: 150 },
    )
  })
})
