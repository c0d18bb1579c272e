import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { openLinkSigner } from '#src/letter/links.ts'
import { changePreferences } from '#src/letter/members/change-preferences.ts'
import { comeBack, eraseLeft, eraseMember, leaveLetter, readReturnLink } from '#src/letter/members/leave.ts'
import { sendMemberMails } from '#src/letter/members/send-member-mails.ts'
import { preferencesOf, type Preferences } from '#src/letter/preferences.ts'
import {
  confirmSubscription,
  findMemberByLink,
  requestSubscription,
  unsubscribe,
} from '#src/letter/subscriptions.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { countByStatus, insertMembers } from '#src/store/members.ts'
import { findSubscriberByEmail, type Subscriber } from '#src/store/subscribers.ts'
import { createTestDeps, type TestDeps } from '#test/helpers/deps.ts'
import { newMember } from './new-member.ts'

const email = 'lea@mairie.example'
const dayMs = 86_400_000

interface World {
  deps: TestDeps
  id: string
  member(): Promise<Subscriber | undefined>
  wait(ms: number): void
  /** The token in the link of the last mail. */
  token(path: string): string
}

async function openWorld(): Promise<World> {
  const deps = await createTestDeps({ env: { VIGIE_BASE_URL: 'https://veille.example' } })
  const one = newMember(email, { axes: ['donnees-ia'], place: 'commune-41018' })
  await deps.db.batch([insertMembers([one])])
  return {
    deps,
    id: one.id,
    member: () => findSubscriberByEmail(deps.db, email),
    wait: (ms) => (deps.clock.at = new Date(deps.now().getTime() + ms)),
    token: (path) =>
      new RegExp(`${path}\\?jeton=([\\w.-]+)`).exec(deps.sent.at(-1)?.text ?? '')?.[1] ?? 'absent',
  }
}

async function leftWorld(): Promise<World & { back: string }> {
  const world = await openWorld()
  await leaveLetter(world.deps, world.id)
  await sendMemberMails(world.deps)
  return { ...world, back: world.token('/abonnement/revenir') }
}

describe('leaveLetter', () => {
  it('leaves at once, and says farewell with a way back', async () => {
    const { deps, member, back } = await leftWorld()
    expect(await member()).toMatchObject({ status: 'left', leftAt: '2026-11-24T08:00:00.000Z' })
    expect(deps.sent).toHaveLength(1)
    expect(deps.sent[0]).toMatchObject({ to: email, subject: 'Vous ne recevrez plus la lettre de veille' })
    expect(deps.sent[0]?.text).toContain('24\u00A0décembre\u00A02026')
    expect(await readReturnLink(deps, back)).toMatchObject({ kind: 'left' })
    expect((await member())?.status).toBe('left')
  })

  it('says farewell once, however often the link is followed', async () => {
    const { deps, id } = await leftWorld()
    await leaveLetter(deps, id)
    const token = await (await openLinkSigner(deps)).sign('unsubscribe', id)
    expect(await unsubscribe(deps, token)).toBe(true)
    expect(await sendMemberMails(deps)).toBe(0)
  })

  it('forgets at once who never confirmed', async () => {
    const { deps } = await openWorld()
    const pending = newMember('paul@mairie.example', { status: 'pending' })
    await deps.db.batch([insertMembers([pending])])
    await leaveLetter(deps, pending.id)
    expect(await countByStatus(deps.db)).toEqual({ confirmed: 1, pending: 0, left: 0 })
    expect(await sendMemberMails(deps)).toBe(0)
  })

  it('keeps the farewell while the mail server is away, and gives up in the end', async () => {
    const { deps, id, wait } = await openWorld()
    const send = deps.mailer.send
    deps.mailer.send = () => Promise.reject(new WatchError('mail-deferred', 'Le serveur ne répond pas.'))
    await leaveLetter(deps, id)
    expect(await sendMemberMails(deps)).toBe(0)
    wait(60_000)
    deps.mailer.send = send
    expect(await sendMemberMails(deps)).toBe(0)
    wait(4 * 60_000)
    expect(await sendMemberMails(deps)).toBe(1)
  })

  it('sends no second farewell where the server may have taken the first', async () => {
    const { deps, id, wait } = await openWorld()
    deps.mailer.send = () => Promise.reject(new WatchError('mail-uncertain', 'silence'))
    await leaveLetter(deps, id)
    await sendMemberMails(deps)
    wait(dayMs)
    let tries = 0
    deps.mailer.send = async () => ({ messageId: `<${(tries += 1)}@x>` })
    expect([await sendMemberMails(deps), tries]).toEqual([0, 0])
  })
})

describe('comeBack', () => {
  it('gives back all that was chosen', async () => {
    const { deps, member, back } = await leftWorld()
    expect(await comeBack(deps, back)).toBe(true)
    const after = await member()
    expect(after).toMatchObject({
      status: 'confirmed',
      axes: ['donnees-ia'],
      place: 'commune-41018',
      consent: 'Par téléphone.',
    })
    expect(after?.leftAt).toBeUndefined()
    expect(await readReturnLink(deps, back)).toEqual({ kind: 'back' })
    expect(await comeBack(deps, back)).toBe(true)
  })

  it.each(['unsubscribe', 'preferences', 'confirm'] as const)(
    'is not opened by a link for « %s »',
    async (purpose) => {
      const { deps, id, member } = await leftWorld()
      const token = await (await openLinkSigner(deps)).sign(purpose, id)
      expect(await comeBack(deps, token)).toBe(false)
      expect(await eraseLeft(deps, token)).toBe(false)
      expect((await member())?.status).toBe('left')
    },
  )

  it('is over after thirty days, when the night erases the row', async () => {
    const { deps, back, member, wait } = await leftWorld()
    wait(30 * dayMs - 1000)
    expect((await readReturnLink(deps, back)).kind).toBe('left')
    expect(await cleanUp(deps)).not.toContain('parti')
    wait(2000)
    expect(await readReturnLink(deps, back)).toEqual({ kind: 'invalid' })
    expect(await comeBack(deps, back)).toBe(false)
    expect(await cleanUp(deps)).toContain('1 membre parti')
    expect(await member()).toBeUndefined()
  })
})

describe('erasing', () => {
  it('by the farewell erases at once, without another word', async () => {
    const { deps, back, member } = await leftWorld()
    expect(await eraseLeft(deps, back)).toBe(true)
    expect(await member()).toBeUndefined()
    expect(deps.sent).toHaveLength(1)
    expect(await comeBack(deps, back)).toBe(false)
  })

  it('by the page tells the member, who may not be the one who asked', async () => {
    const { deps, id, member } = await openWorld()
    expect(await eraseMember(deps, id)).toBe(true)
    expect(await member()).toBeUndefined()
    expect(deps.sent.map(({ to, subject }) => [to, subject])).toEqual([
      [email, 'Votre inscription à la lettre de veille est effacée'],
    ])
    expect(await eraseMember(deps, id)).toBe(false)
  })

  it('is done even when that message cannot leave', async () => {
    const { deps, id, member } = await openWorld()
    deps.mailer.send = () => Promise.reject(new WatchError('mail-deferred', 'Le serveur ne répond pas.'))
    expect(await eraseMember(deps, id)).toBe(true)
    expect(await member()).toBeUndefined()
  })
})

describe('someone who left and asks again', () => {
  it('confirms anew, with the choices of the form', async () => {
    const { deps, member, token, wait } = await leftWorld()
    wait(3_600_000)
    expect(await requestSubscription(deps, { email, axes: [], frequency: 'month' })).toEqual({ kind: 'sent' })
    expect(deps.sent.at(-1)?.subject).toBe('Confirmez votre inscription à la lettre de veille')
    expect((await member())?.status).toBe('left')
    await confirmSubscription(deps, token('/abonnement/confirmer'))
    const after = await member()
    expect(after).toMatchObject({
      status: 'confirmed',
      axes: [],
      frequency: 'month',
      confirmedAt: '2026-11-24T09:00:00.000Z',
    })
    expect(after).not.toHaveProperty('place')
    expect(after?.consent).toContain('Je demande à recevoir')
  })
})

const monthly: Partial<Preferences> = { frequency: 'month' }

describe('changePreferences', () => {
  const change = async ({ deps, member }: World, some: Partial<Preferences>) => {
    const now = (await member())!
    return changePreferences(deps, now, { ...preferencesOf(now), ...some })
  }

  it('writes the change and tells what changed, with a link to the page', async () => {
    const world = await openWorld()
    expect(await change(world, { axes: [], ...monthly })).toBe(true)
    expect(await sendMemberMails(world.deps)).toBe(1)
    const [mail] = world.deps.sent
    expect(mail?.text.replace(/\s+/g, ' ')).toContain(
      'Rythme : une fois par mois, au lieu de : chaque semaine.',
    )
    expect(mail?.text.replace(/\s+/g, ' ')).toContain('Axes : tous, au lieu de : «')
    expect(mail?.text).not.toContain('Territoire')
    expect((await findMemberByLink(world.deps, world.token('/preferences'))).kind).toBe('member')
  })

  it('says nothing when nothing changes', async () => {
    const world = await openWorld()
    expect(await change(world, {})).toBe(false)
    expect(await sendMemberMails(world.deps)).toBe(0)
  })

  it('tells at most once an hour, and loses no change in between', async () => {
    const world = await openWorld()
    const { deps, wait } = world
    await change(world, monthly)
    await sendMemberMails(deps)
    wait(60_000)
    await change(world, { length: 'short' })
    await change(world, { dates: 'en' })
    expect(await sendMemberMails(deps)).toBe(0)
    wait(3_600_000)
    expect(await sendMemberMails(deps)).toBe(1)
    const words = deps.sent.at(-1)!.text.replace(/\s+/g, ' ')
    expect(words).toContain('Lettre : courte, titres seuls, au lieu de : avec les résumés.')
    expect(words).toContain('Dates : en anglais, au lieu de : en français.')
    expect(words).not.toContain('Rythme')
  })

  it('tells nothing of what was changed back before the message left', async () => {
    const world = await openWorld()
    await change(world, monthly)
    await change(world, { frequency: 'week' })
    expect(await sendMemberMails(world.deps)).toBe(0)
    expect(world.deps.sent).toEqual([])
  })

  it('tells a member who leaves farewell alone', async () => {
    const world = await openWorld()
    await change(world, monthly)
    await leaveLetter(world.deps, world.id)
    expect(await sendMemberMails(world.deps)).toBe(1)
    expect(world.deps.sent[0]?.subject).toContain('ne recevrez plus')
  })
})

describe('a member who is not to be written to', () => {
  it('leaves without a farewell, and nothing waits', async () => {
    const { deps, id, member } = await openWorld()
    await suppress(deps, email, { reason: 'complaint', detail: 'Signalée.' })
    await leaveLetter(deps, id)
    expect(await sendMemberMails(deps)).toBe(0)
    expect(await sendMemberMails(deps)).toBe(0)
    expect(deps.sent).toEqual([])
    expect(await member()).toMatchObject({ status: 'left' })
  })

  it('is erased without a word', async () => {
    const { deps, id, member } = await openWorld()
    await suppress(deps, email, { reason: 'bounce', detail: 'Refusée.' })
    await eraseMember(deps, id)
    expect(deps.sent).toEqual([])
    expect(await member()).toBeUndefined()
  })
})
