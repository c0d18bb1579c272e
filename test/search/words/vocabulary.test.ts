import { describe, expect, it } from 'vitest'
import { createVocabulary, noVocabulary } from '#src/search/words/vocabulary.ts'

const entries: [string, number][] = [
  ['commune', 300],
  ['communes', 200],
  ['communication', 40],
  ['cuivre', 12],
  ['cuivres', 1],
  ['cuire', 2],
  ['fibre', 80],
  ['fibres', 4],
  ['numerique', 150],
  ['numeriques', 50],
  ['2021', 90],
  ['l1425', 2],
  ['5g', 9],
  ['collectivites', 70],
  ['ia', 66],
]
const vocabulary = createVocabulary(entries, 1_000)
const near = (form: string) => vocabulary.near(form).map((word) => word.form)

describe('createVocabulary: counts', () => {
  it('adds up the forms of a stem, and never counts more than there are documents', () => {
    expect(vocabulary.documentsWith('cuivr')).toBe(13)
    expect(vocabulary.documentsWith('commune')).toBe(500)
    expect(createVocabulary(entries, 400).documentsWith('commune')).toBe(400)
    expect(vocabulary.documentsWith('licorn')).toBe(0)
    expect(vocabulary.documentsWith('')).toBe(0)
  })

  it('tells forms apart', () => {
    expect(vocabulary.documentsWithForm('cuivre')).toBe(12)
    expect(vocabulary.documentsWithForm('cuivr')).toBe(0)
    expect(vocabulary.documentsWithForm('zzz')).toBe(0)
  })

  it('counts what begins so', () => {
    expect(vocabulary.documentsWithBeginning('cui')).toBe(15)
    expect(vocabulary.documentsWithBeginning('commun')).toBe(540)
    expect(vocabulary.documentsWithBeginning('z')).toBe(0)
    expect(vocabulary.documentsWithBeginning('20')).toBe(90)
  })

  it('takes words in any order, and a word twice once', () => {
    const shuffled = createVocabulary(entries.toReversed(), 1_000)
    expect(shuffled.documentsWith('fibr')).toBe(84)
    expect(shuffled.documentsWithBeginning('fib')).toBe(84)
  })
})

describe('createVocabulary: likelyEnd', () => {
  it('gives the word that most of what begins so has, plural and singular being one', () => {
    expect(vocabulary.likelyEnd('commun')).toStrictEqual({ form: 'commune', stem: 'commune' })
    expect(vocabulary.likelyEnd('numé'.normalize('NFD').replace(/\p{M}/gu, ''))).toMatchObject({
      form: 'numerique',
    })
  })

  it('gives none where several are as likely, where nothing begins so, or for two letters', () => {
    const divided = createVocabulary(
      [
        ['portail', 5],
        ['portable', 5],
      ],
      20,
    )
    expect(divided.likelyEnd('port')).toBeUndefined()
    expect(vocabulary.likelyEnd('zzz')).toBeUndefined()
    expect(vocabulary.likelyEnd('co')).toBeUndefined()
  })
})

describe('createVocabulary: near', () => {
  it.each([
    ['cuvre', ['cuivre', 'cuire']],
    ['cuivrre', ['cuivre']],
    ['uivre', ['cuivre']],
    ['fbire', ['fibre']],
    ['numerqiue', ['numerique', 'numeriques']],
    ['nmerqiue', ['numerique']],
    ['colectivite', ['collectivites']],
  ])('%s', (form, expected) => {
    expect(near(form)).toStrictEqual(expected)
  })

  it.each(['fib', 'ib', 'l142', '2012', '5h', 'été', 'nuùerique', '', 'x'.repeat(41)])(
    'finds nothing for what is short, a number or no plain word: %s',
    (form) => {
      expect(near(form)).toStrictEqual([])
    },
  )

  it('allows one fault from four letters, two from eight', () => {
    expect(near('cvre')).toStrictEqual([])
    expect(near('fimbtes')).toStrictEqual([])
    expect(vocabulary.near('nummeriqe')[0]).toStrictEqual({
      form: 'numerique',
      stem: 'numer',
      documents: 150,
      faults: 2,
    })
  })

  it('puts the frequent before the rare, at the same distance', () => {
    expect(near('cuivr')[0]).toBe('cuivre')
    expect(near('cuidre')).toStrictEqual(['cuivre', 'cuire'])
  })

  it('never gives the word itself, nor numbers', () => {
    expect(near('fibre')).not.toContain('fibre')
    expect(near('abcd')).toStrictEqual([])
  })

  it('looks at few of a hundred thousand words', () => {
    const many = Array.from({ length: 100_000 }, (_, at): [string, number] => [
      `m${at.toString(26).replace(/\d/g, (digit) => 'klmnopqrst'.charAt(Number(digit)))}tion`,
      1 + (at % 7),
    ])
    const large = createVocabulary([...many, ['subvention', 50]], 1_000_000)
    expect(large.near('subventoin').map(({ form }) => form)).toStrictEqual(['subvention'])
  })
})

describe('noVocabulary', () => {
  it('knows nothing', () => {
    expect(noVocabulary.near('cuivre')).toStrictEqual([])
    expect(noVocabulary.likelyEnd('cui')).toBeUndefined()
    expect([
      noVocabulary.documents,
      noVocabulary.documentsWith('cuivr'),
      noVocabulary.documentsWithForm('cuivre'),
      noVocabulary.documentsWithBeginning('cui'),
    ]).toStrictEqual([0, 0, 0, 0])
  })
})
