import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { retryDelivery } from '#src/letter/deliver/delivery-gestures.ts'
import { readDelivery } from '#src/letter/deliver/delivery-state.ts'
import { MailError } from '#src/mail/mail-error.ts'
import { type Frequency } from '#src/letter/preferences.ts'
import { isDue, mondayOf } from '#src/letter/deliver/frequency.ts'
import { claimDeliveries } from '#src/store/delivery-claims.ts'
import { endRun, isRunning, renewRun, startRun } from '#src/store/delivery-runs.ts'
import { letterId, none, openDelivery, queued, recipients, type World } from './delivery-world.ts'

const right = '2026-11-23T07:10:00.000Z'
const wrong = '2030-01-01T00:00:00.000Z'
const busy = (retryAfterMs?: number) =>
  new MailError('mail-deferred', 'Trop de connexions.', {
    reply: 421,
    ...(retryAfterMs ? { retryAfterMs } : {}),
  })

/** The clock reads 2030 during one run, in which something happens; then it is set right. */
async function afterTheWrongYear(world: World, happen: () => Promise<unknown>): Promise<void> {
  world.at(wrong)
  await happen()
  world.failWith(() => undefined)
  world.at(right)
}

describe('a clock that was years ahead for a moment', () => {
  it.each([undefined, 86_400_000])(
    'holds no mail back until then, whatever wait the server asked (%s ms)',
    async (wait) => {
      const world = await openDelivery(12)
      await afterTheWrongYear(world, () => {
        world.failWith(() => busy(wait))
        return deliverLetters(world)
      })
      expect((await readDelivery(world, letterId)).pauses).toEqual([])
      await deliverLetters(world)
      expect((await readDelivery(world, letterId)).counts).toEqual({ ...none, sent: 12 })
      expect(new Set(recipients(world)).size).toBe(12)
    },
  )

  it('may give up what waited by then, and says so: a person sends it again', async () => {
    const world = await queued(4)
    await afterTheWrongYear(world, () => deliverLetters(world))
    expect((await readDelivery(world, letterId)).counts).toEqual({ ...none, failed: 4 })
    const actor = { name: 'Léa Martin' }
    expect(await retryDelivery(world, actor, { id: letterId, number: 12 })).toBe(4)
    expect(await deliverLetters(world)).toMatchObject({ sent: 4 })
    expect(world.outbox).toHaveLength(4)
  })

  it('leaves no lease that would stop every program until then', async () => {
    const world = await queued(3)
    await afterTheWrongYear(world, () =>
      startRun(world.db, { id: 'mort', alone: true, now: wrong, until: '2030-01-01T00:01:00.000Z' }),
    )
    expect(await isRunning(world.db, right)).toBe(false)
    expect(await deliverLetters(world)).toMatchObject({ sent: 3 })
  })

  it('gives back what a run that died then had in hand', async () => {
    const world = await queued(3)
    await afterTheWrongYear(world, async () => {
      await startRun(world.db, { id: 'mort', alone: true, now: wrong, until: '2030-01-01T00:01:00.000Z' })
      await claimDeliveries(world.db, { letterId, run: 'mort', now: wrong, limit: 2, without: [] })
    })
    expect(await deliverLetters(world)).toMatchObject({ sent: 3, failed: 0 })
  })

  it('fills no sliding window of today', async () => {
    const world = await openDelivery(20, { VIGIE_MAIL_WINDOW: '10/15' })
    await afterTheWrongYear(world, () => deliverLetters(world))
    expect(world.outbox).toHaveLength(10)
    expect(await deliverLetters(world)).toMatchObject({ sent: 10 })
  })
})

describe('a clock that goes back while a letter leaves', () => {
  it('sends nobody the letter twice', async () => {
    const world = await queued(30)
    world.failWith(() => {
      world.at(world.outbox.length % 2 ? '2026-11-23T05:00:00.000Z' : right)
      return undefined
    })
    await deliverLetters(world)
    world.at('2026-11-22T07:00:00.000Z')
    await deliverLetters(world)
    expect(world.outbox).toHaveLength(30)
    expect(new Set(recipients(world)).size).toBe(30)
  })

  it('does not let two programs be alone at once for longer than a lease', async () => {
    const { db } = await queued(1)
    const lease = (id: string, now: string, until: string) => startRun(db, { id, alone: true, now, until })
    expect(await lease('a', '2026-11-23T07:10:00.000Z', '2026-11-23T07:11:00.000Z')).toBe(true)
    expect(await lease('b', '2026-11-23T06:30:00.000Z', '2026-11-23T06:31:00.000Z')).toBe(false)
    expect(await renewRun(db, 'a', '2026-11-23T06:30:15.000Z', '2026-11-23T06:31:15.000Z')).toBe(true)
    await endRun(db, 'a', '2026-11-22T00:00:00.000Z')
    expect(await lease('b', '2026-11-23T06:32:00.000Z', '2026-11-23T06:33:00.000Z')).toBe(true)
  })
})

describe('the night when the hour changes', () => {
  it.each([
    ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['2027-03-28T00:30:00.000Z', '2027-03-28T01:30:00.000Z'],
  ])('tries again an hour later, not two nor none: %s', async (before, after) => {
    const world = await queued(1)
    world.at(before)
    await world.db.run('update deliveries set queued_at = ?', before)
    world.failWith(() => new MailError('mail-deferred', 'x', { reply: 450, retryAfterMs: 3_600_000 }))
    await deliverLetters(world)
    world.failWith(() => undefined)
    world.at(new Date(Date.parse(after) - 1).toISOString())
    expect(await deliverLetters(world)).toMatchObject({ sent: 0 })
    world.at(after)
    expect(await deliverLetters(world)).toMatchObject({ sent: 1 })
  })
})

describe('weeks at the turn of a year', () => {
  it.each([
    ['2026-S01', '2025-12-29'],
    ['2026-S53', '2026-12-28'],
    ['2027-S01', '2027-01-04'],
    ['2028-S52', '2028-12-25'],
    ['2032-S53', '2032-12-27'],
  ])('%s begins on %s', (week, day) => {
    expect(mondayOf(week).toISOString().slice(0, 10)).toBe(day)
  })

  it.each<[Frequency, string, string | undefined, boolean]>([
    ['fortnight', '2027-S01', '2026-S53', false],
    ['fortnight', '2027-S01', '2026-S52', true],
    ['month', '2027-S01', '2026-S53', true],
    ['month', '2027-S02', '2027-S01', false],
    // A letter older than the last is nobody's news: the clock or a person went back.
    ['fortnight', '2026-S50', '2027-S01', false],
    ['month', '2026-S50', '2027-S01', false],
    ['week', '2026-S50', '2027-S01', true],
    ['month', '2026-S50', undefined, true],
  ])('%s: %s after %s is due or not', (frequency, letter, last, due) => {
    expect(isDue(frequency, letter, last)).toBe(due)
  })
})
