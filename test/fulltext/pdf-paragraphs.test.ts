import { describe, expect, it } from 'vitest'
import type { Line } from '#src/fulltext/pdf-lines.ts'
import { acrossPages, findCompounds, paragraphsOf, seamOf } from '#src/fulltext/pdf-paragraphs.ts'

const none = new Set<string>()
/** Lines 14 points apart; an empty string is a gap. */
const linesDown = (...texts: string[]): Line[] =>
  texts.flatMap((text, index) => (text === '' ? [] : [{ text, y: 780 - index * 14 }]))

describe('paragraphsOf', () => {
  it('joins lines, and begins anew after a gap', () => {
    const lines = linesDown('Le syndicat', 'aide les communes.', '', 'Il publie', 'ses données.')
    expect(paragraphsOf(lines, none)).toEqual(['Le syndicat aide les communes.', 'Il publie ses données.'])
  })

  it('mends words that are cut at a line end', () => {
    expect(paragraphsOf(linesDown('l’aménage-', 'ment numé\u00ad', 'rique'), none)).toEqual([
      'l’aménagement numérique',
    ])
  })

  it.each(['•', '–', '-', '▪'])('begins a paragraph at the bullet %s', (bullet) => {
    const lines = linesDown(
      'Sont éligibles :',
      `${bullet} les communes ;`,
      `${bullet} les syndicats`,
      'mixtes.',
    )
    expect(paragraphsOf(lines, none)).toEqual([
      'Sont éligibles :',
      `${bullet} les communes ;`,
      `${bullet} les syndicats mixtes.`,
    ])
  })

  it('begins a paragraph at the top of the next column', () => {
    const lines = [
      ...linesDown('Première', 'colonne'),
      { text: 'Seconde', y: 780 },
      { text: 'colonne', y: 766 },
    ]
    expect(paragraphsOf(lines, none)).toEqual(['Première colonne', 'Seconde colonne'])
  })

  it('puts cells of one row side by side', () => {
    expect(
      paragraphsOf(
        [
          { text: 'Blois', y: 700 },
          { text: '12 000 €', y: 700 },
        ],
        none,
      ),
    ).toEqual(['Blois 12 000 €'])
  })

  it('removes soft hyphens inside words', () => {
    expect(paragraphsOf(linesDown('numé\u00adrique'), none)).toEqual(['numérique'])
  })

  it('reads nothing as nothing', () => {
    expect(paragraphsOf([], none)).toEqual([])
  })
})

describe('seamOf', () => {
  it.each([
    ['les com-', 'munes', 'cut hyphen'],
    ['l’agglomé-', 'ration', 'cut hyphen'],
    ['numé\u2010', 'rique', 'cut hyphen'],
    ['Indre-', 'et-Loire', 'kept hyphen'],
    ['Indre-et-', 'Loire', 'kept hyphen'],
    ['Centre-', 'Val de Loire', 'kept hyphen'],
    ['c’est-à-', 'dire', 'kept hyphen'],
    ['celles-', 'ci', 'kept hyphen'],
    ['a-t-', 'elle', 'kept hyphen'],
    ['la commune', 'de Blois', 'space'],
    ['de 2020-', '2026', 'space'],
    ['le montant -', 'hors taxes', 'space'],
    ['-', 'suite', 'space'],
    ['com-', '12', 'space'],
    ['', '', 'space'],
  ])('reads « %s » then « %s » with a %s', (before, after, seam) => {
    expect(seamOf(before, after, none)).toBe(seam)
  })

  it('keeps the hyphen of a word that the text writes so elsewhere', () => {
    const compounds = findCompounds(linesDown('Le haut-débit et peut-être', 'un sous-réseau'))
    expect(seamOf('Peut-', 'être faudra', compounds)).toBe('kept hyphen')
    expect(seamOf('haut-', 'débit', compounds)).toBe('kept hyphen')
    expect(seamOf('dé-', 'bit', compounds)).toBe('cut hyphen')
  })

  it('does not slow down on a line without a space', () => {
    expect(seamOf('a'.repeat(1_000_000), 'b'.repeat(1_000_000), none)).toBe('space')
    expect(findCompounds([{ text: 'a'.repeat(1_000_000), y: 0 }]).size).toBe(0)
  })
})

describe('acrossPages', () => {
  it('puts together a sentence that goes on', () => {
    const pages = [
      ['Titre', 'Le comité décide que la'],
      ['participation est fixée.', 'Article 2'],
    ]
    expect(acrossPages(pages, none)).toEqual([
      'Titre',
      'Le comité décide que la participation est fixée.',
      'Article 2',
    ])
  })

  it('mends a word that is cut between two pages', () => {
    expect(acrossPages([['la partici-'], ['pation']], none)).toEqual(['la participation'])
  })

  it.each([
    ['a sentence that has ended', ['Fin.'], ['suite']],
    ['a title', ['Le comité décide'], ['Article 2']],
  ])('keeps %s apart', (_, first, second) => {
    expect(acrossPages([first, second], none)).toEqual([...first, ...second])
  })

  it('goes over an empty page', () => {
    expect(acrossPages([['Le comité'], [], ['décide']], none)).toEqual(['Le comité décide'])
  })
})
