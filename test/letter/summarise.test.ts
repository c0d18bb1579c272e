import { describe, expect, it } from 'vitest'
import { shorten, summarise } from '#src/letter/summarise.ts'

const first = 'La loi soumet les intercommunalités à des exigences nouvelles.'

describe('summarise', () => {
  it('takes the first sentence', () => {
    expect(summarise(`${first} Elle entre en vigueur en 2027.`, 'Titre')).toBe(first)
  })

  it.each([
    ['the furniture of a page', `Publié le 12 novembre 2026 à 10 heures par la rédaction. ${first}`],
    ['what is too short to tell', `Communiqué. Paris. ${first}`],
    ['a repetition of the title', `Une loi pour la sécurité des réseaux des collectivités. ${first}`],
  ])('passes over %s', (_, text) => {
    expect(summarise(text, 'Une loi pour la sécurité des réseaux des collectivités')).toBe(first)
  })

  it.each([
    'M. Dupont et Mme Martin signent la convention avec le syndicat mixte départemental.',
    'Aux termes de l’art. 12 de la loi n. 2026-100, le maire tient une base adresse locale.',
    'Le site www.exemple.fr publie la version 2.5 du guide des achats numériques.',
    'Le coût est de 1.5 million par an pour le département et ses communes.',
  ])('does not end at an abbreviation, an address or a figure: %s', (sentence) => {
    expect(summarise(`${sentence} La suite vient ensuite.`, 'Titre')).toBe(sentence)
  })

  it('cuts at a word within 220 characters', () => {
    const long = `${'collectivité '.repeat(40)}fin.`
    const summary = summarise(long, 'Titre')
    expect(summary.length).toBeLessThanOrEqual(220)
    expect(summary).toMatch(/collectivité…$/)
  })

  it('says nothing rather than something poor', () => {
    expect(summarise('', 'Titre')).toBe('')
    expect(
      summarise('Lire la suite sur le site de la collectivité concernée par cet article.', 'Titre'),
    ).toBe('')
    expect(
      summarise(
        'Titre assez long pour être une phrase entière',
        'Titre assez long pour être une phrase entière',
      ),
    ).toBe('')
  })

  it('joins lines and answers at once on a hostile text', () => {
    expect(summarise('La loi soumet\n\n  les intercommunalités\tà des exigences nouvelles.', 'T')).toBe(first)
    const start = performance.now()
    summarise('a. A'.repeat(500_000), 'T')
    summarise(' '.repeat(1_000_000), 'T')
    expect(performance.now() - start).toBeLessThan(300)
  })
})

describe('shorten', () => {
  it('never leaves half a character or a hanging mark', () => {
    expect(shorten('court', 10)).toBe('court')
    expect(shorten('un mot, puis un autre', 9)).toBe('un mot…')
    expect(shorten('😀'.repeat(20), 10)).toBe('😀😀😀😀…')
  })
})
