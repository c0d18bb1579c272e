import { describe, expect, it } from 'vitest'
import { compareTexts, sentencesOf } from '#web/views/item/changes.ts'

describe('compareTexts', () => {
  it('tells the sentence that left and the one that came', () => {
    const before = 'Le lot 7 ferme. Le 31 janvier 2027 est retenu. Les maires sont avertis.'
    const after = 'Le lot 7 ferme. Le 28 février 2027 est retenu. Les maires sont avertis.'
    expect(compareTexts(before, after)).toStrictEqual({
      removed: ['Le 31 janvier 2027 est retenu.'],
      added: ['Le 28 février 2027 est retenu.'],
    })
  })

  it('sees a sentence that moved as leaving one place for another', () => {
    expect(compareTexts('A. B. C.', 'B. C. A.')).toStrictEqual({ removed: ['A.'], added: ['A.'] })
  })

  it('says nothing when only white space changed', () => {
    expect(compareTexts('A.  B.\nC.', 'A. B.\n\nC.')).toStrictEqual({ removed: [], added: [] })
  })

  it('tells what was added to nothing', () => {
    expect(compareTexts('', 'Un. Deux.')).toStrictEqual({ removed: [], added: ['Un.', 'Deux.'] })
  })

  it('compares very long texts by what they hold, quickly', () => {
    const long = Array.from({ length: 20_000 }, (_, n) => `Phrase ${n}.`).join(' ')
    const start = performance.now()
    expect(compareTexts(long, `${long} Nouvelle.`)).toStrictEqual({ removed: [], added: ['Nouvelle.'] })
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('sentencesOf', () => {
  it('cuts at full stops followed by a space, and at lines', () => {
    expect(sentencesOf('Le décret n° 2026-12 vaut 1.5 M€. Fin !\nAutre')).toStrictEqual([
      'Le décret n° 2026-12 vaut 1.5 M€.',
      'Fin !',
      'Autre',
    ])
  })
})
