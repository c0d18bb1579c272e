import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import {
  type DayCheck,
  addToDay,
  deleteDaysBefore,
  firstDay,
  listDay,
  listDaysOfFeed,
} from '#src/store/feed-days.ts'
import { saveRejections } from '#src/store/rejections.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: Database
beforeEach(async () => {
  db = await openTestDatabase()
})

const today = '2026-11-26'

async function add(check: Partial<DayCheck>): Promise<void> {
  const whole: DayCheck = {
    feedId: 'a',
    day: today,
    failed: false,
    seen: 0,
    added: 0,
    revised: 0,
    rejected: 0,
    leftOut: [],
    ...check,
  }
  const rejections = whole.leftOut.map(({ rule, identity }) => ({
    rule: rule as 'twin',
    identity,
    title: identity,
  }))
  await db.batch([
    addToDay(whole),
    saveRejections(whole.feedId, rejections, { at: `${whole.day}T08:00:00.000Z`, day: whole.day }),
  ])
}

const twin = (identity: string) => ({ rule: 'twin', identity })
const line = async (day = today) => (await listDay(db, day))[0]

describe('addToDay', () => {
  it('opens the day with the first check', async () => {
    await add({ seen: 25, added: 3, revised: 1, rejected: 2, leftOut: [twin('x'), twin('y')] })
    expect(await line()).toEqual({
      feedId: 'a',
      day: today,
      checks: 1,
      failedChecks: 0,
      seen: 25,
      added: 3,
      revised: 1,
      rejected: 2,
    })
  })

  it('counts an entry that stands all day once', async () => {
    await add({ seen: 25, added: 3 })
    await add({ seen: 25 })
    await add({ seen: 25 })
    expect(await line()).toMatchObject({ checks: 3, seen: 25, added: 3 })
  })

  it('adds what is new in a later document of the same length', async () => {
    await add({ seen: 25, added: 3 })
    await add({ seen: 25, added: 2 })
    expect(await line()).toMatchObject({ seen: 27, added: 5 })
  })

  it('takes the longest document where that is more', async () => {
    await add({ seen: 5 })
    await add({ seen: 25, added: 1 })
    expect(await line()).toMatchObject({ seen: 25 })
  })

  it('counts the same rejection once a day, and again the next day', async () => {
    const leftOut = [twin('x'), twin('y')]
    await add({ seen: 10, rejected: 2, leftOut })
    await add({ seen: 10, rejected: 2, leftOut })
    expect(await line()).toMatchObject({ seen: 10, rejected: 2 })
    await add({ seen: 10, rejected: 2, leftOut: [twin('y'), twin('z')] })
    expect(await line()).toMatchObject({ seen: 11, rejected: 3 })
    await add({ day: '2026-11-27', seen: 10, rejected: 2, leftOut })
    expect(await line('2026-11-27')).toMatchObject({ checks: 1, rejected: 2 })
  })

  it('tells two rules on one entry apart', async () => {
    await add({ rejected: 1, leftOut: [twin('x')] })
    await add({ rejected: 1, leftOut: [{ rule: 'excluded', identity: 'x' }] })
    expect(await line()).toMatchObject({ rejected: 2 })
  })

  it('counts failures among the checks, and keeps what was seen', async () => {
    await add({ seen: 12, added: 1 })
    await add({ failed: true })
    expect(await line()).toMatchObject({ checks: 2, failedChecks: 1, seen: 12, added: 1 })
  })

  it('keeps each source and each day apart', async () => {
    await add({ feedId: 'b', seen: 4 })
    await add({ feedId: 'a', seen: 3 })
    await add({ feedId: 'a', day: '2026-11-25', seen: 2 })
    expect((await listDay(db, today)).map(({ feedId, seen }) => [feedId, seen])).toEqual([
      ['a', 3],
      ['b', 4],
    ])
    const days = await listDaysOfFeed(db, 'a', '2026-11-01', today)
    expect(days.map(({ day, seen }) => [day, seen])).toEqual([
      [today, 3],
      ['2026-11-25', 2],
    ])
  })
})

describe('firstDay and deleteDaysBefore', () => {
  it('say where the proof begins, and move it', async () => {
    expect(await firstDay(db)).toBeUndefined()
    await add({ day: '2026-11-24' })
    await add({ day: '2026-11-25' })
    expect(await firstDay(db)).toBe('2026-11-24')
    expect(await deleteDaysBefore(db, '2026-11-25T03:00:00.000Z')).toBe(1)
    expect(await firstDay(db)).toBe('2026-11-25')
  })
})
