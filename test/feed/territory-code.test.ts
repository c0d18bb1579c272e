import { describe, expect, it } from 'vitest'
import { isTerritoryCode } from '#src/feed/territory-code.ts'

describe('isTerritoryCode', () => {
  it.each([
    'ue',
    'national',
    'hors-region',
    'region-24',
    'region-94',
    'dept-01',
    'dept-18',
    'dept-2A',
    'dept-2B',
    'dept-41',
    'dept-95',
    'dept-971',
    'dept-976',
    'epci-243700754',
    'commune-41018',
    'commune-2A004',
  ])('knows %s', (code) => {
    expect(isTerritoryCode(code)).toBe(true)
  })

  it.each([
    '',
    '24',
    'UE',
    'region-25',
    'region-',
    'dept-00',
    'dept-20',
    'dept-41 ',
    'dept-4',
    'dept-96',
    'dept-975',
    'dept-2a',
    'epci-24370075',
    'epci-2437007540',
    'commune-4101',
    'commune-2C004',
    'national,region-24',
  ])('does not know « %s »', (code) => {
    expect(isTerritoryCode(code)).toBe(false)
  })

  it('knows the 101 départements', () => {
    const codes = Array.from({ length: 1000 }, (_, n) => String(n).padStart(2, '0')).concat('2A', '2B')
    expect(codes.filter((code) => isTerritoryCode(`dept-${code}`))).toHaveLength(101)
  })
})
