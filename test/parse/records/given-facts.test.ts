import { describe, expect, it } from 'vitest'
import type { JsonMapping } from '#src/feed/definition.ts'
import { readGiven } from '#src/parse/records/given-facts.ts'
import { textsAt } from '#src/parse/records/json-values.ts'

const mapping: JsonMapping = {
  items: '',
  guid: 'id',
  title: 'name',
  url: 'url',
  beneficiaries: { path: 'pour', values: { Communes: 'commune', 'EPCI à fiscalité propre': 'epci' } },
  opening: 'debut',
  preDeposit: 'pre_depot',
  permanent: { path: 'rythme', values: ['Permanente'] },
  rate: { from: 'taux_min', to: 'taux_max' },
}
const given = (record: object, by = mapping) =>
  readGiven(record, by, (path) => (path === undefined ? [] : textsAt(record, path))).given

describe('readGiven', () => {
  it('reads every fact that a field says', () => {
    const record = {
      pour: ['Communes', 'EPCI à fiscalité propre', 'Communes', 'Inconnus'],
      debut: '2027-01-04',
      pre_depot: '2027-02-01',
      rythme: 'Permanente',
      taux_min: 20,
      taux_max: 80,
    }
    expect(given(record)).toEqual({
      beneficiaries: ['commune', 'epci'],
      opening: '2027-01-04',
      preDeposit: '2027-02-01',
      permanent: true,
      rateFrom: 20,
      rateTo: 80,
    })
  })

  it.each([
    ['empty fields', { pour: [], debut: null, rythme: 'Ponctuelle', taux_max: null }],
    ['shares that are none', { taux_min: 0, taux_max: 8_000 }],
    ['names of an object’s own making', { pour: ['constructor', '__proto__'] }],
    ['words where a number is asked', { taux_max: 'la moitié' }],
  ])('finds nothing in %s', (_what, record) => {
    expect(given(record)).toBeUndefined()
  })

  it('finds nothing where the definition asks nothing', () => {
    expect(
      given({ debut: '2027-01-04' }, { items: '', guid: 'id', title: 'name', url: 'url' }),
    ).toBeUndefined()
  })
})
