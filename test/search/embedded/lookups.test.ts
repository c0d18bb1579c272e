import { describe, expect, it } from 'vitest'
import {
  idsLookup,
  type Lookup,
  lookupsOf,
  needsForms,
  refLookup,
  tierWanted,
  wantedBy,
  wordLookup,
} from '#src/search/embedded/lookups.ts'
import type { Way } from '#src/search/words/plan.ts'

const way = (stems: string[], part: Partial<Way> = {}): Way => ({
  stems,
  phrase: false,
  weight: 1,
  by: 'typed',
  ...part,
})
const asked = (one: Way, forms: string[] = []) =>
  lookupsOf(wantedBy(one, forms)).map(({ table, match }: Lookup) => `${table}: ${match}`)

describe('wantedBy', () => {
  it.each<[string, Way, string[]]>([
    ['a word', way(['cuivr']), ['words: "cuivr"']],
    ['words anywhere', way(['appel', 'projet']), ['words: "appel"', 'words: "projet"']],
    ['a phrase', way(['plan', 'relanc'], { phrase: true }), ['words: "plan relanc"']],
    ['two letters', way([], { prefix: 'nu' }), ['beginnings: "nu" *']],
    ['three letters', way([], { prefix: 'num' }), ['beginnings: "num" *']],
    ['a number that is not ended', way(['2021'], { prefix: '14' }), ['words: "2021 14" *']],
    ['a word and a beginning', way(['loir'], { prefix: 'ch' }), ['words: "loir"', 'beginnings: "ch" *']],
    ['quotation marks inside a word', way(['a"b" OR "c']), ['words: "ab OR c"']],
  ])('asks for %s in the words of FTS5', (_, one, expected) => {
    expect(asked(one)).toStrictEqual(expected)
  })

  it('spells longer beginnings out: together while bits may hold them, word by word beyond', () => {
    expect(asked(way([], { prefix: 'nume' }), ['numero', 'numerique'])).toStrictEqual([
      'beginnings: "numero" OR "numerique"',
    ])
    expect(asked(way([], { prefix: 'numeriq' }), ['numerique', 'numeriques'])).toStrictEqual([
      'beginnings: "numerique"',
      'beginnings: "numeriques"',
    ])
  })

  it('asks for the beginning itself where no word begins so', () => {
    expect(asked(way([], { prefix: 'licorn' }))).toStrictEqual(['beginnings: "licorn"'])
    expect(asked(way([], { prefix: 'licornes' }))).toStrictEqual(['beginnings: "licornes"'])
  })
})

describe('needsForms', () => {
  it.each([
    ['nu', false],
    ['num', false],
    ['nume', true],
    [undefined, false],
  ])('of %s is %s', (prefix, expected) => {
    expect(needsForms(way([], prefix === undefined ? {} : { prefix }))).toBe(expected)
  })
})

describe('tierWanted', () => {
  it('asks for the same stems behind the sign of the tier', () => {
    const matches = (tier: 'title' | 'salient' | 'publisher') =>
      lookupsOf(tierWanted(way(['a', 'b']), tier)).map(({ match }) => match)
    expect(matches('title')).toStrictEqual(['"§a"', '"§b"'])
    expect(matches('salient')).toStrictEqual(['"¶a"', '"¶b"'])
    expect(matches('publisher')).toStrictEqual(['"©a"', '"©b"'])
  })
})

describe('a lookup', () => {
  it('has a key of its own for each list', () => {
    const lookups = [
      wordLookup('a'),
      wordLookup('a', '§'),
      refLookup('a'),
      idsLookup(['a']),
      ...lookupsOf(wantedBy(way(['a', 'b'], { phrase: true }), [])),
      ...lookupsOf(wantedBy(way([], { prefix: 'aa' }), [])),
    ]
    expect(new Set(lookups.map(({ key }) => key)).size).toBe(lookups.length)
  })

  it('passes ids as a list, whatever they hold', () => {
    const ids = ['a"b', "c'; drop table items", '\u0000']
    expect(JSON.parse(idsLookup(ids).match)).toStrictEqual(ids)
  })
})
