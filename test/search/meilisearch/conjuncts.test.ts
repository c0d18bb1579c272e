import { describe, expect, it } from 'vitest'
import { asksOf } from '#src/search/meilisearch/asks.ts'
import { conjunctsOf, maxConjuncts } from '#src/search/meilisearch/conjuncts.ts'
import { enoughOf } from '#src/search/meilisearch/coverage.ts'
import type { FieldTest } from '#src/search/query/ast.ts'
import type { PlannedNode, WantedWords, Way } from '#src/search/words/plan.ts'
import { searchHour } from '#test/contract/search-library.ts'

const way = (stems: string, part: Partial<Way> = {}): Way => ({
  stems: stems === '' ? [] : stems.split(' '),
  phrase: stems.includes(' '),
  weight: 1,
  by: 'typed',
  ...part,
})
const wanted = (ways: Way[], weight = 1): WantedWords => ({ terms: [], ways, telling: weight })
const word = (...ways: (string | Way)[]): PlannedNode => ({
  kind: 'words',
  words: wanted(ways.map((one) => (typeof one === 'string' ? way(one) : one))),
})
const field = (test: FieldTest): PlannedNode => ({ kind: 'field', test })
const any = (...of: PlannedNode[]): PlannedNode => ({ kind: 'any', of })
const all = (...of: PlannedNode[]): PlannedNode => ({ kind: 'all', of })
const not = (of: PlannedNode): PlannedNode => ({ kind: 'not', of })
const axis = field({ field: 'axis', values: ['donnees-ia'] })
const loi = field({ field: 'kind', values: ['loi'] })

/** Each alternative in a line: words, what is not wanted, filters. */
const told = (...nodes: PlannedNode[]) =>
  conjunctsOf(nodes, searchHour).of.map(({ ways, not: none, filters }) =>
    [
      ...ways.map((one) => one.stems.join(' ') + (one.prefix ? `${one.prefix}*` : '')),
      ...none.map((one) => `-${one.stems.join(' ')}${one.prefix ? `${one.prefix}*` : ''}`),
      ...filters,
    ].join(' & '),
  )

describe('conjunctsOf', () => {
  it.each<[string, PlannedNode[], string[]]>([
    ['nothing', [], ['']],
    ['words', [word('cuivr'), word('lot commun')], ['cuivr & lot commun']],
    ['a field', [axis], ['axis IN ["donnees-ia"]']],
    ['an alternative', [any(word('cuivr'), word('fibr')), word('lot')], ['cuivr & lot', 'fibr & lot']],
    ['synonyms', [word('aap', 'appel projet'), word('ia')], ['aap & ia', 'appel projet & ia']],
    ['a field or a word', [any(word('cuivr'), axis)], ['cuivr', 'axis IN ["donnees-ia"]']],
    ['fields alone, in one filter', [any(axis, loi)], ['(axis IN ["donnees-ia"]) OR (kind IN ["loi"])']],
    ['fields, both', [all(axis, loi)], ['(axis IN ["donnees-ia"]) AND (kind IN ["loi"])']],
    ['no field', [not(axis)], ['NOT (axis IN ["donnees-ia"])']],
    ['no word', [not(word('cuivr', 'fibr'))], ['-cuivr & -fibr']],
    ['neither', [not(any(word('cuivr'), axis))], ['-cuivr & NOT (axis IN ["donnees-ia"])']],
    ['not both', [not(all(word('cuivr'), axis))], ['-cuivr', 'NOT (axis IN ["donnees-ia"])']],
    ['twice not', [not(not(word('cuivr')))], ['cuivr']],
    ['not words that stand anywhere', [not(word(way('lot commun', { phrase: false })))], ['-lot', '-commun']],
    ['no beginning', [not(word(way('', { prefix: 'ferm' })))], ['-ferm*']],
    ['everything that is nothing', [not(all())], ['NOT (id EXISTS)']],
    ['none of no alternative', [any()], ['id IN []']],
  ])('reads %s', (_, nodes, expected) => expect(told(...nodes)).toStrictEqual(expected))

  it('keeps the likeliest of too many alternatives, and says so', () => {
    const ways = Array.from({ length: 8 }, (_, n) => way(`a${n}`, { weight: 1 - n / 10 }))
    const { of, cut } = conjunctsOf([word(...ways), word(...ways), word(...ways)], searchHour)
    expect(cut).toBe(true)
    expect(of).toHaveLength(maxConjuncts)
    expect(of[0]?.weight).toBe(1)
  })
})

describe('asksOf', () => {
  const asked = (...nodes: PlannedNode[]) => asksOf(conjunctsOf(nodes, searchHour).of[0]!)
  const stems = ['titleStems', 'publisherStems', 'textStems']

  it.each<[PlannedNode[], object]>([
    [[], { q: '', attributesToSearchOn: stems }],
    [[word('cuivr')], { q: '"cuivr" ', attributesToSearchOn: stems }],
    [[word('plan relanc'), not(word('cuivr')), not(word('a b'))], { q: '-"cuivr" -"a b" "plan relanc" ' }],
    [[word(way('', { prefix: 'numeri' })), word('fibr')], { q: '"fibr" numeri' }],
    [[word(way('2021', { prefix: '14' }))], { q: '"2021" 14' }],
    [[word(way('lot commun', { phrase: false }))], { q: '"lot" "commun" ' }],
  ])('asks in one question', (nodes, main) => {
    const { alsoIn, notIn, ...rest } = asked(...nodes)
    expect(rest.main).toMatchObject(main)
    expect([...alsoIn, ...notIn]).toStrictEqual([])
  })

  it('asks apart what one question cannot hold', () => {
    const many = Array.from({ length: 11 }, (_, n) => word(`m${n}`))
    const beginning = (prefix: string) => word(way('', { prefix }))
    const { main, alsoIn, notIn } = asked(...many, beginning('pre'), beginning('suf'), not(beginning('ex')))
    expect(main.q).toBe('"m0" "m1" "m2" "m3" "m4" "m5" "m6" "m7" "m8" pre')
    expect(alsoIn.map(({ q }) => q)).toStrictEqual(['"m9" "m10" ', 'suf'])
    expect(notIn.map(({ q }) => q)).toStrictEqual(['ex'])
  })
})

describe('enoughOf', () => {
  const weighed = (weights: Record<string, number>) =>
    enoughOf(Object.entries(weights).map(([name, weight]) => wanted([way(name)], weight))).map((choice) =>
      choice.map(({ ways }) => ways[0]!.stems[0]).join('+'),
    )

  it.each<[Record<string, number>, string[]]>([
    [{ un: 1, deux: 1 }, ['un+deux']],
    [{ rare: 8, commun: 1 }, ['rare']],
    [{ a: 1, b: 1, c: 1 }, ['a+b', 'a+c', 'b+c']],
    [{ a: 5, b: 3, c: 2 }, ['a+b', 'a+c']],
  ])('of %j are enough: %j', (weights, expected) => {
    expect(weighed(weights).toSorted()).toStrictEqual(expected.toSorted())
  })

  it('stays bounded for a whole sentence', () => {
    const weights = Object.fromEntries(Array.from({ length: 32 }, (_, n) => [`m${n}`, 1 + n / 10]))
    expect(weighed(weights).length).toBeLessThanOrEqual(24)
  })
})
