import { describe, expect, it } from 'vitest'
import { noFacts } from '#src/enrich/facts.ts'
import { withGiven } from '#src/enrich/given-facts.ts'

const at = { field: 'text', start: 0, end: 4 } as const
const read = {
  ...noFacts(),
  beneficiaries: [{ id: 'association' as const, at }],
  rates: [
    { percent: 50, role: 'rate' as const, at },
    { percent: 80, role: 'ceiling' as const, at },
  ],
  dates: [
    { role: 'opening' as const, value: '2027-01-10', at },
    { role: 'submission' as const, value: '2027-03-15', at },
  ],
}

describe('withGiven', () => {
  it('leaves what was read where the source gives no field', () => {
    expect(withGiven(read, undefined, false)).toBe(read)
  })

  it('puts the beneficiaries of the source in the place of those read', () => {
    const { beneficiaries } = withGiven(read, { beneficiaries: ['commune', 'epci'] }, true)
    expect(beneficiaries).toEqual([{ id: 'commune' }, { id: 'epci' }])
  })

  it('puts a date of the source in the place of the one read in that role, in order', () => {
    const { dates } = withGiven(read, { opening: '2027-01-04', preDeposit: '2027-02-01' }, true)
    expect(dates).toEqual([
      { role: 'opening', value: '2027-01-04' },
      { role: 'pre-deposit', value: '2027-02-01' },
      { role: 'submission', value: '2027-03-15', at },
    ])
  })

  it.each([
    [{ rateTo: 80 }, [{ percent: 80, role: 'ceiling' }, read.rates[0]]],
    [
      { rateFrom: 20, rateTo: 80 },
      [{ percent: 20, role: 'floor' }, { percent: 80, role: 'ceiling' }, read.rates[0]],
    ],
    [{ rateFrom: 60, rateTo: 60 }, [{ percent: 60, role: 'rate' }, ...read.rates]],
    [{ rateFrom: 20 }, [{ percent: 20, role: 'floor' }, ...read.rates]],
  ])('says the rates of %j once', (given, rates) => {
    expect(withGiven(read, given, true).rates).toEqual(rates)
  })

  it('calls permanent only what has no closing date', () => {
    expect(withGiven(read, { permanent: true }, false).standing).toBe('permanent')
    expect(withGiven(read, { permanent: true }, true).standing).toBeUndefined()
  })

  it('keeps what the source said, for a later reading', () => {
    expect(withGiven(read, { rateTo: 80 }, true).given).toEqual({ rateTo: 80 })
  })
})
