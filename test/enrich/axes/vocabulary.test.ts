import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { nearDigital, withVocabulary, written } from '#feeds/axes/vocabulary/terms.ts'
import { findAxisFaults } from '#src/axis/validate.ts'

describe('written', () => {
  it('reads terms parted by semicolons or line breaks', () => {
    expect(written(2, ' fibre noire; point haut\n\n  relais ;')).toEqual([
      { term: 'fibre noire', weight: 2 },
      { term: 'point haut', weight: 2 },
      { term: 'relais', weight: 2 },
    ])
  })

  it('takes what is all capitals for an acronym', () => {
    expect(written(3, 'SDTAN; RGPD 2016; Arcep; L. 1425-1')).toEqual([
      { term: 'SDTAN', weight: 3, exactCase: true },
      { term: 'RGPD 2016', weight: 3, exactCase: true },
      { term: 'Arcep', weight: 3 },
      { term: 'L. 1425-1', weight: 3 },
    ])
  })
})

describe('nearDigital', () => {
  it('asks for something digital beside the words', () => {
    const [cue] = nearDigital(1, 'ateliers')
    expect(cue).toMatchObject({ term: 'ateliers', weight: 1 })
    expect(cue!.needs).toContain('numérique*')
  })
})

describe('withVocabulary', () => {
  const cues = [{ term: 'fibre', weight: 2, needs: ['réseau'] }]

  it('keeps what the axis says of a term, whatever its accents and case', () => {
    const more = [
      { term: 'Très haut débit', weight: 3 },
      { term: 'tres haut debit', weight: 1 },
    ]
    expect(withVocabulary([{ term: 'très haut débit', weight: 2 }], more)).toEqual([
      { term: 'très haut débit', weight: 2 },
    ])
  })

  it('holds a term under conditions for another than the term alone', () => {
    expect(withVocabulary(cues, [{ term: 'fibre', weight: 1 }])).toHaveLength(2)
    expect(withVocabulary(cues, [{ term: 'fibre', weight: 1, needs: ['optique'] }])).toHaveLength(1)
  })
})

describe('the lexicon as it ships', () => {
  it('has no fault', () => {
    expect(findAxisFaults(axes)).toEqual([])
  })
})
