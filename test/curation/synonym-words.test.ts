import { describe, expect, it } from 'vitest'
import { readGroup } from '#src/curation/synonym-words.ts'
import { synonymKey } from '#src/search/words/synonym-key.ts'

describe('readGroup', () => {
  it('takes an expression a line, cleaned, each once', () => {
    expect(readGroup('  FttH \r\n\nfibre  jusqu’à l’abonné\u0000\nftth')).toEqual([
      'ftth',
      'fibre jusqu’à l’abonné',
    ])
  })

  it.each([
    ['', /deux expressions au moins/],
    ['fibre', /deux expressions au moins/],
    ['fibre\nfibres', /autrement que par un accent ou un pluriel/],
    ['a1\nb2\nc3\nd4\ne5\nf6\ng7\nh8\ni9', /8 expressions au plus/],
    [`fibre\n${'x'.repeat(81)}`, /trop long : 80 caractères au plus/],
    ['fibre = FttH\ncuivre', /les signes =, < et >/],
    ['fibre\ncuivre > ADSL', /les signes =, < et >/],
    ['fibre\nde la', /« de la » ne contient aucun mot/],
    ['fibre\n☃', /« ☃ » ne contient aucun mot/],
  ])('refuses %j with a sentence', (written, words) => {
    expect(() => readGroup(written)).toThrow(words)
  })
})

describe('synonymKey', () => {
  it('is the same whatever the order, the accents, the plurals and the articles', () => {
    const key = synonymKey(['AAP', 'appel à projets'])
    expect(synonymKey(['Appels à projet', 'aap'])).toBe(key)
    expect(synonymKey(['AAP', 'appel à projets', 'AMI'])).not.toBe(key)
  })

  it('is empty where there is no word', () => {
    expect(synonymKey(['', 'de la', '☃'])).toBe('')
  })
})
