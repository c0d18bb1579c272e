import { describe, expect, it } from 'vitest'
import { compareTexts, sentencesOf } from '#web/views/item/changes.ts'

describe('compareTexts', () => {
  it('tells the sentence that left and the one that came', () => {
    const before = 'Le lot 7 ferme. Le 31 janvier 2027 est retenu. Les maires sont avertis.'
    const after = 'Le lot 7 ferme. Le 28 février 2027 est retenu. Les maires sont avertis.'
    expect(compareTexts(before, after)).toStrictEqual({
      removed: [],
      added: [],
      rewritten: [{ before: 'Le 31 janvier 2027 est retenu.', after: 'Le 28 février 2027 est retenu.' }],
    })
  })

  it('keeps apart a sentence that left and one of other words that came in its place', () => {
    expect(compareTexts('Le lot 7 ferme. Fin.', 'Une réunion se tient à Blois. Fin.')).toStrictEqual({
      removed: ['Le lot 7 ferme.'],
      added: ['Une réunion se tient à Blois.'],
      rewritten: [],
    })
  })

  it('pairs sentences in order, never across one that stayed', () => {
    const before = 'Le taux est de 30 %. Rien ne change. Le plafond est de 100 euros.'
    const after = 'Le plafond est de 200 euros. Rien ne change. Le taux est de 50 %.'
    expect(compareTexts(before, after)).toStrictEqual({
      removed: ['Le taux est de 30 %.', 'Le plafond est de 100 euros.'],
      added: ['Le plafond est de 200 euros.', 'Le taux est de 50 %.'],
      rewritten: [],
    })
  })

  it('leaves what was inserted before a rewritten sentence among what came', () => {
    const change = compareTexts(
      'Le dépôt ferme le 3 mai à midi.',
      'Le portail change. Le dépôt ferme le 9 mai à midi.',
    )
    expect(change).toStrictEqual({
      removed: [],
      added: ['Le portail change.'],
      rewritten: [{ before: 'Le dépôt ferme le 3 mai à midi.', after: 'Le dépôt ferme le 9 mai à midi.' }],
    })
  })

  it('sees a sentence that moved as leaving one place for another', () => {
    expect(compareTexts('A. B. C.', 'B. C. A.')).toStrictEqual({
      removed: ['A.'],
      added: ['A.'],
      rewritten: [],
    })
  })

  it('says nothing when only white space changed', () => {
    expect(compareTexts('A.  B.\nC.', 'A. B.\n\nC.')).toStrictEqual({ removed: [], added: [], rewritten: [] })
  })

  it('tells what was added to nothing', () => {
    expect(compareTexts('', 'Un. Deux.')).toStrictEqual({
      removed: [],
      added: ['Un.', 'Deux.'],
      rewritten: [],
    })
  })

  it('compares very long texts by what they hold, quickly', () => {
    const long = Array.from({ length: 20_000 }, (_, n) => `Phrase ${n}.`).join(' ')
    const start = performance.now()
    expect(compareTexts(long, `${long} Nouvelle.`)).toStrictEqual({
      removed: [],
      added: ['Nouvelle.'],
      rewritten: [],
    })
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
