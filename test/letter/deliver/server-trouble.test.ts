import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { MailError } from '#src/mail/mail-error.ts'
import { countDeliveries } from '#src/store/deliveries.ts'
import { listPauses } from '#src/store/mail-pauses.ts'
import {
  addLetter,
  addMember,
  letterId,
  none,
  nothing,
  openDelivery,
  rowOf,
  type World,
} from './delivery-world.ts'

const deferred = (reply?: number) =>
  new MailError('mail-deferred', 'Message en attente.', reply === undefined ? {} : { reply })
const minutes = (world: World, n: number) =>
  world.at(new Date(Date.parse('2026-11-23T07:10:00Z') + n * 60_000).toISOString())

describe('a mail server in trouble', () => {
  it('tries again after 10 minutes, then twice as long each time, and gives up after three days', async () => {
    const world = await openDelivery(1)
    const tries: number[] = []
    for (let at = 0; at <= 75 * 60; at += 10) {
      minutes(world, at)
      world.failWith(() => {
        tries.push(at)
        return deferred(450)
      })
      await deliverLetters(world)
    }
    expect(tries.slice(0, 8)).toEqual([0, 10, 30, 70, 150, 310, 630, 990])
    expect(tries.at(-1)).toBeLessThan(72 * 60)
    const row = await rowOf(world, 'p00')
    expect(row).toMatchObject({ status: 'failed', maybe_left: 0 })
    expect(row.error).toContain('trois jours sans pouvoir partir')
  })

  it('comes back when the server says', async () => {
    const world = await openDelivery(1)
    world.failWith(() => new MailError('mail-deferred', 'x', { reply: 450, retryAfterMs: 3_600_000 }))
    await deliverLetters(world)
    expect((await rowOf(world, 'p00')).not_before).toBe('2026-11-23T08:10:00.000Z')
  })

  it('puts all mail off after five deferrals in a row, longer each time, and says so', async () => {
    const world = await openDelivery(30, { VIGIE_MAIL_CONNECTIONS: '1' })
    let asked = 0
    world.failWith(() => {
      asked++
      return deferred()
    })
    const first = await deliverLetters(world)
    expect(first).toMatchObject({ deferred: 5, sent: 0 })
    expect(first.waits).toBe(
      'Le serveur d’envoi a remis 5 messages de suite. Envoi en pause jusqu’à 8\u00A0h\u00A015.',
    )
    minutes(world, 4)
    expect(await deliverLetters(world)).toMatchObject({ deferred: 0 })
    minutes(world, 5)
    await deliverLetters(world)
    expect(asked).toBe(10)
    expect(await listPauses(world.db)).toMatchObject([
      { scope: '*', level: 2, until: '2026-11-23T07:25:00.000Z' },
    ])
    world.failWith(() => undefined)
    minutes(world, 60)
    expect(await deliverLetters(world)).toMatchObject({ sent: 30 })
    expect(await listPauses(world.db)).toEqual([])
  })

  it('puts off one domain alone when it alone defers', async () => {
    const world = await openDelivery(0, { VIGIE_MAIL_CONNECTIONS: '2' })
    for (let i = 0; i < 20; i++) {
      await addMember(world, `a${i}`, { email: `a${i}@lent.example` })
      await addMember(world, `b${i}`, { email: `b${i}@vif.example` })
    }
    world.failWith(({ to }) => (to.endsWith('lent.example') ? deferred(451) : undefined))
    const report = await deliverLetters(world)
    expect(report.sent).toBe(20)
    expect(report.deferred).toBeLessThan(8)
    expect(report.waits).toBeUndefined()
    expect(await listPauses(world.db)).toMatchObject([{ scope: 'domain:lent.example', level: 1 }])
    world.failWith(() => undefined)
    minutes(world, 30)
    expect(await deliverLetters(world)).toMatchObject({ sent: 20 })
    expect(await listPauses(world.db)).toEqual([])
  })

  it('stops at once where the server refuses the program itself', async () => {
    const world = await openDelivery(10, { SMTP_URL: 'smtp://x.example', VIGIE_MAIL_CONNECTIONS: '1' })
    let asked = 0
    world.failWith(() => {
      asked++
      return deferred(535)
    })
    const { waits } = await deliverLetters(world)
    expect(asked).toBe(1)
    expect(waits).toContain('réponse 535')
    expect(waits).toContain('vigie doctor mail')
  })

  it('that is away for a day loses nothing and doubles nothing', async () => {
    const world = await openDelivery(50)
    world.failWith(() => deferred())
    for (let at = 0; at < 24 * 60; at += 15) {
      minutes(world, at)
      await deliverLetters(world)
    }
    expect(world.outbox).toEqual([])
    world.failWith(() => undefined)
    for (let at = 24 * 60; at <= 31 * 60; at += 15) {
      minutes(world, at)
      await deliverLetters(world)
    }
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent: 50 })
    expect(world.outbox).toHaveLength(50)
  })

  it.each([
    ['mail-refused', 0, 'failed'],
    ['mail-uncertain', 1, 'failed'],
  ] as const)('writes down %s and goes on with the others', async (code, maybe, status) => {
    const world = await openDelivery(3)
    world.failWith(({ to }) => (to.startsWith('p01') ? new MailError(code, 'non') : undefined))
    expect(await deliverLetters(world)).toEqual({ ...nothing, sent: 2, failed: 1 })
    expect(await rowOf(world, 'p01')).toMatchObject({ status, error: 'non', maybe_left: maybe })
    minutes(world, 600)
    expect(await deliverLetters(world)).toEqual(nothing)
  })

  it('writes nothing any more to a box that the server says does not exist', async () => {
    const world = await openDelivery(1)
    world.failWith(() => new MailError('mail-refused', 'Message refusé.', { reply: 550, enhanced: '5.1.1' }))
    expect(await deliverLetters(world)).toMatchObject({ failed: 1 })
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'bounced' })
    await addLetter(world, { id: '2026-S49', number: 13 })
    world.failWith(() => undefined)
    expect(await deliverLetters(world)).toMatchObject({ skipped: 1, sent: 0 })
    expect((await rowOf(world, 'p00')).error).toContain('Adresse bloquée')
  })
})

describe('the pace', () => {
  it('is so many a second to one domain, the others not waiting behind it', async () => {
    const world = await openDelivery(0, {
      SMTP_URL: 'smtp://x.example',
      VIGIE_MAIL_RATE: '1000',
      VIGIE_MAIL_DOMAIN_RATE: '20',
    })
    for (let i = 0; i < 12; i++) await addMember(world, `a${i}`, { email: `a${i}@un.example` })
    for (let i = 0; i < 12; i++) await addMember(world, `b${i}`, { email: `b${i}@autre${i}.example` })
    const start = performance.now()
    expect(await deliverLetters(world)).toMatchObject({ sent: 24 })
    // Twelve to one domain: two at once, then one every 50 ms.
    expect(performance.now() - start).toBeGreaterThan(400)
    const last = world.outbox.slice(-6).map(({ to }) => to.split('@')[1])
    expect(new Set(last)).toEqual(new Set(['un.example']))
  })

  it('is so many in a sliding window, counted across runs', async () => {
    const world = await openDelivery(10, { VIGIE_MAIL_WINDOW: '4/15' })
    expect(await deliverLetters(world)).toMatchObject({
      sent: 4,
      waits: 'pas plus de 4 messages en 15 minutes',
    })
    minutes(world, 10)
    expect(await deliverLetters(world)).toMatchObject({ sent: 0 })
    minutes(world, 16)
    expect(await deliverLetters(world)).toMatchObject({ sent: 4 })
    minutes(world, 32)
    const { waits, sent } = await deliverLetters(world)
    expect([sent, waits]).toEqual([2, 'pas plus de 4 messages en 15 minutes'])
  })
})
