import { describe, expect, it } from 'vitest'
import { marksAt, textAt, textsAt, valueAt } from '#src/parse/records/json-values.ts'

const bill = {
  uid: 'DLR5L17N00001',
  actes: {
    acte: [
      { date: null, actes: { acte: { date: '2026-10-01', nom: 'Dépôt' } } },
      {
        date: null,
        actes: {
          acte: [
            { date: '2026-11-04', nom: 'Commission' },
            { date: '2026-12-02', nom: 'Séance' },
          ],
        },
      },
    ],
  },
}

describe('valueAt', () => {
  it('follows names and ranks', () => {
    expect(valueAt(bill, 'actes.acte.1.actes.acte.0.nom')).toBe('Commission')
    expect(valueAt(bill, '')).toBe(bill)
    expect(valueAt(bill, 'actes.rien.nom')).toBeUndefined()
  })

  it('takes each element, or the lone one that stands for a list', () => {
    expect(valueAt(bill, 'actes.acte.*.actes.acte.*.nom')).toEqual(['Dépôt', 'Commission', 'Séance'])
  })

  it('goes to any depth, in the order of the document', () => {
    expect(textsAt(bill, 'actes.**.date')).toEqual(['2026-10-01', '2026-11-04', '2026-12-02'])
    expect(textsAt(bill, '**.nom')).toEqual(['Dépôt', 'Commission', 'Séance'])
  })

  it('bears a document of any depth and breadth', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}{"nom":"fond"}${'}'.repeat(5000)}`) as unknown
    expect(textsAt(deep, '**.nom')).toEqual(['fond'])
    const wide = Array.from({ length: 50_000 }, (_, rank) => ({ nom: `${rank}` }))
    expect(textsAt(wide, '**.nom').length).toBeLessThanOrEqual(20_000)
  })

  it('follows own properties only', () => {
    expect(valueAt({}, 'constructor.name')).toBeUndefined()
    expect(valueAt(JSON.parse('{"a":[{}]}'), 'a.*.__proto__')).toEqual([])
  })
})

describe('textAt', () => {
  it('joins texts, each once', () => {
    expect(textAt({ a: ['Fibre', 'Fibre', ' ', 3] }, 'a')).toBe('Fibre, 3')
    expect(textAt({ a: [] }, 'a')).toBeUndefined()
    expect(textAt({ a: true }, 'a')).toBeUndefined()
  })
})

describe('marksAt', () => {
  it('reads a boolean too', () => {
    expect(marksAt({ a: true, b: [false, 'x'] }, 'a')).toEqual(['true'])
    expect(marksAt({ b: [false, 'x', null] }, 'b')).toEqual(['false', 'x'])
  })
})
