import { describe, expect, it } from 'vitest'
import { dateWordsIn } from '#src/letter/date-words.ts'

const plain = (text: string) => text.replaceAll('\u00A0', ' ')

describe('dateWordsIn', () => {
  it.each([
    ['fr', '2027-03-15T11:00:00Z', '15 mars 2027 à 12 h'],
    ['en', '2027-03-15T11:00:00Z', '15 March 2027, 12:00'],
    ['en', '2027-07-15T10:30:00Z', '15 July 2027, 12:30'],
    ['en', '2027-03-01', '1 March 2027'],
    ['fr', '2027-03-01', '1er mars 2027'],
  ] as const)('writes in %s, in Paris: %s', (language, value, expected) => {
    expect(plain(dateWordsIn(language).full(value))).toBe(expected)
  })

  it.each([
    ['2026-11-16T07:00:00Z', '2026-11-23T07:00:00Z', 'from 16 to 23 November 2026'],
    ['2026-10-26', '2026-11-02', 'from 26 October to 2 November 2026'],
    ['2026-12-28', '2027-01-04', 'from 28 December 2026 to 4 January 2027'],
  ])('writes a period in English: %s', (from, to, expected) => {
    expect(plain(dateWordsIn('en').period(from, to))).toBe(expected)
  })

  it('writes short dates', () => {
    expect(plain(dateWordsIn('en').short('2026-09-12'))).toBe('12 Sept 2026')
    expect(plain(dateWordsIn('fr').short('2026-11-12'))).toBe('12 nov. 2026')
  })
})
