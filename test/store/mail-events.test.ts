import { beforeEach, describe, expect, it } from 'vitest'
import {
  applyToDelivery,
  confirmDelivery,
  findDeliveryByMessage,
  insertEvent,
  isKnownEvent,
  noteSoftBounce,
  reachedBetween,
} from '#src/store/mail-events.ts'
import type { DeliveryStatus } from '#src/store/deliveries.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { addLetter, addMember, letterId, rowOf } from '#test/letter/deliver/delivery-rows.ts'

const now = '2026-11-24T08:00:00Z'
let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
  await addLetter({ db })
  await addMember({ db }, 'a')
})

async function put(status: DeliveryStatus, maybe: 0 | 1 = 0, letter = letterId): Promise<void> {
  await db.run(
    `insert into deliveries (letter_id, subscriber_id, status, updated_at, maybe_left, message_id, provider_id)
     values (?, 'a', ?, ?, ?, '<m@veille.example>', 'p-1')
     on conflict (letter_id, subscriber_id) do update set status = excluded.status, maybe_left = excluded.maybe_left`,
    letter,
    status,
    now,
    maybe,
  )
}

const row = { letterId, subscriberId: 'a' }
const statusNow = async () => (await rowOf({ db } as Parameters<typeof rowOf>[0], 'a')).status

describe('events', () => {
  it('are known by their id, and told once', async () => {
    const event = { id: 'e', at: now, kind: 'hard', detail: '550' } as const
    const results = await db.batch([insertEvent(event), insertEvent({ ...event, kind: 'complaint' })])
    expect(results.map(({ changes }) => changes)).toStrictEqual([1, 0])
    expect([await isKnownEvent(db, 'e'), await isKnownEvent(db, "e' or 1 --")]).toStrictEqual([true, false])
  })
})

describe('findDeliveryByMessage', () => {
  it.each(['<m@veille.example>', 'p-1'])('finds the row by either name: %s', async (name) => {
    await put('sent')
    expect(await findDeliveryByMessage(db, name)).toMatchObject({
      ...row,
      status: 'sent',
      email: 'a@mairie.example',
    })
  })

  it('tells no address of somebody who is gone, and finds nothing under no name', async () => {
    await put('sent')
    await db.run('pragma foreign_keys = off')
    await db.run(`delete from subscribers where id = 'a'`)
    expect(await findDeliveryByMessage(db, 'p-1')).not.toHaveProperty('email')
    expect(await findDeliveryByMessage(db, '')).toBeUndefined()
  })
})

describe('applyToDelivery', () => {
  it.each<[DeliveryStatus, DeliveryStatus]>([
    ['sent', 'bounced'],
    ['handed', 'bounced'],
    ['failed', 'bounced'],
    ['bounced', 'bounced'],
    ['complained', 'complained'],
    ['queued', 'queued'],
    ['deferred', 'deferred'],
    ['skipped', 'skipped'],
  ])('of a hard bounce makes %s %s', async (before, after) => {
    await put(before)
    await db.batch([applyToDelivery(row, { status: 'bounced', reason: '550', now })])
    expect(await statusNow()).toBe(after)
  })

  it('lets a complaint follow a bounce', async () => {
    await put('bounced')
    await db.batch([applyToDelivery(row, { status: 'complained', reason: 'Plainte.', now })])
    expect(await statusNow()).toBe('complained')
  })
})

describe('confirmDelivery', () => {
  it.each<[DeliveryStatus, 0 | 1, DeliveryStatus]>([
    ['failed', 1, 'sent'],
    ['failed', 0, 'failed'],
    ['bounced', 1, 'bounced'],
    ['queued', 0, 'queued'],
  ])('of %s (perhaps left: %i) makes %s', async (before, maybe, after) => {
    await put(before, maybe)
    await db.batch([confirmDelivery(row, now)])
    expect(await statusNow()).toBe(after)
  })
})

describe('reachedBetween', () => {
  it('tells whether a letter in between came through with nothing to say of it', async () => {
    await put('sent')
    expect(await reachedBetween(db, 'a', '2026-S47', '2027-S01')).toBe(true)
    expect(await reachedBetween(db, 'a', letterId, '2027-S01')).toBe(false)
    expect(await reachedBetween(db, 'a', '2026-S40', letterId)).toBe(false)
    expect(await reachedBetween(db, 'b', '2026-S47', '2027-S01')).toBe(false)
    await db.batch([noteSoftBounce(row, 'Boîte pleine.', now)])
    expect(await reachedBetween(db, 'a', '2026-S47', '2027-S01')).toBe(false)
  })
})
