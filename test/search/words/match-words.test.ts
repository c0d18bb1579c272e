import { describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { matchWords, strengthAt } from '#src/search/words/match-words.ts'
import { planSearch } from '#src/search/words/plan-search.ts'

const matcher = (text: string) => matchWords(planSearch(parseQuery(text)))
const strengths = (text: string, form: string) =>
  matcher(text)(form).map(({ wanted, strength }) => [wanted, Number(strength.toFixed(2))])

describe('matchWords', () => {
  it('finds a word by its stem, and prefers the form typed', () => {
    expect(strengths('fibre communes', 'commune')).toStrictEqual([[1, 0.93]])
    expect(strengths('fibre communes', 'communes')).toStrictEqual([[1, 1]])
    expect(strengths('fibre communes', 'maire')).toStrictEqual([])
  })

  it('finds words that begin as asked, the shorter the better', () => {
    const [[, short] = []] = strengths('cuiv*', 'cuivre')
    const [[, long] = []] = strengths('cuiv*', 'cuivreries')
    expect(short).toBeGreaterThan(long!)
    expect(strengths('cuiv*', 'cuir')).toStrictEqual([])
  })

  it('answers the same when asked again', () => {
    const match = matcher('fibre')
    expect(match('fibres')).toBe(match('fibres'))
    expect(match('rien')).toStrictEqual([])
  })
})

describe('strengthAt', () => {
  const at = (text: string, forms: string[], from = 0) =>
    matcher(text)(forms[from]!).map((match) => strengthAt(match, forms, from))

  it('wants a phrase whole, in order', () => {
    expect(at('"plan relance"', ['plans', 'relance'])).toStrictEqual([0.93])
    expect(at('"plan relance"', ['plan', 'fibre'])).toStrictEqual([0])
    expect(at('"plan relance"', ['plan'])).toStrictEqual([0])
    expect(at('2021-1485', ['loi', '2021', '1485'], 1)).toStrictEqual([1])
  })

  it('takes the beginning of a word after a phrase', () => {
    expect(at('L1425*', ['l', '1425'])).toHaveLength(1)
    expect(at('2021-14*', ['2021', '1485'])).toStrictEqual([1])
    expect(at('2021-14*', ['2021', '1585'])).toStrictEqual([0])
  })
})
