import { describe, expect, it } from 'vitest'
import { domains, kinds } from '#src/axis/taxonomy.ts'
import { facetNames, searchSorts } from '#src/search/search-index.ts'
import { territories } from '#feeds/territories/index.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { departements } from '#web/views/departements.ts'
import { kindWords } from '#src/french/kinds.ts'
import { domainWords, facetWords, plural, sortWords, territoryName } from '#web/views/words.ts'

describe('words', () => {
  it('has a French word for each identifier, and no two alike', () => {
    for (const [ids, words] of [
      [kinds, kindWords],
      [domains, domainWords],
      [facetNames, facetWords],
      [searchSorts, sortWords],
    ] as const) {
      expect(Object.keys(words).toSorted()).toStrictEqual([...ids].toSorted())
      expect(new Set(Object.values(words)).size).toBe(ids.length)
    }
  })

  it('writes French apostrophes', () => {
    const all = [...Object.values(kindWords), ...Object.values(departements)]
    expect(all.filter((word) => word.includes("'"))).toStrictEqual([])
  })
})

describe('territoryName', () => {
  it.each([
    ['ue', 'Union européenne'],
    ['national', 'France entière'],
    ['region-24', 'Centre-Val de Loire'],
    ['region-75', 'Région 75'],
    ['hors-region', 'Hors de la région'],
    ['dept-41', 'Loir-et-Cher (41)'],
    ['dept-2A', 'Corse-du-Sud (2A)'],
    ['dept-971', 'Guadeloupe (971)'],
    ['dept-20', 'Département 20'],
    ['epci-244100798', 'Intercommunalité 244100798'],
    ['commune-41018', 'Commune 41018'],
    ['planete', 'planete'],
    ['dept-', 'Département '],
  ])('names %s %s', (code, expected) => {
    expect(territoryName(code)).toBe(expected)
  })

  it.each([
    ['region-75', 'Nouvelle-Aquitaine'],
    ['dept-95', 'Val-d’Oise (95)'],
    ['epci-200030385', 'Agglopolys'],
    ['commune-41018', 'Blois (41)'],
    ['commune-97411', 'Saint-Denis (974)'],
    ['commune-2A004', 'Ajaccio (2A)'],
    ['lieu-alsace', 'Alsace'],
    ['national', 'France entière'],
    ['commune-41999', 'Commune 41999'],
  ])('names %s %s with the names at hand', (code, expected) => {
    expect(territoryName(code, openTerritories(territories))).toBe(expected)
  })

  it('knows the hundred and one départements', () => {
    expect(Object.keys(departements)).toHaveLength(101)
  })
})

describe('plural', () => {
  it.each([
    [0, 'résultat'],
    [1, 'résultat'],
    [1.5, 'résultat'],
    [2, 'résultats'],
    [1000, 'résultats'],
  ])('of %d', (count, expected) => {
    expect(plural(count, 'résultat')).toBe(expected)
  })

  it('takes an irregular plural', () => {
    expect(plural(3, 'nouveau', 'nouveaux')).toBe('nouveaux')
  })
})
