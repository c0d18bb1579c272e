import { describe, expect, it } from 'vitest'
import { fillDates } from '#worker/demo/fill-dates.ts'

const now = new Date('2026-11-24T09:00:00Z')
const call = { slug: 'appel', deadlineInDays: 111 }

describe('fillDates', () => {
  it('writes the deadline out, with and without an hour', () => {
    expect(fillDates('Avant le {{échéance}}.', call, now)).toBe('Avant le 15 mars 2027.')
    expect(fillDates('Avant le {{échéance à 12 h}}.', call, now)).toBe('Avant le 15 mars 2027 à 12\u00A0h.')
  })

  it('writes days and years counted from the clock', () => {
    expect(fillDates('Arrêté du {{jour -3}}', call, now)).toBe('Arrêté du 21 novembre 2026')
    expect(fillDates('Séance du {{jour 7}}', call, now)).toBe('Séance du 1er décembre 2026')
    expect(fillDates('n° {{année 40}}-1102', call, now)).toBe('n° 2027-1102')
  })

  it('moves with the clock, so that a deadline stays alive', () => {
    expect(fillDates('{{échéance}}', call, new Date('2027-11-24T09:00:00Z'))).toBe('14 mars 2028')
  })

  it('leaves a text without date words as it is', () => {
    expect(fillDates('Rien {ici}', call, now)).toBe('Rien {ici}')
  })

  it('refuses an unknown word, and a deadline that the item does not have', () => {
    expect(() => fillDates('{{demain}}', call, now)).toThrow('demo item appel: {{demain}}')
    expect(() => fillDates('{{échéance}}', { slug: 'news' }, now)).toThrow('demo item news: {{échéance}}')
  })
})
