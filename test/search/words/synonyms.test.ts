import { describe, expect, it } from 'vitest'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { compileSynonyms, noSynonyms } from '#src/search/words/synonyms.ts'

const synonyms = compileSynonyms(
  readSynonyms(`
AAP = appel à projets
appel = convocation
EnR = énergies renouvelables > éolien
AMI > appel à manifestation d’intérêt
l’ = la
`),
)
const at = (stems: string, from = 0) => {
  const match = synonyms.at(stems.split(' '), from)
  return match && [match.length, ...match.others.map((other) => other.stems.join(' '))]
}

describe('compileSynonyms', () => {
  it('meets the longest expression that begins at a word', () => {
    expect(at('appel projet fibr')).toStrictEqual([2, 'aap'])
    expect(at('appel fibr')).toStrictEqual([1, 'convoc'])
    expect(at('fibr appel projet', 1)).toStrictEqual([2, 'aap'])
  })

  it('leads both ways between what means the same', () => {
    expect(at('aap')).toStrictEqual([1, 'appel projet'])
  })

  it('leads to what is narrower, and not back', () => {
    expect(at('enr')).toStrictEqual([1, 'energ renouvel', 'eolien'])
    expect(at('eolien')).toBeUndefined()
    expect(at('ami')).toStrictEqual([1, 'appel manifest interet'])
    expect(at('appel manifest interet')).toStrictEqual([1, 'convoc'])
  })

  it('says which of them is narrower', () => {
    expect(synonyms.at(['enr'], 0)?.others.map(({ narrower }) => narrower)).toStrictEqual([false, true])
  })

  it('joins the groups that a word stands in, each expression once, as broad as it can be', () => {
    const joined = compileSynonyms(readSynonyms('a1 > b1\na1 = b1 = c1\na1 > c1'))
    expect(joined.at(['a1'], 0)?.others).toStrictEqual([
      { stems: ['b1'], narrower: false },
      { stems: ['c1'], narrower: false },
    ])
  })

  it('knows single words that lead somewhere', () => {
    expect(synonyms.knows('aap')).toBe(true)
    expect(synonyms.knows('projet')).toBe(false)
    expect(synonyms.knows('eolien')).toBe(false)
  })

  it('finds nothing past the end, in nothing, or without groups', () => {
    expect(synonyms.at([], 0)).toBeUndefined()
    expect(at('appel projet', 2)).toBeUndefined()
    expect(noSynonyms.at(['aap'], 0)).toBeUndefined()
    expect(noSynonyms.knows('aap')).toBe(false)
  })
})
