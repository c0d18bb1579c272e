import { describe, expect, it } from 'vitest'
import { nextSlot, openSlots, slotToLeave } from '#src/letter/desk/letter-calendar.ts'

const usual = { draftDay: 5, draftHour: 18, sendDay: 1, sendHour: 8 }
const open = (clock: typeof usual, at: string) =>
  openSlots(clock, new Date(at)).map(({ letterId }) => letterId)

describe('openSlots', () => {
  it.each([
    ['2026-11-20T16:59:59Z', [], 'Friday, a second before six in the evening'],
    ['2026-11-20T17:00:00Z', ['2026-S48'], 'Friday at six: the week of the Monday that comes'],
    ['2026-11-22T23:30:00Z', ['2026-S48'], 'the night of Sunday to Monday'],
    ['2026-11-23T18:59:59Z', ['2026-S48'], 'Monday before eight in the evening: a machine that was off'],
    ['2026-11-23T19:00:00Z', [], 'twelve hours after the letter'],
    ['2026-11-24T07:00:00Z', [], 'Tuesday'],
  ])('at %s is open for %j (%s)', (at, expected) => {
    expect(open(usual, at)).toEqual(expected)
  })

  it.each([
    ['2026-07-03T15:59:59Z', [], 'summer, 17:59:59'],
    ['2026-07-03T16:00:00Z', ['2026-S28'], 'summer, 18:00'],
    ['2026-10-23T16:00:00Z', ['2026-S44'], 'the Friday before winter time'],
    ['2027-03-26T17:00:00Z', ['2027-S13'], 'the Friday before summer time'],
  ])('keeps the hour of Paris: %s is open for %j (%s)', (at, expected) => {
    expect(open(usual, at)).toEqual(expected)
  })

  it.each([
    // The letter of the Monday 28 December 2026 is that of week 53; the next of week 1 of 2027.
    ['2026-12-25T17:00:00Z', ['2026-S53']],
    ['2027-01-01T17:00:00Z', ['2027-S01']],
    // 29 February is a Tuesday in 2028.
    ['2028-02-25T17:00:00Z', ['2028-S09']],
  ])('names the week of the day it leaves: %s → %j', (at, expected) => {
    expect(open(usual, at)).toEqual(expected)
  })

  it('drafts the week before when the draft is not earlier in the week', () => {
    const clock = { draftDay: 3, draftHour: 9, sendDay: 3, sendHour: 9 - 1 }
    const [slot] = openSlots(clock, new Date('2026-11-26T12:00:00Z'))
    expect(slot).toEqual({
      letterId: '2026-S49',
      draftAt: '2026-11-25T08:00:00.000Z',
      sendAt: '2026-12-02T07:00:00.000Z',
      closesAt: '2026-12-02T19:00:00.000Z',
    })
  })

  it('drafts the same day when there are hours between', () => {
    const clock = { draftDay: 2, draftHour: 7, sendDay: 2, sendHour: 17 }
    expect(open(clock, '2026-11-24T06:00:00Z')).toEqual(['2026-S48'])
    expect(open(clock, '2026-11-24T05:59:00Z')).toEqual([])
  })

  it('is open for two letters when the next draft comes before the last may no longer leave', () => {
    const clock = { draftDay: 1, draftHour: 10, sendDay: 1, sendHour: 8 }
    expect(open(clock, '2026-11-23T10:00:00Z')).toEqual(['2026-S48', '2026-S49'])
  })
})

describe('an hour that the change of time makes odd', () => {
  const night = { draftDay: 7, draftHour: 2, sendDay: 1, sendHour: 8 }

  it('that does not exist in March is that of winter', () => {
    const slot = nextSlot(night, new Date('2027-03-27T12:00:00Z'))
    expect(slot).toMatchObject({ draftAt: '2027-03-28T01:00:00.000Z', sendAt: '2027-03-29T06:00:00.000Z' })
  })

  it('that comes twice in October is the first', () => {
    const slot = nextSlot(night, new Date('2026-10-24T12:00:00Z'))
    expect(slot).toMatchObject({ draftAt: '2026-10-25T00:00:00.000Z', sendAt: '2026-10-26T07:00:00.000Z' })
  })
})

describe('nextSlot and slotToLeave', () => {
  it('tell the next draft, and the letter that leaves first', () => {
    const saturday = new Date('2026-11-21T10:00:00Z')
    expect(nextSlot(usual, saturday).letterId).toBe('2026-S49')
    expect(slotToLeave(usual, saturday).letterId).toBe('2026-S48')
    expect(slotToLeave(usual, new Date('2026-11-23T07:00:00Z')).letterId).toBe('2026-S49')
  })

  it('answer one week after the other for three years, each 168 hours of Paris later', () => {
    const at = Date.parse('2026-11-20T12:00:00Z')
    const slots = Array.from({ length: 156 }, (_, week) =>
      nextSlot(usual, new Date(at + week * 7 * 86_400_000)),
    )
    expect(new Set(slots.map(({ letterId }) => letterId)).size).toBe(156)
    const paris = new Intl.DateTimeFormat('fr-FR', {
      timeZone: 'Europe/Paris',
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    })
    const hours = new Set(
      slots.flatMap(({ draftAt, sendAt }) => [draftAt, sendAt].map((one) => paris.format(new Date(one)))),
    )
    expect([...hours].toSorted()).toEqual(['lundi 08:00', 'vendredi 18:00'])
  })
})
