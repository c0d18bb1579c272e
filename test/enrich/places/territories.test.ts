import { describe, expect, it } from 'vitest'
import { noTerritories } from '#src/enrich/places/territory-data.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { everything, named } from './finder.ts'

describe('lineageOf', () => {
  it.each([
    ['commune-41018', ['commune-41018', 'epci-200030385', 'dept-41', 'region-24', 'national', 'ue']],
    ['epci-243700754', ['epci-243700754', 'dept-37', 'region-24', 'national', 'ue']],
    ['dept-41', ['dept-41', 'region-24', 'national', 'ue']],
    ['dept-974', ['dept-974', 'region-04', 'national', 'ue']],
    ['region-24', ['region-24', 'national', 'ue']],
    ['lieu-alsace', ['lieu-alsace', 'region-44', 'national', 'ue']],
    ['lieu-outre-mer', ['lieu-outre-mer', 'national', 'ue']],
    ['national', ['national', 'ue']],
    ['ue', ['ue']],
    ['hors-region', ['hors-region']],
    ['commune-99999', ['commune-99999', 'national', 'ue']],
  ])('of %s goes from the nearest to the furthest', (code, expected) => {
    expect(named.lineageOf(code)).toStrictEqual(expected)
  })

  it('of every place begins with it and ends with Europe, each code once', () => {
    for (const { code } of everything()) {
      const lineage = named.lineageOf(code)
      expect(lineage[0]).toBe(code)
      expect(lineage.slice(-2)).toStrictEqual(['national', 'ue'])
      expect(new Set(lineage).size).toBe(lineage.length)
    }
  })
})

describe('nameOf', () => {
  it.each([
    ['region-24', 'Centre-Val de Loire'],
    ['dept-95', "Val-d'Oise"],
    ['epci-200030385', 'Agglopolys'],
    ['epci-200093201', 'Métropole européenne de Lille'],
    ['commune-2A004', 'Ajaccio'],
    ['lieu-rhone-alpes', 'Rhône-Alpes'],
    ['national', 'France entière'],
    ['ue', 'Union européenne'],
    ['hors-region', 'Hors de la région'],
    ['commune-00000', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('of %s is %s', (code, expected) => {
    expect(named.nameOf(code)).toBe(expected)
  })

  it('is there for every place', () => {
    expect(everything().length).toBeGreaterThan(36_000)
    expect(everything().filter(({ name }) => name.trim() === '')).toStrictEqual([])
  })
})

describe('named', () => {
  const codes = (name: string) => named.named(name).map(({ code }) => code)

  it.each([
    ['Blois', ['commune-41018']],
    ['blois', ['commune-41018']],
    ['BLOIS (41)', ['commune-41018']],
    ['Blois (37)', []],
    ['St-Denis (93)', ['commune-93066']],
    ['Saint Denis de l’hotel', ['commune-45273']],
    ['Agglopolys', ['epci-200030385']],
    ['Vienne (38)', ['commune-38544']],
    ['Ajaccio (2a)', ['commune-2A004']],
    ['', []],
    ['Nulle-Part', []],
    ['('.repeat(50_000), []],
  ])('finds « %s »', (name, expected) => {
    expect(codes(name)).toStrictEqual(expected)
  })

  it('gives all that have the name', () => {
    expect(codes('Vienne')).toStrictEqual(['dept-86', 'commune-38544'])
    expect(codes('Saint-Denis').length).toBeGreaterThan(2)
  })
})

describe('beginningWith', () => {
  it('gives communes and EPCI whose name begins so', () => {
    const names = named.beginningWith('romorantin').map(({ name }) => name)
    expect(names).toStrictEqual(['Romorantinais et du Monestois', 'Romorantin-Lanthenay'])
  })

  it.each(['', 'b', '   ', '%'])('asks for two letters: « %s » gives nothing', (name) => {
    expect(named.beginningWith(name)).toStrictEqual([])
  })
})

describe('openTerritories', () => {
  it('knows the codes that are no place when it is given nothing', () => {
    const none = openTerritories(noTerritories)
    expect(none.gazetteer()).toMatchObject({ wide: [], communes: { count: 0 } })
    expect(none.nameOf('national')).toBe('France entière')
    expect(none.nameOf('dept-41')).toBeUndefined()
    expect(none.lineageOf('dept-41')).toStrictEqual(['dept-41', 'national', 'ue'])
    expect(none.named('Blois')).toStrictEqual([])
  })
})
