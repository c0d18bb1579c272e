import { describe, expect, it } from 'vitest'
import { TokenList } from '#src/search/embedded/token-list.ts'
import { WordsOfSegment } from '#src/search/embedded/words-of-segment.ts'

describe('TokenList', () => {
  it('gives the documents of each word, in order', () => {
    const list = new TokenList()
    list.add(0, 'a b')
    list.add(3, 'b')
    list.add(4, '')
    list.add(9, 'c a')
    expect([...list.byToken()].map(([word, offsets]) => [word, [...offsets]])).toStrictEqual([
      ['a', [0, 9]],
      ['b', [0, 3]],
      ['c', [9]],
    ])
  })

  it('grows', () => {
    const list = new TokenList()
    const words = Array.from({ length: 1_000 }, (_, n) => `m${n}`).join(' ')
    for (let offset = 0; offset < 200; offset += 1) list.add(offset, words)
    const offsets = list.byToken().get('m999')
    expect([offsets?.length, offsets?.[199]]).toStrictEqual([200, 199])
  })
})

describe('WordsOfSegment', () => {
  const words = new WordsOfSegment()
  words.add(0, 'numer fibr\n§fibr\nnumerique fibre')
  words.add(1, 'numer\n\nnumerisation')
  words.add(5, 'fibr\n\nfibres')
  const kept = (least: number, ...known: string[]) =>
    Object.fromEntries(
      [...words.common(least, new Set(known))].map(([token, offsets]) => [token, [...offsets]]),
    )

  it('keeps what is in enough documents: stems, marks, beginnings of two to six letters', () => {
    expect(kept(2)).toStrictEqual({
      numer: [0, 1],
      fibr: [0, 5],
      'nu*': [0, 1],
      'num*': [0, 1],
      'nume*': [0, 1],
      'numer*': [0, 1],
      'numeri*': [0, 1],
      'fi*': [0, 5],
      'fib*': [0, 5],
      'fibr*': [0, 5],
      'fibre*': [0, 5],
    })
  })

  it('keeps what is common elsewhere, however rare here', () => {
    expect(kept(9, '§fibr', '=fibre', 'fibres*', 'rien')).toStrictEqual({
      '§fibr': [0],
      '=fibre': [0],
      'fibres*': [5],
    })
  })

  it('counts a document once for a beginning of several of its words', () => {
    const one = new WordsOfSegment()
    one.add(2, '\n\nfibre fibres')
    expect([...one.common(1, new Set()).get('fib*')!]).toStrictEqual([2])
    expect([one.common(2, new Set()).size, one.size]).toStrictEqual([0, 1])
  })
})
