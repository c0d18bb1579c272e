import { describe, expect, it } from 'vitest'
import { readBounds, secondsOf } from '#src/search/date-bounds.ts'

describe('readBounds', () => {
  it.each([
    [undefined, undefined, {}],
    ['', '', {}],
    ['2026-11-01', undefined, { from: '2026-11-01' }],
    [undefined, '2026-11-30', { to: '2026-11-30T23:59:59Z' }],
    [
      '2026-11-01T06:00:00Z',
      '2026-11-30T18:00:00Z',
      { from: '2026-11-01T06:00:00Z', to: '2026-11-30T18:00:00Z' },
    ],
  ])('from %s to %s', (from, to, expected) => {
    expect(readBounds(from, to)).toStrictEqual(expected)
  })

  it.each(['demain', '2026', '2026-13-01', '2026-11-01~', '01/11/2026', '2026-11-01 or 1=1'])(
    'refuses %s',
    (bound) => {
      expect(readBounds(bound, undefined)).toBe('none')
      expect(readBounds(undefined, bound)).toBe('none')
    },
  )
})

describe('secondsOf', () => {
  it('reads days and instants, and nothing else', () => {
    expect(secondsOf('1970-01-02')).toBe(86_400)
    expect(secondsOf('1970-01-01T00:00:01Z')).toBe(1)
    expect(secondsOf('demain')).toBeUndefined()
    expect(secondsOf(undefined)).toBeUndefined()
  })
})
