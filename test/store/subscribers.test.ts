import { describe, expect, it } from 'vitest'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { findSetting, settleSetting } from '#src/store/settings.ts'
import {
  claimRequest,
  confirmSubscriber,
  countSubscribers,
  deleteSubscriber,
  deleteUnreached,
  findSubscriber,
  findSubscriberByEmail,
  insertPending,
  recordSubscriptionMail,
  type RequestGate,
  undoRequest,
} from '#src/store/subscribers.ts'

const now = '2026-11-10T08:00:00.000Z'

async function openStore() {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  await insertPending(db, { id: 'p1', email: 'jeanne@mairie.example', now })
  return db
}

function gate(given: Partial<RequestGate> = {}): RequestGate {
  return {
    now,
    previous: { requests: 0 },
    requests: 1,
    hourAgo: '2026-11-10T07:00:00.000Z',
    hourlyLimit: 10,
    ...given,
  }
}

describe('subscribers', () => {
  it('keeps the first row of an address, in whatever case', async () => {
    const db = await openStore()
    await insertPending(db, { id: 'p2', email: 'JEANNE@mairie.example', now })
    expect(await findSubscriber(db, 'p2')).toBeUndefined()
    expect(await findSubscriberByEmail(db, 'Jeanne@Mairie.example')).toEqual({
      id: 'p1',
      email: 'jeanne@mairie.example',
      status: 'pending',
      name: '',
      axes: [],
      domains: [],
      frequency: 'week',
      dates: 'fr',
      length: 'full',
      origin: 'form',
      createdAt: now,
      requests: 0,
    })
  })

  it('lets one of two requests through that saw the same state', async () => {
    const db = await openStore()
    expect(await claimRequest(db, 'p1', ['donnees-ia'], gate())).toBe(true)
    expect(await claimRequest(db, 'p1', [], gate())).toBe(false)
    expect(await findSubscriber(db, 'p1')).toMatchObject({
      requestedAt: now,
      requests: 1,
      requestedAxes: ['donnees-ia'],
    })
  })

  it('stops at the hour’s limit', async () => {
    const db = await openStore()
    await insertPending(db, { id: 'p2', email: 'paul@mairie.example', now })
    expect(await claimRequest(db, 'p1', [], gate({ hourlyLimit: 1 }))).toBe(true)
    expect(await claimRequest(db, 'p2', [], gate({ hourlyLimit: 1 }))).toBe(false)
    expect(await claimRequest(db, 'p2', [], gate({ hourlyLimit: 1, hourAgo: now }))).toBe(true)
  })

  it('drops a row that never got a message, and no other', async () => {
    const db = await openStore()
    await claimRequest(db, 'p1', [], gate())
    await deleteUnreached(db, 'p1')
    expect(await findSubscriber(db, 'p1')).toBeDefined()
    await undoRequest(db, 'p1', { requests: 0 })
    expect(await findSubscriber(db, 'p1')).toBeUndefined()
  })

  it('keeps a row that got a message when a later one fails', async () => {
    const db = await openStore()
    await claimRequest(db, 'p1', [], gate())
    await recordSubscriptionMail(db, 'p1', now)
    await claimRequest(
      db,
      'p1',
      [],
      gate({ now: '2026-11-10T09:00:00.000Z', previous: { requestedAt: now, requests: 1 }, requests: 2 }),
    )
    await undoRequest(db, 'p1', { requestedAt: now, requests: 1 })
    expect(await findSubscriber(db, 'p1')).toMatchObject({ requestedAt: now, requests: 1, mailedAt: now })
  })

  it('keeps when the confirmation mail left, not a later reminder, as the proof', async () => {
    const db = await openStore()
    await recordSubscriptionMail(db, 'p1', now)
    await confirmSubscriber(db, 'p1', 'Je veux la lettre.', '2026-11-11T08:00:00.000Z')
    await recordSubscriptionMail(db, 'p1', '2026-12-01T08:00:00.000Z')
    expect(await findSubscriber(db, 'p1')).toMatchObject({
      status: 'confirmed',
      confirmationSentAt: now,
      confirmedAt: '2026-11-11T08:00:00.000Z',
      mailedAt: '2026-12-01T08:00:00.000Z',
      consent: 'Je veux la lettre.',
    })
  })

  it('counts and deletes', async () => {
    const db = await openStore()
    expect(await countSubscribers(db)).toEqual({ confirmed: 0, pending: 1 })
    expect(await confirmSubscriber(db, 'p1', 'oui', now)).toBe(true)
    expect(await countSubscribers(db)).toEqual({ confirmed: 1, pending: 0 })
    await deleteSubscriber(db, 'p1')
    expect(await confirmSubscriber(db, 'p1', 'oui', now)).toBe(false)
    expect(await countSubscribers(db)).toEqual({ confirmed: 0, pending: 0 })
  })
})

describe('settings', () => {
  it('keeps the first value', async () => {
    const db = await openStore()
    expect(await findSetting(db, 'clef')).toBeUndefined()
    expect(await settleSetting(db, 'clef', 'un')).toBe('un')
    expect(await settleSetting(db, 'clef', 'deux')).toBe('un')
    expect(await findSetting(db, 'clef')).toBe('un')
  })
})
