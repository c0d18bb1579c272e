import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { openKeyedHash } from '#src/letter/deliver/keyed-hash.ts'
import { returnToken } from '#src/letter/deliver/message-token.ts'
import { recordEvents } from '#src/letter/deliver/record-events.ts'
import { isSuppressed } from '#src/letter/deliver/suppressions.ts'
import type { Bounce } from '#src/mail/bounces/bounce.ts'
import { addLetter, openDelivery, rowOf, type World } from './delivery-world.ts'

const address = 'p00@mairie.example'
const trusted = { trusted: true }

/** One letter that left to p00, and the name of its message. */
async function sent(): Promise<{ world: World; messageId: string; token: string }> {
  const world = await openDelivery(1)
  await deliverLetters(world)
  const messageId = world.outbox[0]!.messageId!
  const token = await returnToken(await openKeyedHash(world), messageId.slice(1).split('@')[0]!)
  return { world, messageId, token }
}

/** The next letter leaves, and its message is soft-bounced. */
async function softly(world: World, number: number, event: Partial<Bounce> = {}): Promise<void> {
  await addLetter(world, { id: `2026-S${36 + number}`, number })
  await deliverLetters(world)
  const { messageId } = world.outbox.at(-1)!
  await recordEvents(world, [{ kind: 'soft', messageId: messageId!, code: '5.2.2', ...event }], trusted)
}

describe('recordEvents', () => {
  it.each<[string, (names: { messageId: string; token: string }) => Bounce]>([
    ['Message-ID', ({ messageId }) => ({ kind: 'hard', messageId, code: '5.1.1' })],
    ['return address', ({ token }) => ({ kind: 'hard', token, code: '5.1.1' })],
  ])('writes a hard bounce found by its %s, and blocks the address', async (_, eventOf) => {
    const { world, ...names } = await sent()
    expect(await recordEvents(world, [eventOf(names)], { trusted: false })).toEqual({
      recorded: 1,
      known: 0,
      unknown: 0,
    })
    expect(await rowOf(world, 'p00')).toMatchObject({
      status: 'bounced',
      error: 'Refusée pour de bon après l’envoi (code 5.1.1).',
    })
    expect(await isSuppressed(world, 'P00@MAIRIE.example')).toBe(true)
    expect(await isSuppressed(world, 'p01@mairie.example')).toBe(false)
    expect(JSON.stringify(await world.db.all('select * from suppressions'))).not.toContain('mairie')
  })

  it('finds a message by the name that the provider gave it', async () => {
    const { world } = await sent()
    await world.db.run(`update deliveries set provider_id = 'prov-1'`)
    await recordEvents(world, [{ kind: 'complaint', messageId: 'prov-1' }], trusted)
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'complained' })
    expect(await isSuppressed(world, address)).toBe(true)
  })

  it('takes each event once, however often it comes', async () => {
    const { world, messageId } = await sent()
    const event: Bounce = { id: 'ev-1', kind: 'soft', messageId, code: '4.2.2' }
    expect(await recordEvents(world, [event, event], trusted)).toEqual({ recorded: 1, known: 1, unknown: 0 })
    expect(await recordEvents(world, [event], trusted)).toEqual({ recorded: 0, known: 1, unknown: 0 })
    expect(await world.db.all('select count from soft_bounces')).toEqual([{ count: 1 }])
  })

  it('keeps a complaint above a bounce, whichever came first', async () => {
    const { world, messageId } = await sent()
    await recordEvents(world, [{ kind: 'complaint', messageId }], trusted)
    await recordEvents(world, [{ kind: 'hard', messageId, code: '5.1.1' }], trusted)
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'complained' })
    expect(await world.db.all('select reason from suppressions')).toEqual([{ reason: 'complaint' }])
  })

  it('settles a doubt when the message is told to have arrived', async () => {
    const { world, messageId } = await sent()
    await world.db.run(`update deliveries set status = 'failed', maybe_left = 1, error = 'peut-être partie'`)
    await recordEvents(world, [{ kind: 'delivered', messageId }], trusted)
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'sent', error: null, maybe_left: 0 })
  })

  it('blocks after three soft bounces on three letters in a row', async () => {
    const { world, messageId } = await sent()
    await recordEvents(world, [{ kind: 'soft', messageId }], trusted)
    await softly(world, 13)
    expect(await isSuppressed(world, address)).toBe(false)
    await softly(world, 14)
    expect(await isSuppressed(world, address)).toBe(true)
    await addLetter(world, { id: '2026-S51', number: 15 })
    expect(await deliverLetters(world)).toMatchObject({ sent: 0, skipped: 1 })
  })

  it('counts anew after a letter that arrived between', async () => {
    const { world, messageId } = await sent()
    await recordEvents(world, [{ kind: 'soft', messageId }], trusted)
    await softly(world, 13)
    await addLetter(world, { id: '2026-S50', number: 14 })
    await deliverLetters(world)
    await softly(world, 15)
    expect(await isSuppressed(world, address)).toBe(false)
    expect(await world.db.all('select count from soft_bounces')).toEqual([{ count: 1 }])
  })

  it('forgets soft bounces when a message is told to have arrived', async () => {
    const { world, messageId } = await sent()
    await recordEvents(world, [{ kind: 'soft', messageId }], trusted)
    await softly(world, 13, { kind: 'delivered' })
    expect(await world.db.all('select * from soft_bounces')).toEqual([])
  })

  it('believes an address without a message from who showed the secret, and from nobody else', async () => {
    const { world } = await sent()
    const event: Bounce = { kind: 'hard', address, code: '5.1.1' }
    expect(await recordEvents(world, [event], { trusted: false })).toMatchObject({ unknown: 1 })
    expect(await isSuppressed(world, address)).toBe(false)
    expect(await recordEvents(world, [event], trusted)).toMatchObject({ recorded: 1 })
    expect(await isSuppressed(world, address)).toBe(true)
  })

  it('takes the address of the ledger, not the one that the report names', async () => {
    const { world, token } = await sent()
    await recordEvents(world, [{ kind: 'hard', token, address: 'maire@ailleurs.example' }], trusted)
    expect(await isSuppressed(world, 'maire@ailleurs.example')).toBe(false)
    expect(await isSuppressed(world, address)).toBe(true)
  })

  it.each<Bounce>([
    { kind: 'hard', token: '2026-s48.000000000000000000000000' },
    { kind: 'hard', messageId: '<autre@ailleurs.example>' },
    { kind: 'delivered', address },
    { kind: 'soft' },
  ])('leaves aside what is about no message of ours: %o', async (event) => {
    const { world } = await sent()
    expect(await recordEvents(world, [event], trusted)).toEqual({ recorded: 0, known: 0, unknown: 1 })
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'sent' })
  })

  it('writes the ledger of a member who is gone, and blocks nobody', async () => {
    const { world, messageId } = await sent()
    await world.db.run('delete from subscribers')
    expect(await recordEvents(world, [{ kind: 'hard', messageId }], { trusted: false })).toMatchObject({
      recorded: 1,
    })
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'bounced' })
    expect(await world.db.all('select * from suppressions')).toEqual([])
  })
})
