import { describe, expect, it } from 'vitest'
import { deadlinesAsOf } from '#src/letter/as-of.ts'
import { cardsOf, type LetterCard } from '#src/letter/letter.ts'
import { mergeLetters } from '#src/letter/merge-letters.ts'
import { everything } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { withoutItems } from '#src/letter/withdrawn.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'

const due = (id: string, value: string, given: Partial<LetterCard> = {}) =>
  letterCard(id, { closing: { value, days: 9 }, ...given })

const latest = letterWith({
  number: 12,
  intro: 'La dernière.',
  subject: 'La semaine de NIS 2',
  deadlines: [due('a', '2026-11-30'), due('passee', '2026-11-22')],
  texts: [letterCard('t1')],
  sections: [letterSection([letterCard('n1', { storyId: 's' })], { total: 3 })],
  further: [letterCard('f1')],
})
const older = letterWith({
  number: 11,
  periodStart: '2026-11-09T07:00:00Z',
  periodEnd: '2026-11-16T07:00:00Z',
  intro: 'L’ancienne.',
  deadlines: [due('ancienne', '2026-11-28'), due('a', '2026-11-30')],
  texts: [letterCard('t2'), letterCard('t1')],
  sections: [
    letterSection([letterCard('n2'), letterCard('autre-recit', { storyId: 's' })], { total: 5 }),
    letterSection([letterCard('cy')], { axis: 'cybersecurite-confiance' }),
  ],
  further: [letterCard('n1'), letterCard('f2')],
})

describe('mergeLetters', () => {
  const merged = mergeLetters([latest, older])

  it('tells the deadlines of the latest letter that are not past', () => {
    expect(merged.deadlines.map(({ id }) => id)).toEqual(['a'])
  })

  it('tells every story once, where the latest letter puts it, by id and by story', () => {
    expect(merged.texts.map(({ id }) => id)).toEqual(['t1', 't2'])
    expect(merged.sections.map(({ axis, cards }) => [axis, cards.map(({ id }) => id)])).toEqual([
      ['donnees-ia', ['n1', 'n2']],
      ['cybersecurite-confiance', ['cy']],
    ])
    expect(merged.further.map(({ id }) => id)).toEqual(['f1', 'f2'])
    const ids = cardsOf(merged).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('counts the stories of all the weeks, doubles aside', () => {
    expect(merged.sections.map(({ total }) => total)).toEqual([7, 1])
  })

  it('has the words of the latest, the period of all, and a subject that counts what it holds', () => {
    expect(merged).toMatchObject({
      number: 12,
      intro: 'La dernière.',
      periodStart: '2026-11-09T07:00:00Z',
      periodEnd: '2026-11-23T07:00:00Z',
    })
    const { subject } = renderEdition(merged, everything, { kind: 'public' })!
    expect(subject.replaceAll('\u00A0', ' ')).toBe('Veille n° 12 : 1 échéance, 2 textes, 5 actualités')
  })

  it('leaves one letter as it is, its own subject included', () => {
    expect(mergeLetters([latest])).toBe(latest)
  })

  it('is not asked of nothing', () => {
    expect(() => mergeLetters([])).toThrow('no letter')
  })
})

describe('deadlinesAsOf', () => {
  it('counts the days again on the day that the letter leaves, and leaves out what is past', () => {
    const letter = letterWith({
      deadlines: [due('a', '2026-11-30'), due('b', '2026-11-23T07:30:00Z'), letterCard('sans-date')],
    })
    const monday = deadlinesAsOf(letter, '2026-11-23T08:00:00Z')
    expect(monday.deadlines.map(({ id, closing }) => [id, closing?.days])).toEqual([
      ['a', 7],
      ['sans-date', undefined],
    ])
  })

  it('keeps a day until it ends in Paris', () => {
    const letter = letterWith({ deadlines: [due('jour', '2026-11-23')] })
    expect(deadlinesAsOf(letter, '2026-11-23T22:59:00Z').deadlines[0]?.closing?.days).toBe(0)
    expect(deadlinesAsOf(letter, '2026-11-23T23:01:00Z').deadlines).toEqual([])
  })
})

describe('withoutItems', () => {
  it('takes a story out of wherever it stands, and of the counts', () => {
    const without = withoutItems(older, new Set(['a', 't2', 'n2', 'cy', 'f2']))
    expect(cardsOf(without).map(({ id }) => id)).toEqual(['ancienne', 't1', 'autre-recit', 'n1'])
    expect(without.sections.map(({ axis, total }) => [axis, total])).toEqual([['donnees-ia', 4]])
  })

  it('changes nothing when nothing was withdrawn', () => {
    expect(withoutItems(older, new Set())).toBe(older)
    expect(withoutItems(older, new Set(['inconnu']))).toEqual(older)
  })
})
