import { describe, expect, it } from 'vitest'
import { documentWords, refToken } from '#src/search/embedded/document-words.ts'
import { createLeadReader } from '#src/search/embedded/lead-words.ts'
import type { WantedWords } from '#src/search/words/plan.ts'
import { made } from '#test/contract/search-library.ts'

describe('documentWords', () => {
  const document = made('a', {
    title: 'Les collectivités et la 5G',
    text: `Une collectivité. ${'Un mot de remplissage pour passer la limite. '.repeat(5)}Fibre, et fibre, et la fibre.`,
    publisher: 'Arcep',
    refs: ['décret 2026-12'],
  })
  const words = documentWords(document)

  it('holds the stems of each field apart, in order', () => {
    expect(words.title).toBe('collectivit 5g')
    expect(words.text).toMatch(/^collectivit mot rempliss.* fibr fibr fibr$/)
    expect(words.publisher).toBe('arcep')
  })

  it('marks the stems of the title, of the publisher, and those salient in the text', () => {
    expect(words.distinct.marks).toEqual(
      expect.arrayContaining(['§collectivit', '§5g', '©arcep', '¶collectivit', '¶fibr', '¶mot']),
    )
    expect(words.distinct.marks).not.toContain('¶5g')
  })

  it('holds words as written once each, whatever their stem', () => {
    expect(words.distinct.forms).toEqual(
      expect.arrayContaining(['collectivites', 'collectivite', '5g', 'fibre']),
    )
    expect(new Set(words.distinct.forms).size).toBe(words.distinct.forms.length)
  })

  it('leads with the first words of title, text and publisher, a line each', () => {
    const [title, text, publisher] = words.lead.split('\n')
    expect(title).toBe('collectivites 5g')
    expect(text).toMatch(/^collectivite mot remplissage/)
    expect(publisher).toBe('arcep')
  })

  it('bounds what it reads, and what it leads with', () => {
    const { text, lead } = documentWords(
      made('a', { text: 'fibre '.repeat(100_000), title: 'mot '.repeat(500) }),
    )
    expect(text.length).toBe(4 * 20_000 + 19_999)
    expect(lead.split('\n').map((line) => line.split(' ').length)).toStrictEqual([60, 300, 1])
  })

  it('writes no word that could be taken for a mark', () => {
    const { marks, title, text } = documentWords(
      made('a', { title: '§fibre ¶fibre ¤ref ©moi', text: '§cuivre "OR" *', refs: ['§"x" OR *'] }),
    )
    expect(`${title} ${text}`).not.toMatch(/[§¶¤©"*]/)
    expect(marks.split(' ').filter((mark) => mark.startsWith('¤'))).toHaveLength(1)
  })
})

describe('refToken', () => {
  it.each([
    ['2021-1485', '2021-14-85'],
    ['a b', 'a-b'],
    ['a b', 'ab'],
    ['décret 1', 'decret 1'],
  ])('parts %j from %j', (one, other) => {
    expect(refToken(one)).not.toBe(refToken(other))
  })

  it('is one word for the tokenizer, whatever the case', () => {
    expect(refToken('Décret "2026" OR *')).toMatch(/^[a-z0-9\u0080-\uFFFF]+$/)
    expect(refToken('NOR ABCD')).toBe(refToken('nor abcd'))
  })
})

describe('createLeadReader', () => {
  const wanted = (stems: string[], prefix?: string): WantedWords => ({
    terms: [],
    ways: [{ stems, phrase: false, ...(prefix === undefined ? {} : { prefix }), weight: 1, by: 'typed' }],
    telling: 1,
  })

  it('keeps the places of words, and the words that may answer', () => {
    const read = createLeadReader([wanted(['fibr', 'a']), wanted([], 'nu')])
    expect(read('fibres orange numerique a finance nord')).toStrictEqual([
      'fibres',
      '',
      'numerique',
      'a',
      'finance',
      '',
    ])
  })

  it('reads an empty line as no word', () => {
    expect(createLeadReader([])('')).toStrictEqual([])
  })
})
