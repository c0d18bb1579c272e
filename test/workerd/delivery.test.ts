import { createExecutionContext, createMessageBatch, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import { type LetterBatch, deliverBatch, enqueueLetters } from '#src/letter/deliver/deliver-batch.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { recordEvents } from '#src/letter/deliver/record-events.ts'
import type { Bindings } from '#src/runtime/cloudflare.ts'
import { countDeliveries } from '#src/store/deliveries.ts'
import { openD1 } from '#src/store/d1.ts'
import { findLetter } from '#src/store/letters.ts'
import { buildWorld } from '#test/letter/build-world.ts'
import { addLetter, addMember, letterId, none, recipients } from '#test/letter/deliver/delivery-rows.ts'
import worker from '#worker/cloudflare.ts'

const db = openD1(env.DB)
const open = (extra: Record<string, string> = {}) => buildWorld(db, '2026-11-23T07:10:00Z', extra)

beforeEach(async () => {
  for (const table of [
    'deliveries',
    'letters',
    'subscribers',
    'delivery_runs',
    'mail_pauses',
    'suppressions',
  ]) {
    await db.run(`delete from ${table}`)
  }
  for (let i = 0; i < 45; i++) await addMember({ db }, `p${String(i).padStart(2, '0')}`)
  await addLetter({ db })
})

describe('a letter on D1', () => {
  it('leaves once from the cron, so many a run', async () => {
    const world = open({ VIGIE_MAIL_PER_RUN: '30' })
    expect(await deliverLetters(world)).toMatchObject({ sent: 30 })
    expect(await deliverLetters(world)).toMatchObject({ sent: 15 })
    expect(new Set(recipients(world)).size).toBe(45)
    expect(await findLetter(db, letterId)).toMatchObject({ state: 'sent' })
    const { messageId } = world.outbox[0]!
    const bounce = { kind: 'hard', messageId: messageId!, code: '5.1.1' } as const
    expect(await recordEvents(world, [bounce], { trusted: false })).toMatchObject({ recorded: 1 })
    expect(await countDeliveries(db, letterId)).toEqual({ ...none, sent: 44, bounced: 1 })
  })

  it('leaves through a queue in small messages, each person once, whatever comes twice', async () => {
    const world = open()
    const batches: LetterBatch[] = []
    const enqueue = async (given: readonly LetterBatch[]) => void batches.push(...given)
    expect(await enqueueLetters(world, enqueue)).toMatchObject({ queued: 45, sent: 0 })
    expect(batches.map(({ subscriberIds }) => subscriberIds.length)).toEqual([20, 20, 5])
    // The cron comes again before the queue: nothing is put in it twice.
    expect(await enqueueLetters(world, enqueue)).toMatchObject({ queued: 0 })
    await Promise.all([...batches, ...batches].map((batch) => deliverBatch(world, batch)))
    expect(world.outbox).toHaveLength(45)
    expect(new Set(recipients(world)).size).toBe(45)
    expect(await countDeliveries(db, letterId)).toEqual({ ...none, sent: 45 })
    expect(await findLetter(db, letterId)).toMatchObject({ state: 'sent' })
  })

  it('loses nothing when the queue loses a message', async () => {
    const world = open()
    const batches: LetterBatch[] = []
    const enqueue = async (given: readonly LetterBatch[]) => void batches.push(...given)
    await enqueueLetters(world, enqueue)
    await deliverBatch(world, batches.shift()!)
    world.at('2026-11-23T07:41:00Z')
    batches.length = 0
    expect(await enqueueLetters(world, enqueue)).toMatchObject({ queued: 25 })
    for (const batch of batches) await deliverBatch(world, batch)
    expect(world.outbox).toHaveLength(45)
  })

  it('costs fewer than a thousand statements a message of the queue', async () => {
    let statements = 0
    const world = open()
    const counting = {
      ...world,
      db: {
        get: (...given: Parameters<typeof db.get>) => (statements++, db.get(...given)),
        all: (...given: Parameters<typeof db.all>) => (statements++, db.all(...given)),
        run: (...given: Parameters<typeof db.run>) => (statements++, db.run(...given)),
        batch: (list: Parameters<typeof db.batch>[0]) => ((statements += list.length), db.batch(list)),
      } as typeof db,
    }
    const batches: LetterBatch[] = []
    await enqueueLetters(world, async (given) => void batches.push(...given))
    await deliverBatch(counting, batches[0]!)
    expect(world.outbox).toHaveLength(20)
    expect(statements).toBeLessThan(150)
  })

  it('is sent by the Worker itself when its queue calls', async () => {
    const bound = {
      ...env,
      MAIL_API_URL: `${inject('mailUrl')}/emails`,
      MAIL_API_KEY: 'clef-de-test',
      VIGIE_BASE_URL: 'https://veille.example',
      VIGIE_MAIL_RATE: '1000',
      VIGIE_MAIL_DOMAIN_RATE: '1000',
    } as unknown as Bindings
    const batches: LetterBatch[] = []
    const now = new Date().toISOString()
    await enqueueLetters(
      { ...open(), now: () => new Date(now) },
      async (given) => void batches.push(...given),
    )
    const context = createExecutionContext()
    const messages = batches.map((body, i) => ({ id: `m${i}`, timestamp: new Date(), attempts: 1, body }))
    await worker.queue(createMessageBatch('vigie-letters', messages), bound, context)
    await waitOnExecutionContext(context)
    expect(await countDeliveries(db, letterId)).toEqual({ ...none, sent: 45 })
  })
})
