import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { composeWeekly } from '#src/letter/prepare-letter.ts'
import { resumeLetters, sendLetter } from '#src/letter/send.ts'
import { readUnsubscribeLink, unsubscribe } from '#src/letter/subscriptions.ts'
import { claimDelivery, countDeliveries } from '#src/store/deliveries.ts'
import { findLetter } from '#src/store/letters.ts'
import { sampleWeek } from './sample-week.ts'
import { openWorld, storeItems, tokenIn, type World } from './world.ts'

const letterId = '2026-S48'
const none = { queued: 0, sending: 0, sent: 0, deferred: 0, failed: 0, skipped: 0 }

/** A composed letter and n confirmed people, p00@… to p<n>@…. */
async function ready(n: number): Promise<World> {
  const world = await openWorld()
  await storeItems(world, sampleWeek())
  for (let i = 0; i < n; i++) await subscribe(world, `p${String(i).padStart(2, '0')}`)
  await composeWeekly(world)
  return world
}

async function subscribe(world: World, id: string, axes: string[] = [], status = 'confirmed'): Promise<void> {
  await world.db.run(
    `insert into subscribers (id, email, status, axes, created_at, confirmed_at) values (?, ?, ?, ?, ?, ?)`,
    id,
    `${id}@mairie.example`,
    status,
    JSON.stringify(axes),
    '2026-11-01T08:00:00.000Z',
    status === 'confirmed' ? '2026-11-01T08:00:00.000Z' : null,
  )
}

function recipients(world: World): string[] {
  return world.outbox.map((message) => message.to.split('@')[0] ?? '')
}

describe('sendLetter', () => {
  it('sends to everyone confirmed, once, however often it is called', async () => {
    const world = await ready(3)
    await subscribe(world, 'attend', [], 'pending')
    expect(await sendLetter(world, letterId)).toEqual({ sent: 3, failed: 0, deferred: 0, skipped: 0 })
    expect(recipients(world)).toEqual(['p00', 'p01', 'p02'])
    expect(await sendLetter(world, letterId)).toEqual({ sent: 0, failed: 0, deferred: 0, skipped: 0 })
    expect(await resumeLetters(world)).toEqual({ sent: 0, failed: 0, deferred: 0, skipped: 0 })
    expect(world.outbox).toHaveLength(3)
    expect(await findLetter(world.db, letterId)).toMatchObject({ sentAt: '2026-11-23T07:10:00.000Z' })
  })

  it('does not send an old letter to who subscribed since', async () => {
    const world = await ready(1)
    await sendLetter(world, letterId)
    await subscribe(world, 'nouveau')
    await sendLetter(world, letterId)
    expect(recipients(world)).toEqual(['p00'])
  })

  it('carries the headers that let a mail program offer to leave in one click', async () => {
    const world = await ready(1)
    await sendLetter(world, letterId)
    const [message] = world.outbox
    const url = /<(https:[^>]+)>/.exec(message!.headers!['List-Unsubscribe']!)?.[1]
    expect(message!.headers).toEqual({
      'List-Id': 'Lettre de veille <lettre.veille.example>',
      'List-Unsubscribe': `<${url}>, <mailto:veille@vigie.example?subject=desabonnement>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
    })
    expect(url).toMatch(/^https:\/\/veille\.example\/desabonnement\?jeton=[\w.-]+$/)
    expect(message!.html).toContain(`href="${url}"`)
    expect(message!.text).toContain(url)
  })

  it('sends so many a run, and goes on with the next', async () => {
    const world = await ready(7)
    const bounded = { ...world, config: { ...world.config, mail: { ...world.config.mail, perRun: 3 } } }
    expect(await sendLetter(bounded, letterId)).toMatchObject({ sent: 3 })
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent: 3, queued: 4 })
    expect(await resumeLetters(bounded)).toMatchObject({ sent: 3 })
    expect(await resumeLetters(bounded)).toMatchObject({ sent: 1 })
    expect(new Set(recipients(world)).size).toBe(7)
    expect(world.outbox).toHaveLength(7)
  })

  it('gives each person a link of their own, that works', async () => {
    const world = await ready(2)
    await sendLetter(world, letterId)
    const tokens = world.outbox.map((message) => tokenIn(message.text, '/desabonnement'))
    expect(await readUnsubscribeLink(world, tokens[0]!)).toEqual({
      kind: 'valid',
      email: 'p00@mairie.example',
    })
    expect(await readUnsubscribeLink(world, tokens[1]!)).toEqual({
      kind: 'valid',
      email: 'p01@mairie.example',
    })
  })

  it('sends chosen axes only, and nothing to whom it has nothing to tell', async () => {
    const world = await openWorld()
    await storeItems(
      world,
      sampleWeek().filter((item) => item.axes[0]?.id !== 'education-culture-sante'),
    )
    await subscribe(world, 'cyber', ['cybersecurite-confiance'])
    await subscribe(world, 'ecole', ['education-culture-sante'])
    await subscribe(world, 'tout')
    await composeWeekly(world)
    expect(await sendLetter(world, letterId)).toEqual({ sent: 2, failed: 0, deferred: 0, skipped: 1 })
    expect(recipients(world)).toEqual(['cyber', 'tout'])
    expect(world.outbox.map((message) => message.subject.replaceAll('\u00A0', ' '))).toEqual([
      'Veille n° 1 : 1 échéance, 1 texte, 2 actualités',
      'Veille n° 1 : 4 échéances, 6 textes, 18 actualités',
    ])
    expect(world.outbox[0]!.html).not.toContain('Inclusion et médiation')
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent: 2, skipped: 1 })
  })

  it('sends nothing to who leaves before their turn', async () => {
    const world = await ready(2)
    world.failWith(() => new WatchError('mail-deferred', 'occupé'))
    await sendLetter(world, letterId)
    await world.db.run(`delete from subscribers where id = 'p00'`)
    world.failWith(() => undefined)
    world.at('2026-11-23T07:20:00Z')
    expect(await resumeLetters(world)).toEqual({ sent: 1, failed: 0, deferred: 0, skipped: 1 })
    expect(recipients(world)).toEqual(['p01'])
  })

  it('refuses a letter that does not exist', async () => {
    await expect(sendLetter(await openWorld(), '1999-S01')).rejects.toMatchObject({ code: 'no-letter' })
  })

  it('sends to 250 people across pages of the ledger', async () => {
    const world = await openWorld()
    await storeItems(world, sampleWeek().slice(0, 3))
    for (let i = 0; i < 250; i++) await subscribe(world, `p${i}`)
    await composeWeekly(world)
    expect((await sendLetter(world, letterId)).sent).toBe(250)
    expect(new Set(recipients(world)).size).toBe(250)
  })
})

describe('after a crash', () => {
  it('goes on where it stopped, and sends again to nobody', async () => {
    const world = await ready(5)
    // The process dies inside the third message: the mailer never comes back.
    const dead = new Promise<never>(() => {})
    const dying = {
      ...world,
      mailer: {
        ...world.mailer,
        send: (m: Parameters<World['mailer']['send']>[0]) =>
          world.outbox.push(m) === 3 ? dead : Promise.resolve({ messageId: 'x' }),
      },
    }
    void sendLetter(dying, letterId)
    while (world.outbox.length < 3) await new Promise((resolve) => setTimeout(resolve, 1))
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent: 2, sending: 1, queued: 2 })

    expect(await sendLetter(world, letterId)).toEqual({ sent: 2, failed: 1, deferred: 0, skipped: 0 })
    expect(recipients(world)).toEqual(['p00', 'p01', 'p02', 'p03', 'p04'])
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, sent: 4, failed: 1 })
    const row = await world.db.get<{ error: string }>(`select error from deliveries where status = 'failed'`)
    expect(row?.error).toBe('Envoi interrompu par un arrêt brutal\u00A0: peut-être parti, donc pas renvoyé.')
  })

  it('is found and ended by the job that runs often', async () => {
    const world = await ready(2)
    await world.db.run(
      `insert into deliveries (letter_id, subscriber_id, status, updated_at) values (?, 'p00', 'sending', '')`,
      letterId,
    )
    expect(await resumeLetters(world)).toEqual({ sent: 1, failed: 1, deferred: 0, skipped: 0 })
    expect(recipients(world)).toEqual(['p01'])
  })

  it('leaves old letters alone', async () => {
    const world = await ready(1)
    world.failWith(() => new WatchError('mail-deferred', 'occupé'))
    await sendLetter(world, letterId)
    world.failWith(() => undefined)
    world.at('2026-11-26T07:10:01Z')
    expect(await resumeLetters(world)).toEqual({ sent: 0, failed: 0, deferred: 0, skipped: 0 })
  })
})

describe('two runs at once', () => {
  it('share the work: nobody gets it twice', async () => {
    const world = await ready(30)
    const reports = await Promise.all([sendLetter(world, letterId), sendLetter(world, letterId)])
    expect(reports[0].sent + reports[1].sent).toBe(30)
    expect(new Set(recipients(world)).size).toBe(30)
    expect(world.outbox).toHaveLength(30)
  })

  it('lets one of them take a delivery', async () => {
    const world = await ready(1)
    await world.db.run(
      `insert into deliveries (letter_id, subscriber_id, status, updated_at) values (?, 'p00', 'queued', '')`,
      letterId,
    )
    const claims = await Promise.all([1, 2, 3].map(() => claimDelivery(world.db, letterId, 'p00', 'now')))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })
})

describe('a mail server in trouble', () => {
  it('tries a deferred message again at each call, nine times in all', async () => {
    const world = await ready(1)
    world.failWith(() => new WatchError('mail-deferred', 'occupé'))
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await sendLetter(world, letterId)).toEqual({ sent: 0, failed: 0, deferred: 1, skipped: 0 })
    }
    expect(await sendLetter(world, letterId)).toEqual({ sent: 0, failed: 1, deferred: 0, skipped: 0 })
    world.failWith(() => undefined)
    expect(await sendLetter(world, letterId)).toEqual({ sent: 0, failed: 0, deferred: 0, skipped: 0 })
    expect(world.outbox).toEqual([])
  })

  it('sends what was deferred when the server is back', async () => {
    const world = await ready(3)
    world.failWith((message) =>
      message.to.startsWith('p01') ? new WatchError('mail-deferred', 'occupé') : undefined,
    )
    expect(await sendLetter(world, letterId)).toEqual({ sent: 2, failed: 0, deferred: 1, skipped: 0 })
    world.failWith(() => undefined)
    world.at('2026-11-23T07:19:59Z')
    expect(await resumeLetters(world)).toEqual({ sent: 0, failed: 0, deferred: 1, skipped: 0 })
    world.at('2026-11-23T07:20:00Z')
    expect(await resumeLetters(world)).toEqual({ sent: 1, failed: 0, deferred: 0, skipped: 0 })
    expect(recipients(world)).toEqual(['p00', 'p02', 'p01'])
  })

  it('waits twice as long after each try, and gives up after nine tries', async () => {
    const world = await ready(1)
    const tries: number[] = []
    world.failWith(() => new WatchError('mail-deferred', 'occupé'))
    await sendLetter(world, letterId)
    const start = Date.parse('2026-11-23T07:10:00Z')
    for (let minutes = 15; minutes <= 72 * 60; minutes += 15) {
      world.at(new Date(start + minutes * 60_000).toISOString())
      const before = await world.db.get<{ attempts: number }>('select attempts from deliveries')
      await resumeLetters(world)
      const after = await world.db.get<{ attempts: number }>('select attempts from deliveries')
      if (after!.attempts > before!.attempts) tries.push(minutes)
    }
    expect(tries).toEqual([15, 45, 90, 180, 345, 675, 1320, 2610])
    expect(await countDeliveries(world.db, letterId)).toEqual({ ...none, failed: 1 })
  })

  it('stops asking after five deferrals in a row', async () => {
    const world = await ready(20)
    let asked = 0
    world.failWith(() => {
      asked++
      return new WatchError('mail-deferred', 'occupé')
    })
    expect(await sendLetter(world, letterId)).toEqual({ sent: 0, failed: 0, deferred: 20, skipped: 0 })
    expect(asked).toBe(5)
    world.failWith(() => undefined)
    // Those not asked for are not late: they go at once, the five others when their wait is over.
    expect(await resumeLetters(world)).toEqual({ sent: 15, failed: 0, deferred: 5, skipped: 0 })
    world.at('2026-11-23T07:20:00Z')
    expect(await resumeLetters(world)).toEqual({ sent: 5, failed: 0, deferred: 0, skipped: 0 })
  })

  it.each(['mail-refused', 'mail-uncertain'])('writes down %s and goes on with the others', async (code) => {
    const world = await ready(3)
    world.failWith((message) => (message.to.startsWith('p01') ? new WatchError(code, 'non') : undefined))
    expect(await sendLetter(world, letterId)).toEqual({ sent: 2, failed: 1, deferred: 0, skipped: 0 })
    expect(await resumeLetters(world)).toEqual({ sent: 0, failed: 0, deferred: 0, skipped: 0 })
    expect(await world.db.get('select error from deliveries where status = ?', 'failed')).toEqual({
      error: 'non',
    })
  })
})

describe('leaving through a letter', () => {
  it('works from the link of any letter, however old', async () => {
    const world = await ready(1)
    await sendLetter(world, letterId)
    world.at('2031-01-01T00:00:00Z')
    expect(await unsubscribe(world, tokenIn(world.outbox[0]!.text, '/desabonnement'))).toBe(true)
    expect(await world.db.all('select * from subscribers')).toEqual([])
  })
})
