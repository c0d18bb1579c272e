import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { isLetterTime } from '#src/letter/letter-time.ts'
import { composeWeekly } from '#src/letter/prepare-letter.ts'
import { resumeLetters, sendLetter } from '#src/letter/send.ts'
import {
  confirmSubscription,
  readConfirmLink,
  requestSubscription,
  unsubscribe,
} from '#src/letter/subscriptions.ts'
import { createHttpMailer } from '#src/mail/http-api.ts'
import { openD1 } from '#src/store/d1.ts'
import { countSubscribers, deleteStalePending } from '#src/store/subscribers.ts'
import { buildWorld, storeItems, tokenIn } from '#test/letter/build-world.ts'
import { sampleWeek } from '#test/letter/sample-week.ts'

const axes = ['donnees-ia', 'cybersecurite-confiance']

it('subscribes, composes, sends once and forgets on D1, under a key made there', async () => {
  const world = buildWorld(openD1(env.DB), '2026-11-23T07:10:00Z', { VIGIE_SECRET: '' })
  await storeItems(world, sampleWeek())

  expect(await requestSubscription(world, { email: 'a@mairie.example', axes })).toEqual({ kind: 'sent' })
  expect(await requestSubscription(world, { email: 'A@mairie.example', axes: [] })).toEqual({
    kind: 'throttled',
  })
  const token = tokenIn(world.outbox[0]!.text, '/abonnement/confirmer')
  expect(await readConfirmLink(world, token)).toEqual({
    kind: 'valid',
    email: 'a@mairie.example',
    axes,
    already: false,
  })
  expect(await confirmSubscription(world, token)).toBe(true)

  const composed = await composeWeekly(world)
  expect(composed).toMatchObject({ kind: 'letter', letter: { id: '2026-S48', number: 1 } })
  expect(await composeWeekly(world)).toEqual(composed)
  expect(await sendLetter(world, '2026-S48')).toEqual({ sent: 1, failed: 0, deferred: 0, skipped: 0 })
  expect(await sendLetter(world, '2026-S48')).toEqual({ sent: 0, failed: 0, deferred: 0, skipped: 0 })
  expect(await resumeLetters(world)).toEqual({ sent: 0, failed: 0, deferred: 0, skipped: 0 })
  const letter = world.outbox.at(-1)!
  expect(letter.subject).toBe('Veille n°\u00A01\u00A0: 1\u00A0échéance, 2\u00A0textes, 4\u00A0actualités')

  expect(await unsubscribe(world, tokenIn(letter.text, '/desabonnement'))).toBe(true)
  expect(await countSubscribers(world.db)).toEqual({ confirmed: 0, pending: 0 })
  expect(await deleteStalePending(world.db, '2027-01-01')).toBe(0)
})

it('knows the hour of the letter in Paris', () => {
  expect(isLetterTime(new Date('2026-11-23T07:00:00Z'))).toBe(true)
  expect(isLetterTime(new Date('2026-07-06T06:00:00Z'))).toBe(true)
  expect(isLetterTime(new Date('2026-11-23T06:00:00Z'))).toBe(false)
})

it('sends through an HTTP API', async () => {
  const seen: Request[] = []
  const answer: typeof fetch = async (input, init) => {
    seen.push(new Request(input as string, init as RequestInit))
    return Response.json({ id: 'm-1' })
  }
  const mailer = createHttpMailer({
    url: 'https://api.example/emails',
    key: 'clef',
    from: 'a@b.fr',
    fetch: answer,
  })
  expect(await mailer.send({ to: 'c@d.fr', subject: 'Été', text: 'x', html: '<p>x</p>' })).toEqual({
    messageId: 'm-1',
  })
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer clef')
  expect(await seen[0]?.json()).toEqual({
    from: 'a@b.fr',
    to: ['c@d.fr'],
    subject: 'Été',
    text: 'x',
    html: '<p>x</p>',
    headers: {},
  })
})
