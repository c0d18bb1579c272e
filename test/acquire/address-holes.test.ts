import { describe, expect, it } from 'vitest'
import { filled, filledHeaders } from '#src/acquire/address-holes.ts'

function at(instant: string, secrets: Record<string, string> = {}) {
  return { now: () => new Date(instant), secret: (name: string) => secrets[name] }
}

describe('filled', () => {
  it.each([
    ['2026-11-24T08:00:00Z', 'Annee-2026/Novembre'],
    ['2026-08-03T08:00:00Z', 'Annee-2026/Aout'],
    ['2026-02-03T08:00:00Z', 'Annee-2026/Fevrier'],
    // The year turns in Paris an hour before it turns in Greenwich.
    ['2026-12-31T23:30:00Z', 'Annee-2027/Janvier'],
  ])('writes the year and the month of %s as prefectures do', (instant, expected) => {
    expect(filled('Annee-{ANNEE}/{MOIS}', at(instant))).toBe(expected)
  })

  it('fills secrets, and leaves what it does not know', () => {
    const known = at('2026-11-24T08:00:00Z', { CLE: 'abc' })
    expect(filled('https://api.example/?cle={CLE}&x={AUTRE}&y={minuscule}', known)).toBe(
      'https://api.example/?cle=abc&x={AUTRE}&y={minuscule}',
    )
    expect(filledHeaders({ headers: { 'x-cle': '{CLE}' } }, known)).toEqual({ 'x-cle': 'abc' })
    expect(filledHeaders({}, known)).toEqual({})
  })
})
