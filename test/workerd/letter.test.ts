import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { addItem } from '#src/letter/desk/add-item.ts'
import { approveLetter, holdBack } from '#src/letter/desk/approve.ts'
import { beginDueLetters } from '#src/letter/desk/begin-due.ts'
import { changeDraft, undoChange } from '#src/letter/desk/change-draft.ts'
import { draftWeekly } from '#src/letter/desk/draft-weekly.ts'
import { forecast } from '#src/letter/desk/forecast.ts'
import { refreshDraft } from '#src/letter/desk/refresh-draft.ts'
import { composeWeekly } from '#src/letter/prepare-letter.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { queueLetter } from '#src/letter/deliver/queue-letter.ts'
import { confirmSubscription, readConfirmLink, requestSubscription } from '#src/letter/subscriptions.ts'
import { createHttpMailer } from '#src/mail/http-api.ts'
import { openD1 } from '#src/store/d1.ts'
import { listVersions } from '#src/store/letter-versions.ts'
import { findLetter } from '#src/store/letters.ts'
import { deleteStalePending } from '#src/store/subscribers.ts'
import { buildWorld, storeItems, tokenIn } from '#test/letter/build-world.ts'
import { sampleWeek } from '#test/letter/sample-week.ts'
import { runLetterJob } from '#worker/letter-job.ts'

const axes = ['donnees-ia', 'cybersecurite-confiance']
const camille = { name: 'Camille Petit' }
const friday = '2026-11-20T17:00:00.000Z'

it('subscribes, drafts, changes, approves and sends once on D1, under a key made there', async () => {
  const world = buildWorld(openD1(env.DB), '2026-11-20T16:00:00.000Z', { VIGIE_SECRET: '' })
  await storeItems(world, sampleWeek())

  expect(await requestSubscription(world, { email: 'a@mairie.example', axes })).toEqual({ kind: 'sent' })
  const token = tokenIn(world.outbox[0]!.text, '/abonnement/confirmer')
  expect(await readConfirmLink(world, token)).toMatchObject({
    kind: 'valid',
    email: 'a@mairie.example',
    axes,
  })
  expect(await confirmSubscription(world, token)).toBe(true)
  const mails = world.outbox.length

  world.at(friday)
  const drafted = await draftWeekly(world)
  expect(drafted).toMatchObject({ kind: 'drafted', letter: { id: '2026-S48', number: 1, state: 'draft' } })
  expect(await draftWeekly(world)).toEqual({ kind: 'none' })
  const id = '2026-S48'
  const itemIds = (await findLetter(world.db, id))!.itemIds

  await changeDraft(world, camille, id, 1, { kind: 'drop', cardId: itemIds.at(-1)! })
  await undoChange(world, camille, id, 2)
  const { letter } = await changeDraft(world, camille, id, 3, { kind: 'intro', text: 'Bonjour à tous.' })
  await expect(changeDraft(world, camille, id, 3, { kind: 'subject', text: 'x' })).rejects.toMatchObject({
    code: 'letter-changed',
  })
  expect(await forecast(world, letter)).toMatchObject({ members: 1, receive: 1, nothing: 0, suppressed: 0 })
  world.at('2026-11-22T18:00:00.000Z')
  const refreshed = await refreshDraft(world, camille, id, 4)
  expect(refreshed.added).toBeGreaterThan(0)
  await expect(addItem(world, camille, id, refreshed.version, itemIds[0]!)).rejects.toMatchObject({
    code: 'already-there',
  })
  expect(await listVersions(world.db, id, 10)).toHaveLength(5)

  await approveLetter(world, camille, id, refreshed.version, '2026-11-23T07:00:00Z')
  await holdBack(world, camille, id)
  await approveLetter(world, camille, id, refreshed.version, '2026-11-23T07:00:00Z')
  expect(await beginDueLetters(world)).toEqual([])
  await world.db.run('update items set withdrawn_at = ? where id = ?', friday, itemIds[1]!)
  world.at('2026-11-23T07:00:00.000Z')
  expect(await runLetterJob(world, {})).toBe('la lettre n° 1 part ; envoi : 1 parti')
  expect(await runLetterJob(world, {})).toBe('')
  expect(world.outbox).toHaveLength(mails + 1)
  expect(world.outbox.at(-1)!.text).toContain('Bonjour à tous.')
  const sent = (await findLetter(world.db, id))!
  expect(sent).toMatchObject({ state: 'sent', version: refreshed.version + 1 })
  expect(sent.itemIds).not.toContain(itemIds[1]!)

  expect(await composeWeekly(world)).toMatchObject({ kind: 'letter', letter: { number: 1, state: 'sent' } })
  await queueLetter(world, id)
  expect(await deliverLetters(world)).toMatchObject({ sent: 0 })
  expect(await deleteStalePending(world.db, '2027-01-01')).toBe(0)
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
