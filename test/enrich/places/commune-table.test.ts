import { describe, expect, it } from 'vitest'
import { hashOf, openCommunes } from '#src/enrich/places/commune-table.ts'
import type { Territory } from '#src/enrich/places/territories.ts'
import type { TerritoryData } from '#src/enrich/places/territory-data.ts'
import { named } from './finder.ts'

const epci = (code: string): Territory => ({ code, name: code, key: code, level: 'epci', rank: 0 })
const data: TerritoryData = {
  regions: [['24', 'Centre-Val de Loire']],
  departements: [
    ['37', 'Indre-et-Loire', '24', '018~Saint-Aubin~1~2|261~Tours~0~b'],
    ['41', 'Loir-et-Cher', '24', '018~Blois~1~9|200~Saint-Aubin~~0'],
  ],
  epcis: '1~METRO~A|2~CA~B',
}

describe('openCommunes', () => {
  const epcis = [epci('epci-1'), epci('epci-2')]
  const communes = openCommunes(data, epcis)

  it('reads a commune where it stands', () => {
    expect(communes.count).toBe(4)
    expect(communes.at(2)).toStrictEqual({
      code: 'commune-41018',
      name: 'Blois',
      key: 'blois',
      level: 'commune',
      departement: 'dept-41',
      region: 'region-24',
      epci: 'epci-2',
      rank: 9,
    })
    expect(communes.at(3).epci).toBeUndefined()
  })

  it('finds those of a name, in the order of their codes', () => {
    expect(communes.named('saint aubin').map(({ code }) => code)).toStrictEqual([
      'commune-37018',
      'commune-41200',
    ])
    expect(communes.named('saint')).toStrictEqual([])
    expect(communes.has('tours')).toBe(true)
    expect(communes.has('')).toBe(false)
  })

  it('gives each EPCI the département of its most populous commune', () => {
    expect(epcis).toMatchObject([
      { departement: 'dept-37', region: 'region-24', rank: 11 },
      { departement: 'dept-41', region: 'region-24', rank: 9 },
    ])
  })

  it('finds every commune of the country by its name', () => {
    const { communes: all } = named.gazetteer()
    for (let index = 0; index < all.count; index += 97) {
      const { key, code } = all.at(index)
      expect(all.named(key).map((one) => one.code)).toContain(code)
      expect(named.find(code)?.key).toBe(key)
    }
  })
})

describe('hashOf', () => {
  it('is FNV-1a, an unsigned integer', () => {
    expect(hashOf('')).toBe(2_166_136_261)
    expect(hashOf('a')).toBe(0xe40c292c)
    expect(hashOf('blois')).toBeGreaterThanOrEqual(0)
  })
})
