import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import {
  confirmSubscription,
  readConfirmLink,
  readUnsubscribeLink,
  requestSubscription,
  unsubscribe,
} from '#src/letter/subscriptions.ts'
import { countSubscribers, deleteStalePending, findSubscriberByEmail } from '#src/store/subscribers.ts'
import { openWorld, tokenIn, type World } from './world.ts'

const email = 'jeanne.dupont@mairie.example'

function confirmToken(world: World): string {
  return tokenIn(world.outbox.at(-1)!.text, '/abonnement/confirmer')
}

async function subscribed(axes: string[] = []): Promise<World> {
  const world = await openWorld('2026-11-01T08:00:00Z')
  await requestSubscription(world, { email, axes })
  await confirmSubscription(world, confirmToken(world))
  return world
}

/** The same form, filled five times. */
async function answersOf(world: World): Promise<string[]> {
  const kinds: string[] = []
  for (const time of ['08:00:00', '08:09:59', '08:10:00', '08:29:00', '08:30:00']) {
    world.at(`2026-11-10T${time}Z`)
    kinds.push((await requestSubscription(world, { email, axes: [] })).kind)
  }
  return kinds
}

describe('double opt-in', () => {
  it('goes from a form to a confirmed person, and a GET changes nothing', async () => {
    const world = await openWorld('2026-11-01T08:00:00Z')
    const axes = ['donnees-ia', 'cybersecurite-confiance']
    expect(await requestSubscription(world, { email: ` ${email} `, axes })).toEqual({ kind: 'sent' })
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 1 })

    const token = confirmToken(world)
    const link = { kind: 'valid', email, axes: ['donnees-ia', 'cybersecurite-confiance'], already: false }
    expect(await readConfirmLink(world, token)).toMatchObject(link)
    expect(await readConfirmLink(world, token)).toMatchObject(link)
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 1 })

    world.at('2026-11-02T09:00:00Z')
    expect(await confirmSubscription(world, token)).toBe(true)
    expect(await findSubscriberByEmail(world.db, email)).toMatchObject({
      status: 'confirmed',
      axes: ['donnees-ia', 'cybersecurite-confiance'],
      createdAt: '2026-11-01T08:00:00.000Z',
      confirmationSentAt: '2026-11-01T08:00:00.000Z',
      confirmedAt: '2026-11-02T09:00:00.000Z',
      consent: expect.stringContaining('lettre de veille hebdomadaire'),
    })
  })

  it('confirms once: a second click changes neither the date nor the answer', async () => {
    const world = await openWorld('2026-11-01T08:00:00Z')
    await requestSubscription(world, { email, axes: [] })
    const token = confirmToken(world)
    await confirmSubscription(world, token)
    world.at('2026-11-03T08:00:00Z')
    expect(await readConfirmLink(world, token)).toMatchObject({
      kind: 'valid',
      email,
      axes: [],
      already: true,
    })
    expect(await confirmSubscription(world, token)).toBe(true)
    expect(await findSubscriberByEmail(world.db, email)).toMatchObject({
      confirmedAt: '2026-11-01T08:00:00.000Z',
    })
  })

  it('ends after seven days', async () => {
    const world = await openWorld('2026-11-01T08:00:00Z')
    await requestSubscription(world, { email, axes: [] })
    const token = confirmToken(world)
    world.at('2026-11-08T07:59:59Z')
    expect((await readConfirmLink(world, token)).kind).toBe('valid')
    world.at('2026-11-08T08:00:00Z')
    expect(await readConfirmLink(world, token)).toEqual({ kind: 'invalid' })
    expect(await confirmSubscription(world, token)).toBe(false)
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 1 })
  })

  it('writes a message that says who, what and until when, with one link to click', async () => {
    const world = await openWorld()
    await requestSubscription(world, { email, axes: ['donnees-ia'] })
    const [message] = world.outbox
    expect(message).toMatchObject({ to: email, subject: 'Confirmez votre inscription à la lettre de veille' })
    expect(message!.text).toContain('Val de Loire Numérique')
    expect(message!.text).toContain('«\u202FDonnées, géomatique et intelligence artificielle\u202F»')
    expect(message!.text).toContain('sept jours')
    expect(message!.html).toContain(
      `href="https://veille.example/abonnement/confirmer?jeton=${confirmToken(world)}"`,
    )
    expect(message!.html).not.toMatch(/<img|src=/)
    expect(message!.headers).toEqual({ 'Auto-Submitted': 'auto-generated' })
  })

  it('keeps all ten axes as "all"', async () => {
    const world = await openWorld()
    await requestSubscription(world, { email, axes: world.axes.map((axis) => axis.id) })
    expect(await readConfirmLink(world, confirmToken(world))).toMatchObject({ axes: [] })
  })

  it.each(['', 'jeanne', 'a@b', 'a@b.fr\nBcc: c@d.fr', 'Jeanne <a@b.fr>', 'a@b.fr, c@d.fr'])(
    'refuses %j with a French sentence and sends nothing',
    async (typed) => {
      const world = await openWorld()
      const answer = await requestSubscription(world, { email: typed, axes: [] })
      expect(answer).toMatchObject({ kind: 'invalid', fault: expect.stringMatching(/adresse/) })
      expect(world.outbox).toEqual([])
      expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 0 })
    },
  )

  it('refuses an axis that does not exist', async () => {
    const world = await openWorld()
    expect(await requestSubscription(world, { email, axes: ['astrologie'] })).toEqual({
      kind: 'invalid',
      fault: 'Un des axes choisis n’existe pas.',
    })
  })
})

describe('someone already on the list', () => {
  it('gets the same answer on the page, and a message that says so', async () => {
    const world = await subscribed()
    world.at('2026-11-10T08:00:00Z')
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'sent' })
    expect(world.outbox.at(-1)).toMatchObject({ to: email, subject: 'Vous recevez déjà la lettre de veille' })
    const token = tokenIn(world.outbox.at(-1)!.text, '/desabonnement')
    expect(await readUnsubscribeLink(world, token)).toEqual({ kind: 'valid', email })
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 1, pending: 0 })
  })

  it('is told once a day at most', async () => {
    const world = await subscribed()
    world.at('2026-11-10T08:00:00Z')
    await requestSubscription(world, { email, axes: [] })
    world.at('2026-11-10T20:00:00Z')
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'sent' })
    expect(world.outbox).toHaveLength(2)
    world.at('2026-11-11T08:00:00Z')
    await requestSubscription(world, { email, axes: [] })
    expect(world.outbox).toHaveLength(3)
  })

  it('changes axes through the link, not through the form', async () => {
    const world = await subscribed(['donnees-ia'])
    world.at('2026-11-10T08:00:00Z')
    await requestSubscription(world, { email, axes: ['inclusion-mediation'] })
    expect(await findSubscriberByEmail(world.db, email)).toMatchObject({
      axes: ['donnees-ia'],
      status: 'confirmed',
    })
    const token = confirmToken(world)
    expect(await readConfirmLink(world, token)).toMatchObject({
      kind: 'valid',
      email,
      axes: ['inclusion-mediation'],
      already: false,
    })
    await confirmSubscription(world, token)
    expect(await findSubscriberByEmail(world.db, email)).toMatchObject({
      axes: ['inclusion-mediation'],
      confirmedAt: '2026-11-01T08:00:00.000Z',
    })
  })

  it('is one person in upper or lower case', async () => {
    const world = await subscribed()
    world.at('2026-11-10T08:00:00Z')
    await requestSubscription(world, { email: 'Jeanne.DUPONT@Mairie.Example', axes: [] })
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 1, pending: 0 })
  })
})

describe('slowing down', () => {
  it('waits 10 minutes, then 20, and answers alike whether the person is on the list or not', async () => {
    const expected = ['sent', 'throttled', 'sent', 'throttled', 'sent']
    expect(await answersOf(await openWorld())).toEqual(expected)
    expect(await answersOf(await subscribed())).toEqual(expected)
  })

  it('lets one of twenty simultaneous requests through', async () => {
    const world = await openWorld()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => requestSubscription(world, { email, axes: [] })),
    )
    expect(answers.filter((answer) => answer.kind === 'sent')).toHaveLength(1)
    expect(world.outbox).toHaveLength(1)
  })

  it('sends 120 an hour in all, keeps nothing of the others, and goes on an hour later', async () => {
    const world = await openWorld('2026-11-10T08:00:00Z')
    for (let n = 0; n < 120; n++)
      await requestSubscription(world, { email: `p${n}@mairie.example`, axes: [] })
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'throttled' })
    expect(world.outbox).toHaveLength(120)
    expect(await findSubscriberByEmail(world.db, email)).toBeUndefined()
    world.at('2026-11-10T09:00:00Z')
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'sent' })
  })
})

describe('a message that does not leave', () => {
  it('lets the person try again at once, and keeps no row', async () => {
    const world = await openWorld()
    world.failWith(() => new WatchError('mail-deferred', 'occupé'))
    await expect(requestSubscription(world, { email, axes: [] })).rejects.toMatchObject({
      code: 'mail-deferred',
    })
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 0 })
    world.failWith(() => undefined)
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'sent' })
  })

  it('keeps the request when the server went silent: the link may be in the mailbox', async () => {
    const world = await openWorld()
    world.failWith(() => new WatchError('mail-uncertain', 'silence'))
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'sent' })
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 1 })
  })

  it('tells the person when the server refuses the address', async () => {
    const world = await openWorld()
    world.failWith(() => new WatchError('mail-refused', 'inconnu'))
    expect(await requestSubscription(world, { email, axes: [] })).toMatchObject({ kind: 'invalid' })
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 0 })
  })
})

describe('leaving', () => {
  it('takes the person off the list, and a second click is still granted', async () => {
    const world = await subscribed()
    world.at('2026-11-10T08:00:00Z')
    await requestSubscription(world, { email, axes: [] })
    const token = tokenIn(world.outbox.at(-1)!.text, '/desabonnement')
    expect(await readUnsubscribeLink(world, token)).toEqual({ kind: 'valid', email })
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 1, pending: 0 })

    expect(await unsubscribe(world, token)).toBe(true)
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 0 })
    expect(await readUnsubscribeLink(world, token)).toEqual({ kind: 'gone' })
    expect(await unsubscribe(world, token)).toBe(true)
  })

  it('does not take a confirmation link for a leaving one, nor the other way', async () => {
    const world = await subscribed()
    world.at('2026-11-10T08:00:00Z')
    await requestSubscription(world, { email, axes: [] })
    const { text } = world.outbox.at(-1)!
    expect(await unsubscribe(world, tokenIn(text, '/abonnement/confirmer'))).toBe(false)
    expect(await readUnsubscribeLink(world, tokenIn(text, '/abonnement/confirmer'))).toEqual({
      kind: 'invalid',
    })
    expect(await confirmSubscription(world, tokenIn(text, '/desabonnement'))).toBe(false)
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 1, pending: 0 })
  })

  it('makes the old confirmation link worthless', async () => {
    const world = await openWorld()
    await requestSubscription(world, { email, axes: [] })
    const token = confirmToken(world)
    await world.db.run('delete from subscribers')
    expect(await readConfirmLink(world, token)).toEqual({ kind: 'invalid' })
    expect(await confirmSubscription(world, token)).toBe(false)
  })
})

describe('deleteStalePending', () => {
  it('forgets who never confirmed and keeps the others', async () => {
    const world = await subscribed()
    await requestSubscription(world, { email: 'jamais@mairie.example', axes: [] })
    expect(await deleteStalePending(world.db, '2026-11-01T08:00:00.000Z')).toBe(0)
    expect(await deleteStalePending(world.db, '2026-11-30T00:00:00.000Z')).toBe(1)
    expect(await countSubscribers(world.db)).toEqual({ confirmed: 1, pending: 0 })
  })
})

describe('an address that is not to be written to', () => {
  it('gets no confirmation, and the form answers as it does to anybody', async () => {
    const world = await openWorld('2026-11-01T08:00:00Z')
    await suppress(world, email, { reason: 'complaint', detail: 'Signalée.' })
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'sent' })
    expect(world.outbox).toEqual([])
    expect(await findSubscriberByEmail(world.db, email)).toMatchObject({ status: 'pending' })
  })

  it('gets no reminder either', async () => {
    const world = await subscribed()
    const before = world.outbox.length
    await suppress(world, email, { reason: 'bounce', detail: 'Refusée.' })
    world.at('2026-11-10T08:00:00Z')
    expect(await requestSubscription(world, { email, axes: [] })).toEqual({ kind: 'sent' })
    expect(world.outbox).toHaveLength(before)
  })
})
