import { beforeEach, describe, expect, it } from 'vitest'
import { readLink } from '#src/account/sign-in/links.ts'
import { sendAccountMails, sendFirstAccountMail } from '#src/account/send-mails.ts'
import { disable } from '#src/account/people.ts'
import type { Deps } from '#src/deps.ts'
import { WatchError } from '#src/errors.ts'
import { countStuckMails, queueAccountMail } from '#src/store/account-mails.ts'
import type { Person } from '#src/store/people.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addStaff } from '#test/helpers/staff.ts'

const minute = 60_000
let deps: TestDeps
let lea: Person
let warned: unknown[]
const wait = (ms: number) => void (deps.clock.at = new Date(deps.clock.at.getTime() + ms))
const ask = () => queueAccountMail(deps.db, { kind: 'sign-in', email: lea.email, now: deps.now() })
const waiting = () =>
  deps.db.all<{ attempts: number; last_error: string | null }>(
    'select attempts, last_error from account_mails',
  )
const linkIn = (text: string) => /https:\S+\/lien\?jeton=([\w-]{43})/.exec(text)?.[1] ?? ''

beforeEach(async () => {
  deps = await createTestDeps({ env: { VIGIE_BASE_URL: 'https://veille.example' } })
  warned = []
  deps.log = { ...deps.log, warn: (...line) => warned.push(line) }
  await addStaff({ deps }, 'administrateur')
  lea = await addStaff({ deps }, 'veilleur', { email: 'lea@mairie.example', name: 'Léa' })
})

/** A mail server that answers so, until it is mended. */
function breakMail(code: string): () => void {
  const { mailer } = deps
  const broken: Deps['mailer'] = {
    ...mailer,
    send: () => Promise.reject(new WatchError(code, 'Le serveur de courrier ne répond pas.')),
  }
  deps.mailer = broken
  return () => void (deps.mailer = mailer)
}

describe('sendAccountMails', () => {
  it('sends what waits, once, with a link made for it', async () => {
    await ask()
    expect(await sendAccountMails(deps)).toBe(1)
    expect(await sendAccountMails(deps)).toBe(0)
    expect(deps.sent).toMatchObject([{ to: 'lea@mairie.example' }])
    expect(await readLink(deps, linkIn(deps.sent[0]!.text))).toMatchObject({
      kind: 'valid',
      link: { purpose: 'sign-in', personId: lea.id },
    })
    expect(await waiting()).toStrictEqual([])
  })

  it('sends one copy when two runs come at once', async () => {
    await ask()
    const sent = await Promise.all([sendAccountMails(deps), sendAccountMails(deps), sendAccountMails(deps)])
    expect(sent.toSorted()).toStrictEqual([0, 0, 1])
    expect(deps.sent).toHaveLength(1)
  })

  it('keeps the message while mail is away, and sends it on its return with a link that works', async () => {
    const mend = breakMail('mail-deferred')
    await ask()
    expect(await sendAccountMails(deps)).toBe(0)
    expect(await waiting()).toStrictEqual([
      { attempts: 1, last_error: 'Le serveur de courrier ne répond pas.' },
    ])
    expect(await countStuckMails(deps.db, deps.now().toISOString())).toBe(1)
    mend()
    expect(await sendAccountMails(deps)).toBe(0)
    wait(2 * minute)
    expect(await sendAccountMails(deps)).toBe(1)
    wait(20 * minute - 1)
    expect((await readLink(deps, linkIn(deps.sent[0]!.text))).kind).toBe('valid')
  })

  it('gives up after half an hour: the person has asked again', async () => {
    const mend = breakMail('mail-deferred')
    await ask()
    await sendAccountMails(deps)
    mend()
    wait(30 * minute)
    expect(await sendAccountMails(deps)).toBe(0)
    expect(deps.sent).toStrictEqual([])
  })

  it.each(['mail-refused', 'mail-uncertain'])('does not try again after %s', async (code) => {
    breakMail(code)
    await ask()
    expect(await sendAccountMails(deps)).toBe(0)
    expect(await waiting()).toStrictEqual([])
  })

  it('sends the others when one fails', async () => {
    const max = await addStaff({ deps }, 'lecteur', { email: 'max@mairie.example' })
    const { mailer } = deps
    deps.mailer = {
      ...mailer,
      send: (message) =>
        message.to === lea.email
          ? Promise.reject(new WatchError('mail-deferred', 'Boîte pleine.'))
          : mailer.send(message),
    }
    await ask()
    await queueAccountMail(deps.db, { kind: 'sign-in', email: max.email, now: deps.now() })
    expect(await sendAccountMails(deps)).toBe(1)
    expect(deps.sent.map(({ to }) => to)).toStrictEqual(['max@mairie.example'])
  })

  it('sends nothing to an account that was closed meanwhile', async () => {
    await ask()
    await disable(deps, { name: 'essai' }, lea)
    await sendAccountMails(deps)
    expect(deps.sent).toStrictEqual([])
    expect(await waiting()).toStrictEqual([])
  })

  it('tells the log what failed, never a link nor an address', async () => {
    breakMail('mail-deferred')
    await ask()
    await sendAccountMails(deps)
    expect(warned).toStrictEqual([
      ['account-mail', { kind: 'sign-in', attempts: 1, message: 'Le serveur de courrier ne répond pas.' }],
    ])
  })
})

describe('sendFirstAccountMail', () => {
  it('sends the link to the address of the configuration, while nobody has an account', async () => {
    const env = { VIGIE_FIRST_ADMIN: 'chef@mairie.example', VIGIE_BASE_URL: 'https://veille.example' }
    const fresh = await createTestDeps({ env })
    await sendFirstAccountMail(fresh)
    expect(fresh.sent).toMatchObject([{ to: 'chef@mairie.example' }])
    expect(await readLink(fresh, linkIn(fresh.sent[0]!.text))).toMatchObject({
      kind: 'valid',
      link: { purpose: 'first-account' },
    })
    await addStaff({ deps: fresh }, 'administrateur')
    await sendFirstAccountMail(fresh)
    expect(fresh.sent).toHaveLength(1)
  })
})
