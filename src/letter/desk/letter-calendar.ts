import { addDays, parisDay, parisInstant } from '../../french/calendar.ts'
import { parisWeek } from '../french.ts'

/** The days (1: Monday … 7: Sunday) and hours of Paris at which a letter is drafted, and leaves. */
export interface LetterClock {
  draftDay: number
  draftHour: number
  sendDay: number
  sendHour: number
}

/** One letter's week. Instants in UTC. */
export interface Slot {
  /** The ISO week of the day it leaves. */
  letterId: string
  draftAt: string
  sendAt: string
  /** A machine that was off makes the draft until then. */
  closesAt: string
}

/** How long after its hour a letter may still be drafted, or leave without anybody's approval. */
export const lateMs = 12 * 3_600_000

/** The weeks whose draft is to be made at `now`, the first to leave first: two when their times overlap. */
export function openSlots(clock: LetterClock, now: Date): Slot[] {
  return slotsAround(clock, now).filter(
    ({ draftAt, closesAt }) => Date.parse(draftAt) <= now.getTime() && now.getTime() < Date.parse(closesAt),
  )
}

/** The next draft that the clock will make. */
export function nextSlot(clock: LetterClock, now: Date): Slot {
  const next = slotsAround(clock, now).find(({ draftAt }) => Date.parse(draftAt) > now.getTime())
  if (!next) throw new RangeError(`no slot after ${now.toISOString()}`)
  return next
}

/** For a draft that a person asks for before its time: the next letter to leave. */
export function slotToLeave(clock: LetterClock, now: Date): Slot {
  const next = slotsAround(clock, now).find(({ sendAt }) => Date.parse(sendAt) > now.getTime())
  if (!next) throw new RangeError(`no slot after ${now.toISOString()}`)
  return next
}

/** Of the week before to the third after: all that can be open or next, in order. */
function slotsAround(clock: LetterClock, now: Date): Slot[] {
  const monday = mondayOf(parisDay(now))
  return [-7, 0, 7, 14, 21].map((days) => slotOf(clock, addDays(monday, days)))
}

function slotOf(clock: LetterClock, monday: string): Slot {
  const day = addDays(monday, clock.sendDay - 1)
  const sendAt = instantOf(day, clock.sendHour)
  const drafted = addDays(monday, clock.draftDay - 1)
  const isBefore = drafted < day || (drafted === day && clock.draftHour < clock.sendHour)
  return {
    letterId: parisWeek(day),
    draftAt: instantOf(isBefore ? drafted : addDays(drafted, -7), clock.draftHour),
    sendAt,
    closesAt: new Date(Date.parse(sendAt) + lateMs).toISOString(),
  }
}

// With its milliseconds, like every instant that the database compares.
function instantOf(day: string, hour: number): string {
  return new Date(parisInstant(day, hour, 0)).toISOString()
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7))
}
