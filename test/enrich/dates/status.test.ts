import { describe, expect, it } from 'vitest'
import { callStatus } from '#src/enrich/dates/status.ts'
import { type KeyDate, type Standing, noFacts } from '#src/enrich/facts.ts'

const now = new Date('2026-11-24T08:00:00Z')
const at = { field: 'text', start: 0, end: 1 } as const

function status(closing?: string, dates: Pick<KeyDate, 'role' | 'value'>[] = [], standing?: Standing) {
  const facts = {
    ...noFacts(),
    dates: dates.map((date) => ({ ...date, at })),
    ...(standing ? { standing } : {}),
  }
  return callStatus({ facts, ...(closing ? { closing: { value: closing, origin: 'text' } } : {}) }, now)
}

describe('callStatus', () => {
  it.each([
    ['2026-11-23', 'closed', -1],
    ['2026-11-24T07:59:00Z', 'closed', 0],
    ['2026-11-24T08:01:00Z', 'week', 0],
    ['2026-11-24', 'week', 0],
    ['2026-12-01', 'week', 7],
    ['2026-12-02', 'month', 8],
    ['2026-12-24', 'month', 30],
    ['2026-12-25', 'open', 31],
  ])('says of what closes on %s: %s', (value, state, days) => {
    expect(status(value)).toEqual({ state, at: value, days })
  })

  it.each<Standing>(['permanent', 'rolling'])('says %s of what has no closing date', (standing) => {
    expect(status(undefined, [], standing)).toEqual({ state: standing })
  })

  it('says nothing of what tells no date of a call', () => {
    expect(status()).toBeUndefined()
    expect(status(undefined, [{ role: 'event', value: '2027-01-01' }])).toBeUndefined()
  })

  it('waits for the opening, to the hour', () => {
    const opensAt = (value: string) => status('2027-03-15', [{ role: 'opening', value }])?.state
    expect(opensAt('2026-11-25')).toBe('upcoming')
    expect(opensAt('2026-11-24')).toBe('open')
    expect(opensAt('2026-11-24T09:00:00Z')).toBe('upcoming')
    expect(opensAt('2026-11-24T08:00:00Z')).toBe('open')
  })

  it('tells the first opening of a call without a closing date', () => {
    expect(status(undefined, [{ role: 'opening', value: '2026-12-01' }])).toEqual({
      state: 'upcoming',
      at: '2026-12-01',
      days: 7,
    })
  })

  it('is open between two windows: the first has opened', () => {
    const dates = [
      { role: 'opening' as const, value: '2026-10-01' },
      { role: 'opening' as const, value: '2027-02-01' },
    ]
    expect(status('2027-03-15', dates)?.state).toBe('open')
  })

  it('counts to the next round, until the last', () => {
    const rounds = ['2026-11-10', '2026-12-01', '2027-03-01'].map((value) => ({
      role: 'submission' as const,
      value,
    }))
    expect(status('2027-03-01', rounds)).toEqual({ state: 'week', at: '2026-12-01', days: 7 })
  })

  it('follows the source where its field and the text disagree', () => {
    const rounds = ['2026-12-01', '2027-03-01'].map((value) => ({ role: 'submission' as const, value }))
    expect(status('2027-04-01', rounds)?.at).toBe('2027-04-01')
  })
})
