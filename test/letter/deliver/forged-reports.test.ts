import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { openKeyedHash } from '#src/letter/deliver/keyed-hash.ts'
import { messageToken, readReturnToken, returnToken } from '#src/letter/deliver/message-token.ts'
import { recordEvents } from '#src/letter/deliver/record-events.ts'
import { isSuppressed } from '#src/letter/deliver/suppressions.ts'
import type { Bounce } from '#src/mail/bounces/bounce.ts'
import { readDsn } from '#src/mail/bounces/read-dsn.ts'
import { complaint, report } from '#test/mail/bounces/reports.ts'
import { addLetter, openDelivery, rowOf, type World } from './delivery-world.ts'

const env = { VIGIE_MAIL_BOUNCES: 'retours@veille.example' }
const byMail = { trusted: false }
const nothingDone = { recorded: 0, known: 0 }

/** One letter that left to three members, and what a reader sees of that of the first. */
async function sent(): Promise<{ world: World; messageId: string; bounceTo: string }> {
  const world = await openDelivery(3, env)
  await deliverLetters(world)
  const { messageId, bounceTo } = world.outbox.find(({ to }) => to.startsWith('p00'))!
  return { world, messageId: messageId!, bounceTo: bounceTo! }
}

const dsn = (to: string, messageId = '<autre@ailleurs.example>') =>
  report({ head: ['From: MAILER-DAEMON@mx.example', `To: ${to}`], returned: `Message-ID: ${messageId}\n` })

async function suppressed(world: World): Promise<boolean[]> {
  return Promise.all(['p00', 'p01', 'p02'].map((name) => isSuppressed(world, `${name}@mairie.example`)))
}

describe('a report by mail, which anybody can write', () => {
  it('is believed when it comes to the return address of the message', async () => {
    const { world, bounceTo } = await sent()
    expect(await recordEvents(world, await readDsn(dsn(bounceTo)), byMail)).toMatchObject({ recorded: 1 })
    expect(await suppressed(world)).toEqual([true, false, false])
  })

  it('is believed whatever the case in which a server writes that address', async () => {
    const { world, bounceTo } = await sent()
    const upper = bounceTo.toUpperCase()
    expect(await recordEvents(world, await readDsn(dsn(upper)), byMail)).toMatchObject({ recorded: 1 })
  })

  it.each<[string, (names: { messageId: string; bounceTo: string }) => string]>([
    [
      'the Message-ID alone, as a forwarded letter shows it',
      ({ messageId }) => dsn('retours@veille.example', messageId),
    ],
    [
      'the Message-ID written as a return address',
      ({ messageId }) => dsn(`retours+${messageId.slice(1).split('@')[0]}@veille.example`, messageId),
    ],
    [
      'a complaint that quotes the Message-ID',
      ({ messageId }) => complaint(['Feedback-Type: abuse']).replaceAll(/<lettre-12[^>]*>/g, messageId),
    ],
    ['the address of the member', () => dsn('p00@mairie.example')],
    ['a proof that was guessed', ({ bounceTo }) => dsn(bounceTo.replace(/[0-9a-f]{8}@/, '00000000@'))],
    [
      'the proof of another message',
      ({ bounceTo }) => dsn(bounceTo.replace(/\.[0-9a-f]{24}\./, `.${'0'.repeat(24)}.`)),
    ],
    ['another letter under the same proof', ({ bounceTo }) => dsn(bounceTo.replace('2026-s48', '2026-s49'))],
    ['no proof', ({ bounceTo }) => dsn(bounceTo.replace(/\.[0-9a-f]{8}@/, '@'))],
    ['a longer proof', ({ bounceTo }) => dsn(bounceTo.replace('@', '0@'))],
  ])('strikes nobody off with %s', async (_, write) => {
    const { world, ...names } = await sent()
    expect(await recordEvents(world, await readDsn(write(names)), byMail)).toMatchObject(nothingDone)
    expect(await suppressed(world)).toEqual([false, false, false])
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'sent', error: null })
  })

  it('strikes off the member of the message alone, whomever it names', async () => {
    const { world, bounceTo } = await sent()
    const all = ['p01', 'p02', 'maire'].flatMap((name) => [
      '',
      `Final-Recipient: rfc822; ${name}@mairie.example`,
      'Action: failed',
      'Status: 5.1.1',
    ])
    const raw = report({
      head: ['From: MAILER-DAEMON@mx.example', `To: ${bounceTo}`],
      status: ['Reporting-MTA: dns; mx.example', ...all],
    })
    await recordEvents(world, await readDsn(raw), byMail)
    expect(await suppressed(world)).toEqual([true, false, false])
    expect(await isSuppressed(world, 'maire@mairie.example')).toBe(false)
  })

  it('fills no table with reports of what is not ours', async () => {
    const { world } = await sent()
    for (let n = 0; n < 100; n += 1) {
      const events = await readDsn(dsn(`retours+2026-s48.${n}.0@veille.example`, `<${n}@veille.example>`))
      expect(events).toHaveLength(1)
      await recordEvents(world, events, byMail)
    }
    expect(await world.db.all('select * from mail_events')).toEqual([])
    expect(await world.db.all('select * from soft_bounces')).toEqual([])
  })

  it('throws on nothing that a stranger may put into an event, and writes nothing of it', async () => {
    const { world } = await sent()
    const odd = fc.string({ unit: 'binary', maxLength: 80 })
    const event = fc.record<Bounce>(
      {
        kind: fc.constantFrom('hard', 'soft', 'complaint', 'delivered'),
        token: odd,
        messageId: odd,
        address: odd,
        code: odd,
        at: odd,
      },
      { requiredKeys: ['kind'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 5 }), async (events) => {
        expect(await recordEvents(world, events, byMail)).toMatchObject(nothingDone)
      }),
      { numRuns: 150 },
    )
    expect(await suppressed(world)).toEqual([false, false, false])
  })
})

describe('what providers tell', () => {
  it('ends the same whatever the order and however often it comes', async () => {
    const kinds = ['hard', 'soft', 'complaint', 'delivered'] as const
    const orders = fc
      .shuffledSubarray([...kinds], { minLength: 1 })
      .chain((order) => fc.tuple(fc.constant(order), fc.array(fc.constantFrom(...order), { maxLength: 6 })))
    await fc.assert(
      fc.asyncProperty(orders, async ([order, again]) => {
        const { world, messageId } = await sent()
        for (const kind of [...order, ...again]) {
          await recordEvents(world, [{ id: `e-${kind}`, kind, messageId, code: '5.1.1' }], { trusted: true })
        }
        const final = order.includes('complaint') ? 'complained' : order.includes('hard') ? 'bounced' : 'sent'
        expect(await rowOf(world, 'p00')).toMatchObject({ status: final })
        expect(await suppressed(world)).toEqual([final !== 'sent', false, false])
        expect(await world.db.all('select id from mail_events')).toHaveLength(order.length)
      }),
      { numRuns: 25 },
    )
  })

  it('of a letter that nobody has heard of changes nothing', async () => {
    const { world } = await sent()
    const told = await recordEvents(
      world,
      [
        { id: 'x1', kind: 'soft', messageId: '<inconnu@veille.example>' },
        { id: 'x2', kind: 'delivered', messageId: 'prov-inconnu', address: 'p00@mairie.example' },
      ],
      { trusted: true },
    )
    expect(told).toEqual({ recorded: 0, known: 0, unknown: 2 })
  })

  it('of a letter that a member has still to get does not take it away from the ledger', async () => {
    const { world, messageId } = await sent()
    await addLetter(world, { id: '2026-S49', number: 13 })
    await recordEvents(world, [{ id: 'c', kind: 'complaint', messageId }], { trusted: true })
    expect(await deliverLetters(world)).toMatchObject({ sent: 2, skipped: 1 })
    expect((await rowOf(world, 'p00')).error).toContain('signalé un message comme indésirable')
  })
})

describe('the names of messages', () => {
  it('are the same for the same letter and person, and for no other two', async () => {
    const { world } = await sent()
    const hash = await openKeyedHash(world)
    const names = new Set<string>()
    for (const letter of ['2026-S48', '2026-S49'])
      for (let n = 0; n < 300; n += 1) names.add(await messageToken(hash, letter, `p${n}`))
    expect(names.size).toBe(600)
    expect(await messageToken(hash, '2026-S48', 'p7')).toBe(await messageToken(hash, '2026-S48', 'p7'))
    // A space in a name must not make two pairs one.
    expect(await messageToken(hash, '2026-S4', '8 p7')).not.toBe(await messageToken(hash, '2026-S48', 'p7'))
  })

  it('are proven by the secret of the site alone', async () => {
    const { world } = await sent()
    const hash = await openKeyedHash(world)
    const other = await openKeyedHash({
      ...world,
      config: { ...world.config, secret: 't'.repeat(40) },
    } as World)
    const given = await returnToken(hash, '2026-s48.abc')
    expect(await readReturnToken(hash, given)).toBe('2026-s48.abc')
    expect(await readReturnToken(other, given)).toBeUndefined()
    expect(await readReturnToken(hash, '')).toBeUndefined()
    expect(await readReturnToken(hash, '.')).toBeUndefined()
  })
})
