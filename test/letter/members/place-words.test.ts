import { describe, expect, it } from 'vitest'
import { isMemberPlace, placesInside, placeWords } from '#src/letter/members/place-words.ts'
import { shippedEnricher } from '#test/helpers/enricher.ts'

const { territories } = shippedEnricher()

describe('placeWords', () => {
  it.each([
    ['commune-41018', 'Blois, Agglopolys, Loir-et-Cher, Centre-Val de Loire'],
    ['dept-37', 'Indre-et-Loire, Centre-Val de Loire'],
    ['region-24', 'Centre-Val de Loire'],
    ['commune-00000', ''],
    ['national', ''],
  ])('says what %s lies in: %s', (code, words) => {
    expect(placeWords(territories, code)).toBe(words)
  })
})

describe('isMemberPlace', () => {
  it.each([
    ['commune-41018', true],
    ['epci-200030385', true],
    ['dept-41', true],
    ['region-24', true],
    ['national', false],
    ['ue', false],
    ['commune-41018 or 1=1', false],
    ['', false],
  ])('%j: %s', (code, may) => {
    expect(isMemberPlace(territories, code)).toBe(may)
  })
})

describe('placesInside', () => {
  it('has the communes and EPCI of a département, and itself', () => {
    const inside = placesInside(territories, ['dept-41'])
    expect(inside).toEqual(
      expect.arrayContaining(['dept-41', 'epci-200030385', 'commune-41018', 'commune-41269']),
    )
    expect(inside).not.toContain('commune-37261')
    expect(inside).not.toContain('region-24')
  })

  it('adds up the places of a syndicate', () => {
    const both = placesInside(territories, ['dept-41', 'dept-37'])
    expect(both).toEqual(expect.arrayContaining(['commune-41018', 'commune-37261']))
    expect(placesInside(territories, [])).toEqual([])
  })
})
