import { describe, expect, it } from 'vitest'
import { applicantsLine, type CardView, closingFacts, factsOf, summaryNotes } from '#src/letter/card-facts.ts'
import { cardHtml } from '#src/letter/card-html.ts'
import { cardText } from '#src/letter/card-text.ts'
import { dateWordsIn } from '#src/letter/date-words.ts'
import type { LetterCard } from '#src/letter/letter.ts'
import { letterCard } from './sample-card.ts'

const plain: CardView = { dates: dateWordsIn('fr'), summaries: true, place: 'plain', heading: 'h3' }
const due: CardView = { ...plain, place: 'deadline' }
const spaced = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')
const wordsOf = (card: LetterCard, view = plain) => factsOf(card, view).map(({ words }) => spaced(words))

describe('closingFacts', () => {
  it.each([
    [-1, 'Passée'],
    [0, 'Aujourd’hui'],
    [1, 'J‑1'],
    [30, 'J‑30'],
  ])('counts %i days as « %s »', (days, words) => {
    const card = letterCard('a', { closing: { value: '2026-12-16T11:00:00Z', days } })
    expect(closingFacts(card, due).map((fact) => spaced(fact.words))).toStrictEqual([
      words,
      '16 décembre 2026 à 12 h',
    ])
  })

  it('tells the amount, and nothing of a card that does not close', () => {
    expect(
      closingFacts(letterCard('a', { amount: 30_000_000 }), due).map(({ words }) => spaced(words)),
    ).toStrictEqual(['30 M€'])
    expect(closingFacts(letterCard('a'), due)).toStrictEqual([])
  })

  it.each([
    ['2027-03-28T00:59:00Z', '28 mars 2027 à 1 h 59'],
    ['2027-03-28T01:00:00Z', '28 mars 2027 à 3 h'],
    ['2026-10-25T00:30:00Z', '25 octobre 2026 à 2 h 30'],
    ['2026-10-25T01:30:00Z', '25 octobre 2026 à 2 h 30'],
    ['2026-12-31T23:30:00Z', '1er janvier 2027 à 0 h 30'],
  ])('gives the hour of Paris on the days when clocks change: %s', (value, words) => {
    const facts = closingFacts(letterCard('a', { closing: { value, days: 3 } }), due)
    expect(spaced(facts[1]!.words)).toBe(words)
  })
})

describe('factsOf', () => {
  it.each([
    [0, []],
    [1, ['+ 1 source']],
    [2, ['+ 2 sources']],
  ])('tells %i other sources', (otherSources, words) => {
    const told = wordsOf(letterCard('a', { otherSources }), { ...plain, place: 'headed' })
    expect(told.slice(1)).toStrictEqual(words)
  })

  it('says in passing when a story of another part closes, and what it gives', () => {
    const card = letterCard('a', {
      kind: 'appel-a-projets',
      domain: 'financiere',
      closing: { value: '2026-12-16', days: 20 },
      amount: 250_000,
    })
    expect(wordsOf(card)).toStrictEqual([
      'Arcep',
      'appel à projets',
      'veille financière',
      '16 décembre 2026',
      '250 000 €',
    ])
    expect(wordsOf(card, due)).toStrictEqual(['Arcep', 'appel à projets', 'veille financière'])
  })
})

describe('applicantsLine', () => {
  it('lists who may apply, and is empty when nothing tells', () => {
    const beneficiaries = ['communes', 'intercommunalités']
    expect(spaced(applicantsLine(letterCard('a', { beneficiaries })))).toBe(
      'Pour : communes, intercommunalités',
    )
    expect(applicantsLine(letterCard('a'))).toBe('')
  })
})

describe('one story in both renderings', () => {
  const hostile = '<img src=x onerror=alert(1)> & "Z" \'q\''
  const evil = letterCard('evil', {
    title: hostile,
    summary: hostile,
    publisher: hostile,
    url: 'https://e.example/?a="><script>alert(1)</script>&b=1',
    beneficiaries: [hostile],
    closing: { value: '2026-12-16', days: 20 },
  })

  it.each<CardView['place']>(['deadline', 'headed', 'plain', 'title'])('is escaped in HTML: %s', (place) => {
    const html = cardHtml(evil, { ...plain, place })
    expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/)
    expect(html).toContain('&lt;img src=x')
    expect(html).toContain('href="https://e.example/?a=&quot;&gt;')
  })

  it.each<[LetterCard['summaryOrigin'], string]>([
    ['text', ''],
    ['editor', ''],
    ['model', summaryNotes.model],
    ['reviewed', summaryNotes.reviewed],
  ])('says whose words a summary is: %s', (summaryOrigin, note) => {
    const card = letterCard('a', { summary: 'Une phrase.', summaryOrigin })
    for (const drawn of [cardHtml(card, plain), cardText(card, plain)]) {
      expect(drawn).toContain('Une phrase.')
      expect(drawn.includes('modèle de langage')).toBe(note !== '')
    }
    const alone = letterCard('b', { summary: '', summaryOrigin })
    expect(cardHtml(alone, plain) + cardText(alone, plain)).not.toContain('modèle')
  })

  it('has no summary where the reader wants none', () => {
    const card = letterCard('a', { summary: 'Une phrase.', summaryOrigin: 'model' })
    const view = { ...plain, summaries: false }
    expect(cardHtml(card, view) + cardText(card, view)).not.toMatch(/Une phrase|modèle/)
  })

  it('leads to our page too, unless its title does already', () => {
    const ours = letterCard('a', { url: 'https://veille.example/elements/a' })
    expect(cardHtml(ours, plain)).not.toContain('fiche')
    expect(cardText(ours, plain)).not.toContain('fiche')
    expect(spaced(cardText(letterCard('a'), plain))).toContain('fiche : https://veille.example/elements/a')
  })

  it('keeps a long title within 72 columns, and an address whole', () => {
    const url = `https://e.example/${'chemin-'.repeat(40)}`
    const text = cardText(letterCard('a', { title: 'mot '.repeat(80).trim(), url }), plain)
    const lines = text.split('\n').filter((line) => !line.includes('://'))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(72)
    expect(text).toContain(`  ${url}`)
  })

  it('marks dates in English as such, and no other word', () => {
    const card = letterCard('a', { publishedAt: '2026-11-12T08:00:00Z' })
    const html = cardHtml(card, { ...plain, dates: dateWordsIn('en') })
    expect(spaced(html)).toContain('<span lang="en">12 Nov 2026</span>')
    expect(cardHtml(card, plain)).not.toContain('lang=')
  })

  it('is not the one worked out for another view', () => {
    const card = letterCard('a', { summary: 'Une phrase.', closing: { value: '2026-12-16', days: 20 } })
    const views: CardView[] = [plain, due, { ...plain, heading: 'h4' }, { ...plain, summaries: false }]
    const english = { ...plain, dates: dateWordsIn('en') }
    const drawn = [...views, english, { ...plain, place: 'title' } as const].map((view) =>
      cardHtml(card, view),
    )
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(cardHtml(card, plain)).toBe(drawn[0])
    expect(cardHtml({ ...card, title: 'Autre' }, plain)).not.toBe(drawn[0])
  })
})
