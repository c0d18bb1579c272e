import { describe, expect, it } from 'vitest'
import { territories } from '#feeds/territories/index.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { findPlaceAsked } from '#web/place-asked.ts'

const named = openTerritories(territories)
const ask = (placeName?: string) => findPlaceAsked({ placeName }, named)

describe('findPlaceAsked', () => {
  it.each([
    ['Blois', 'commune-41018'],
    ['  blois  ', 'commune-41018'],
    ['Blois (41)', 'commune-41018'],
    ['Saint-Denis (974)', 'commune-97411'],
    ['Agglopolys', 'epci-200030385'],
    ['Métropole européenne de Lille', 'epci-200093201'],
    ['Communauté de communes du Seignanx', 'epci-244000659'],
    ['Vienne', 'commune-38544'],
    ['Loir-et-Cher', 'dept-41'],
    ['Centre-Val de Loire', 'region-24'],
  ])('finds « %s »', (name, code) => {
    expect(ask(name)).toStrictEqual({ kind: 'found', code })
  })

  it.each([undefined, '', '   '])('asks nothing of %j', (name) => {
    expect(ask(name)).toStrictEqual({ kind: 'none' })
  })

  it('lists those that have the name, the biggest first, twelve at most', () => {
    const asked = ask('Saint-Aubin')
    expect(asked).toMatchObject({ kind: 'several', asked: 'Saint-Aubin' })
    const candidates = 'candidates' in asked ? asked.candidates : []
    expect(candidates.length).toBeGreaterThan(3)
    expect(candidates.length).toBeLessThanOrEqual(12)
    expect(candidates.map(({ rank }) => rank)).toStrictEqual(
      candidates.map(({ rank }) => rank).toSorted((a, b) => b - a),
    )
  })

  it('proposes what begins like an unknown name', () => {
    expect(ask('Romorant')).toMatchObject({
      kind: 'unknown',
      candidates: [{ name: 'Romorantin-Lanthenay' }, { name: 'Romorantinais et du Monestois' }],
    })
    expect(ask('Zzyzx')).toStrictEqual({ kind: 'unknown', asked: 'Zzyzx', candidates: [] })
    expect(ask('<script>')).toMatchObject({ kind: 'unknown', candidates: [] })
  })
})
