import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { queueLetter } from '#src/letter/deliver/queue-letter.ts'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { MailError } from '#src/mail/mail-error.ts'
import type { MailMessage } from '#src/mail/mailer.ts'
import { WatchError } from '#src/errors.ts'
import { countDeliveries } from '#src/store/deliveries.ts'
import { claimDeliveries, handOver } from '#src/store/delivery-claims.ts'
import { endPauses, writePause } from '#src/store/mail-pauses.ts'
import { findLetter } from '#src/store/letters.ts'
import { findSubscriber } from '#src/store/subscribers.ts'
import { tokenIn } from '#test/letter/world.ts'
import {
  addLetter,
  addMember,
  letterId,
  none,
  nothing,
  openDelivery,
  queued,
  recipients,
  rowOf,
  type World,
} from './delivery-world.ts'

const deferred = (reply?: number) =>
  new MailError('mail-deferred', 'Message en attente.', reply === undefined ? {} : { reply })
const minutes = (world: World, n: number) =>
  world.at(new Date(Date.parse('2026-11-23T07:10:00Z') + n * 60_000).toISOString())

describe('deliverLetters', () => {
  it('sends to everyone confirmed, once, however often it is called', async () => {
    const world = await openDelivery(3)
    await addMember(world, 'attend', { status: 'pending' })
    expect(await deliverLetters(world)).toEqual({ ...nothing, sent: 3 })
    expect(recipients(world).toSorted()).toEqual(['p00', 'p01', 'p02'])
    expect(await deliverLetters(world)).toEqual(nothing)
    expect(await findLetter(world.db, letterId)).toMatchObject({
      state: 'sent',
      sentAt: '2026-11-23T07:10:00.000Z',
    })
    expect(await findSubscriber(world.db, 'p01')).toMatchObject({ lastLetter: 12 })
  })

  it('queues whom a crash between the hour of the letter and its ledger forgot', async () => {
    const world = await openDelivery(2)
    await world.db.run(
      `insert into deliveries (letter_id, subscriber_id, status, updated_at) values (?, 'p00', 'sent', '')`,
      letterId,
    )
    expect(await deliverLetters(world)).toMatchObject({ sent: 1 })
    expect(recipients(world)).toEqual(['p01'])
  })

  it('does not send a letter that has left to who subscribes afterwards', async () => {
    const world = await openDelivery(1)
    await deliverLetters(world)
    await addMember(world, 'nouveau')
    await queueLetter(world, letterId)
    expect(await deliverLetters(world)).toEqual(nothing)
  })

  it('marks sent a letter that nobody gets', async () => {
    const world = await openDelivery(0)
    expect(await deliverLetters(world)).toEqual(nothing)
    expect(await findLetter(world.db, letterId)).toMatchObject({ state: 'sent' })
  })

  it('sends to 250 people, and so many a run', async () => {
    const world = await openDelivery(250, { VIGIE_MAIL_PER_RUN: '100' })
    expect(await deliverLetters(world)).toMatchObject({ sent: 100 })
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent: 100, queued: 150 })
    expect(await findLetter(world.db, letterId)).toMatchObject({ state: 'sending' })
    expect(await deliverLetters(world)).toMatchObject({ sent: 100 })
    expect(await deliverLetters(world, { most: 30 })).toMatchObject({ sent: 30 })
    expect(await deliverLetters(world)).toMatchObject({ sent: 20 })
    expect(new Set(recipients(world)).size).toBe(250)
    expect(world.outbox).toHaveLength(250)
  })

  it('stops when it is told to, and gives back what it has not tried', async () => {
    const world = await openDelivery(40)
    const stop = new AbortController()
    world.failWith(() => {
      if (world.outbox.length >= 10) stop.abort()
      return undefined
    })
    const { sent } = await deliverLetters(world, { signal: stop.signal })
    expect(sent).toBeLessThan(20)
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent, queued: 40 - sent })
    await deliverLetters(world)
    expect(world.outbox).toHaveLength(40)
  })

  it('keeps everyone queued where no way of sending is configured', async () => {
    const world = await openDelivery(3)
    world.failWith(() => new WatchError('mail-unconfigured', 'Aucun envoi possible.'))
    await expect(deliverLetters(world)).rejects.toMatchObject({ code: 'mail-unconfigured' })
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, queued: 3 })
  })

  it('leaves alone a letter that a person paused, and goes on when it is resumed', async () => {
    const world = await queued(2)
    const scope = `letter:${letterId}` as const
    await world.db.batch([writePause({ scope, level: 0, reason: 'relecture', at: '2026-11-23' })])
    expect(await deliverLetters(world)).toEqual(nothing)
    await world.db.batch([endPauses([scope])])
    expect(await deliverLetters(world)).toMatchObject({ sent: 2 })
  })

  it('hears a pause while the letter leaves', async () => {
    const world = await queued(200)
    world.failWith(() => {
      const scope = `letter:${letterId}` as const
      if (world.outbox.length >= 20) {
        void world.db.batch([writePause({ scope, level: 0, reason: 'relecture', at: '2026-11-23' })])
      }
      return undefined
    })
    const { sent } = await deliverLetters(world)
    expect(sent).toBeLessThan(110)
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent, queued: 200 - sent })
  })
})

describe('the message', () => {
  it('carries what names the list and lets a mail program offer to leave in one click', async () => {
    const world = await openDelivery(1, { VIGIE_MAIL_BOUNCES: 'retours@veille.example' })
    await deliverLetters(world)
    const [message] = world.outbox as [MailMessage]
    const url = /<(https:[^>]+)>/.exec(message.headers!['List-Unsubscribe']!)?.[1]
    expect(message.headers).toEqual({
      'List-Id': 'Lettre de veille <lettre.veille.example>',
      'List-Unsubscribe': `<${url}>, <mailto:veille@vigie.example?subject=desabonnement>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Archive': '<https://veille.example/lettres>',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
    })
    expect(url).toMatch(/^https:\/\/veille\.example\/desabonnement\?jeton=[\w.-]+$/)
    expect(message.messageId).toMatch(/^<2026-s48\.[0-9a-f]{24}@veille\.example>$/)
    const name = message.messageId!.slice(1).split('@')[0]
    expect(message.bounceTo).toMatch(new RegExp(`^retours\\+${name}\\.[0-9a-f]{8}@veille\\.example$`))
    expect((await rowOf(world, 'p00')).message_id).toBe(message.messageId)
    // The link of the header leaves at once: it is nowhere in what a person may forward.
    expect(message.html + message.text).not.toContain('/desabonnement?jeton=')
  })

  it('keeps its name at each try', async () => {
    const world = await openDelivery(1)
    const names: (string | undefined)[] = []
    world.failWith((message) => {
      names.push(message.messageId)
      return names.length < 3 ? deferred(450) : undefined
    })
    for (const at of [0, 30, 90]) {
      minutes(world, at)
      await deliverLetters(world)
    }
    expect(names).toHaveLength(3)
    expect(new Set(names).size).toBe(1)
  })

  it('gives each member their own link and date in one rendering', async () => {
    const world = await openDelivery(2)
    await world.db.run(`update subscribers set confirmed_at = '2025-03-02T09:00:00Z' where id = 'p01'`)
    await addMember(world, 'anglais', { dates: 'en' })
    await deliverLetters(world)
    const of = (name: string) => world.outbox.find(({ to }) => to.startsWith(name))!
    const tokens = world.outbox.map(({ text }) => tokenIn(text, '/preferences'))
    expect(new Set(tokens).size).toBe(3)
    for (const { html, text } of world.outbox) expect(html).toContain(tokenIn(text, '/preferences'))
    expect(of('p00').text.replaceAll('\u00A0', ' ')).toMatch(/inscrite depuis\s+le\s+1er novembre 2026/)
    expect(of('p01').text.replaceAll('\u00A0', ' ')).toMatch(/inscrite depuis\s+le\s+2 mars 2025/)
    expect(of('anglais').text.replaceAll('\u00A0', ' ')).toMatch(/inscrite depuis\s+le\s+1 November 2026/)
    expect(world.outbox.map(({ html }) => html).join()).not.toContain('1582')
  })
})

describe('who gets nothing', () => {
  it.each<[string, (world: World) => Promise<unknown>, string]>([
    ['removed', ({ db }) => db.run(`delete from subscribers where id = 'p00'`), 'N’est plus inscrite'],
    [
      'gone',
      ({ db }) => db.run(`update subscribers set status = 'left', left_at = '2026-11-23' where id = 'p00'`),
      'S’est désinscrite avant l’envoi.',
    ],
    [
      'not confirmed any more',
      ({ db }) => db.run(`update subscribers set status = 'pending' where id = 'p00'`),
      'N’a pas confirmé son inscription.',
    ],
    [
      'suppressed',
      (world) => suppress(world, 'P00@Mairie.example', { reason: 'complaint', detail: 'x' }),
      'signalé un message comme indésirable',
    ],
    [
      'concerned by nothing',
      ({ db }) => db.run(`update subscribers set axes = '["axe-inconnu"]' where id = 'p00'`),
      'Rien dans cette lettre ne concerne',
    ],
  ])('is told in the ledger: %s between draft and sending', async (_, change, reason) => {
    const world = await queued(2)
    await change(world)
    expect(await deliverLetters(world)).toEqual({ ...nothing, sent: 1, skipped: 1 })
    expect(recipients(world)).toEqual(['p01'])
    const row = await rowOf(world, 'p00')
    expect(row).toMatchObject({ status: 'skipped', attempts: 0 })
    expect(row.error).toContain(reason)
    expect((await findSubscriber(world.db, 'p00'))?.lastLetter).toBeUndefined()
  })

  it('is who reads every other week or once a month, in the weeks between', async () => {
    const world = await openDelivery(0)
    await addLetter(world, { id: '2026-S47', number: 11 })
    await world.db.run(`update letters set state = 'sent', sent_at = '2026-11-16' where number = 11`)
    await addMember(world, 'quinzaine', { frequency: 'fortnight', lastLetter: 11 })
    await addMember(world, 'mois', { frequency: 'month', lastLetter: 11 })
    await addMember(world, 'neuf', { frequency: 'fortnight' })
    expect(await deliverLetters(world)).toEqual({ ...nothing, sent: 1, skipped: 2 })
    expect(recipients(world)).toEqual(['neuf'])
    expect((await rowOf(world, 'quinzaine')).error).toContain('toutes les deux semaines')
    expect((await rowOf(world, 'mois')).error).toContain('une lettre par mois')
    expect(await findSubscriber(world.db, 'mois')).toMatchObject({ lastLetter: 11 })
  })

  it('finds in the next one what the letters between told', async () => {
    const world = await openDelivery(0)
    const { sections } = await addLetter(world, { id: '2026-S47', number: 11 })
    await world.db.run(`update letters set state = 'sent', sent_at = '2026-11-16' where number = 11`)
    const [card] = sections.flatMap(({ cards }) => cards)
    await world.db.run(
      `update letters set content = replace(content, ?, 'Une nouvelle de la semaine passée') where number = 11`,
      JSON.stringify(card!.title).slice(1, -1),
    )
    await world.db.run(
      `update letters set content = replace(content, ?, '"id":"autre"') where number = 11`,
      `"id":"${card!.id}"`,
    )
    await addMember(world, 'hebdo', { lastLetter: 11 })
    await addMember(world, 'quinzaine', { frequency: 'fortnight', lastLetter: 10 })
    expect(await deliverLetters(world)).toMatchObject({ sent: 2 })
    const of = (name: string) => world.outbox.find(({ to }) => to.startsWith(name))!.text
    expect(of('quinzaine')).toContain('Une nouvelle de la semaine passée')
    expect(of('hebdo')).not.toContain('Une nouvelle de la semaine passée')
  })
})

describe('a story withdrawn after approval', () => {
  it('is left out of what leaves from then on', async () => {
    const world = await queued(2)
    const stored = await findLetter(world.db, letterId)
    const letter = JSON.parse(stored!.content) as { sections: { cards: { id: string; title: string }[] }[] }
    const card = letter.sections[0]!.cards[0]!
    await world.db.run(
      `insert into items (id, feed_id, identity, title, content_html, summary_html, text, first_seen_at, last_revised_at,
         content_hash, relevant, domain, kind, withdrawn_at)
       values (?, 'f', 'x', 't', '', '', '', '', '', '', 1, 'juridique', 'loi', '2026-11-23T07:00:00Z')`,
      card.id,
    )
    await deliverLetters(world)
    expect(world.outbox).toHaveLength(2)
    for (const { text } of world.outbox)
      expect(text.replaceAll(/\s+/g, ' ')).not.toContain(card.title.slice(0, 40))
  })
})

describe('after a crash', () => {
  it('sends what no server can have taken, and never again what one may have', async () => {
    const world = await queued(4)
    const claim = { letterId, run: 'mort', now: '2026-11-23T07:00:00Z', limit: 3, without: [] }
    const rows = await claimDeliveries(world.db, claim)
    await handOver(world.db, rows[0]!, { run: 'mort', messageId: '<x@y>', now: '2026-11-23T07:00:01Z' })
    expect(await deliverLetters(world)).toEqual({ ...nothing, sent: 3, failed: 1 })
    expect(recipients(world)).not.toContain(rows[0]!.subscriberId)
    expect(await rowOf(world, rows[0]!.subscriberId)).toMatchObject({
      status: 'failed',
      maybe_left: 1,
      error: 'Envoi interrompu par un arrêt brutal\u00A0: peut-être partie, donc pas renvoyée.',
    })
  })

  it('waits for the lease of the dead to end', async () => {
    const world = await queued(1)
    await world.db.run(
      `insert into delivery_runs (id, alone, until) values ('vivant', 1, '2026-11-23T07:11:00.000Z')`,
    )
    expect(await deliverLetters(world)).toEqual({ ...nothing, waits: 'Un autre programme envoie déjà.' })
    minutes(world, 1)
    expect(await deliverLetters(world)).toMatchObject({ sent: 1 })
    expect(await world.db.all('select id from delivery_runs')).toEqual([{ id: 'vivant' }])
  })
})

describe('two programs at once', () => {
  it('never send together, and nobody gets it twice', async () => {
    const world = await queued(60)
    const reports = await Promise.all([deliverLetters(world), deliverLetters(world), deliverLetters(world)])
    expect(reports.map(({ sent }) => sent).toSorted()).toEqual([0, 0, 60])
    expect(world.outbox).toHaveLength(60)
  })

  it('sends nothing for a row that another run took over', async () => {
    const world = await queued(1)
    world.failWith(() => {
      void world.db.run(`update deliveries set run = 'autre'`)
      return undefined
    })
    expect(await deliverLetters(world)).toEqual(nothing)
    expect(world.outbox).toEqual([])
  })

  it('believes the late answer of a run that was given up for dead', async () => {
    const world = await queued(1)
    const slow: World = {
      ...world,
      mailer: {
        ...world.mailer,
        async send(message, options) {
          await options?.beforeHandover?.()
          await world.db.run(`update deliveries set status = 'failed', maybe_left = 1, error = 'doute'`)
          world.outbox.push(message)
          return { messageId: message.messageId! }
        },
      },
    }
    expect(await deliverLetters(slow)).toMatchObject({ sent: 1 })
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'sent', maybe_left: 0, error: null })
  })

  it('keeps what a webhook told before the answer was written', async () => {
    const world = await queued(1)
    const early: World = {
      ...world,
      mailer: {
        ...world.mailer,
        async send(message, options) {
          await options?.beforeHandover?.()
          await world.db.run(`update deliveries set status = 'bounced', error = 'boîte inconnue'`)
          return { messageId: message.messageId! }
        },
      },
    }
    await deliverLetters(early)
    expect(await rowOf(world, 'p00')).toMatchObject({ status: 'bounced', error: 'boîte inconnue' })
  })
})
