import { describe, expect, it } from 'vitest'
import type { FeedDay } from '#src/store/feed-days.ts'
import { type DayLine, checksWords, stateOfDay, sumOf } from '#web/views/proof/day-state.ts'

const day: FeedDay = {
  feedId: 'a',
  day: '2026-11-24',
  checks: 8,
  failedChecks: 0,
  seen: 25,
  added: 3,
  revised: 1,
  rejected: 2,
}
const line = (fields: Partial<DayLine> = {}): DayLine => ({ offScope: 0, paused: false, ...fields })

describe('stateOfDay', () => {
  it.each<[DayLine, boolean, string, string]>([
    [line({ day }), false, 'ok', 'Lue'],
    [line({ day: { ...day, failedChecks: 3 } }), false, 'ok', 'Lue'],
    [line({ day: { ...day, failedChecks: 8 } }), false, 'bad', 'En échec'],
    [line({ day: { ...day, failedChecks: 8 }, health: 'limited' }), false, 'care', 'Freinée'],
    [line({ day: { ...day, failedChecks: 3 }, health: 'limited' }), true, 'ok', 'Lue'],
    [line({ day, health: 'silent' }), false, 'care', 'Silencieuse'],
    [line({ day, health: 'empty' }), true, 'care', 'Vide'],
    [line({ day, health: 'ok' }), true, 'ok', 'Lue'],
    [line({ day, health: 'inconnue' }), true, 'ok', 'Lue'],
    [line(), true, 'soft', 'Pas encore lue'],
    [line(), false, 'soft', 'Pas lue'],
    [line({ paused: true }), true, 'soft', 'En pause'],
    [line({ health: 'secret-missing' }), true, 'care', 'À configurer'],
    // Read in the morning, put on hold at noon: it was read.
    [line({ day, paused: true }), true, 'ok', 'Lue'],
  ])('takes %j for what it was', (given, isToday, level, words) => {
    expect(stateOfDay(given, isToday)).toEqual({ level, words })
  })
})

describe('checksWords', () => {
  it.each([
    [1, 0, '1'],
    [8, 1, '8, dont 1 échec'],
    [1200, 30, '1 200, dont 30 échecs'],
  ])('says %i checks with %i failures', (checks, failedChecks, expected) => {
    expect(checksWords({ ...day, checks, failedChecks }).replace(/\s/g, ' ')).toBe(expected)
  })
})

describe('sumOf', () => {
  it('adds days, and takes a day without checks for nothing', () => {
    expect(sumOf([line({ day, offScope: 2 }), line({ offScope: 1 }), line({ day })])).toEqual({
      checks: 16,
      failedChecks: 0,
      seen: 50,
      added: 6,
      revised: 2,
      rejected: 4,
      offScope: 3,
    })
    expect(sumOf([])).toMatchObject({ checks: 0, offScope: 0 })
  })
})
