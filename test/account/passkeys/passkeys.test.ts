import { beforeEach, describe, expect, it } from 'vitest'
import {
  addPasskey,
  askPasskey,
  checkPasskey,
  mostPasskeys,
  offerPasskey,
  removeAllPasskeys,
  removePasskey,
} from '#src/account/passkeys/passkeys.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listPasskeysOf } from '#src/store/passkeys.ts'
import type { Person } from '#src/store/people.ts'
import { countRecoveryCodes } from '#src/store/recovery-codes.ts'
import type { Session } from '#src/store/sessions.ts'
import { type Changes, createAuthenticator, newKeys } from '#test/helpers/authenticator.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addPerson, openSession, register, stageOf } from './passkey-world.ts'

const baseUrl = 'https://veille.example'
let deps: TestDeps
let lea: Person
let max: Person

beforeEach(async () => {
  deps = await createTestDeps({ env: { VIGIE_BASE_URL: baseUrl } })
  lea = await addPerson(deps.db, 'lea')
  max = await addPerson(deps.db, 'max')
})

describe('offerPasskey', () => {
  it('names the site by its public address, and the keys that the person has', async () => {
    const { device } = await register(deps, lea)
    await register(deps, max)
    const options = await offerPasskey(deps, lea, await openSession(deps, lea))
    expect(options).toMatchObject({
      rp: { id: 'veille.example', name: 'Vigie' },
      user: { name: 'lea@mairie.example', displayName: 'lea' },
      excludeCredentials: [{ id: device.id, transports: ['internal', 'hybrid'] }],
      authenticatorSelection: { userVerification: 'preferred' },
      attestation: 'none',
      timeout: 300_000,
    })
    expect(options.pubKeyCredParams.map((one) => one.alg)).toStrictEqual([-8, -7, -257])
  })

  it('asks another question each time, and keeps its hash only', async () => {
    const session = await openSession(deps, lea)
    const first = await offerPasskey(deps, lea, session)
    const second = await offerPasskey(deps, lea, session)
    expect(first.challenge).not.toBe(second.challenge)
    const rows = await deps.db.all('select * from sign_in_flows')
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(first.challenge)
  })
})

describe('addPasskey', () => {
  let session: Session
  const offer = () => offerPasskey(deps, lea, session)
  const add = (answer: string, name = 'Téléphone') => addPasskey(deps, lea, session, { answer, name })

  beforeEach(async () => {
    session = await openSession(deps, lea)
  })

  it('keeps the key, gives ten recovery codes with the first, and tells the audit log', async () => {
    const device = await createAuthenticator(baseUrl)
    const added = await add(await device.create(await offer()))
    expect(added).toMatchObject({ kind: 'added', codes: { length: 10 } })
    expect(await listPasskeysOf(deps.db, 'lea')).toMatchObject([
      { id: device.id, name: 'Téléphone', counter: 0, transports: ['internal', 'hybrid'] },
    ])
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
    const [line] = await listAudit(deps.db, { action: 'person.passkey-add', limit: 5 })
    expect(line).toMatchObject({
      actor: { id: 'lea', name: 'lea' },
      subject: { type: 'person', id: 'lea' },
      after: { name: 'Téléphone' },
    })
  })

  it('leaves the recovery codes as they are with the next one', async () => {
    await register(deps, lea)
    const second = await register(deps, lea, 'Clé USB')
    expect(second.codes).toStrictEqual([])
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
    expect((await listPasskeysOf(deps.db, 'lea')).map((key) => key.name)).toStrictEqual([
      'Téléphone',
      'Clé USB',
    ])
  })

  it('gives codes to one of two tabs that add the first keys together', async () => {
    const made = await Promise.all(
      [0, 1].map(async () => (await createAuthenticator(baseUrl)).create(await offer())),
    )
    const added = await Promise.all(made.map((answer) => add(answer)))
    expect(added.map((one) => one.kind)).toStrictEqual(['added', 'added'])
    expect(added.flatMap((one) => (one.kind === 'added' ? one.codes : []))).toHaveLength(10)
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
  })

  it('takes one answer to a question, in five minutes', async () => {
    const device = await createAuthenticator(baseUrl)
    const answer = await device.create(await offer())
    await add(answer)
    expect(await add(answer)).toStrictEqual({ kind: 'late' })
    const slow = await (await createAuthenticator(baseUrl)).create(await offer())
    deps.clock.at = new Date(deps.clock.at.getTime() + 5 * 60_000)
    expect(await add(slow)).toStrictEqual({ kind: 'late' })
  })

  it('takes no answer to another session’s question, nor to one of the second step', async () => {
    const device = await createAuthenticator(baseUrl)
    const elsewhere = await offerPasskey(deps, max, await openSession(deps, max))
    expect(await add(await device.create(elsewhere))).toStrictEqual({ kind: 'late' })
    await register(deps, lea)
    const asked = await askPasskey(deps, lea, session)
    expect(await add(await device.create(asked!))).toStrictEqual({ kind: 'late' })
  })

  it('takes no key that somebody has already', async () => {
    const { device } = await register(deps, max)
    expect(await add(await device.create(await offer()))).toStrictEqual({ kind: 'known' })
    expect(await listPasskeysOf(deps.db, 'lea')).toStrictEqual([])
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(0)
    expect(
      await listAudit(deps.db, { actorId: 'lea', action: 'person.passkey-add', limit: 5 }),
    ).toStrictEqual([])
  })

  it('stops at twenty keys', async () => {
    for (let n = 0; n < mostPasskeys; n += 1) await register(deps, lea)
    const device = await createAuthenticator(baseUrl)
    expect(await add(await device.create(await offer()))).toStrictEqual({ kind: 'known' })
  })

  it.each<[string, Changes]>([
    ['made for another site', { origin: 'https://piege.example' }],
    ['made under another port', { origin: 'https://veille.example:8443' }],
    ['made for another relying party', { rpId: 'piege.example' }],
    ['made for a sign-in', { type: 'webauthn.get' }],
    ['made with nobody there', { flags: 0x40 }],
    ['without a key', { flags: 0x05 }],
  ])('refuses an answer %s', async (_, changes) => {
    const device = await createAuthenticator(baseUrl)
    expect(await add(await device.create(await offer(), changes))).toStrictEqual({ kind: 'refused' })
    expect(await listPasskeysOf(deps.db, 'lea')).toStrictEqual([])
  })

  it.each(['', '{', 'null', '[]', '"x"', '{"id":7}', '{"id":"x"}', '{"id":"x","rawId":"x","response":null}'])(
    'refuses %j, which is no answer',
    async (answer) => {
      expect(await add(answer)).toStrictEqual({ kind: 'refused' })
    },
  )

  it('lets a database in trouble be seen', async () => {
    const answer = await (await createAuthenticator(baseUrl)).create(await offer())
    await deps.db.run('drop table sign_in_flows')
    await expect(add(answer)).rejects.toThrow('no such table')
  })
})

describe('removePasskey', () => {
  it('removes the recovery codes with the last key only', async () => {
    const first = await register(deps, lea)
    const second = await register(deps, lea, 'Clé USB')
    expect(await removePasskey(deps, lea, first.device.id)).toBe(true)
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
    expect(await removePasskey(deps, lea, second.device.id)).toBe(true)
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(0)
    const lines = await listAudit(deps.db, { action: 'person.passkey-remove', limit: 5 })
    expect(lines.map((line) => line.before)).toStrictEqual([{ name: 'Clé USB' }, { name: 'Téléphone' }])
  })

  it('touches no key of another person', async () => {
    const { device } = await register(deps, max)
    expect(await removePasskey(deps, lea, device.id)).toBe(false)
    expect(await listPasskeysOf(deps.db, 'max')).toHaveLength(1)
    expect(await listAudit(deps.db, { action: 'person.passkey-remove', limit: 5 })).toStrictEqual([])
  })
})

describe('removeAllPasskeys', () => {
  it('leaves the person neither key nor code, and the others theirs', async () => {
    await register(deps, lea)
    await register(deps, lea)
    await register(deps, max)
    await deps.db.batch(removeAllPasskeys('lea'))
    expect(await listPasskeysOf(deps.db, 'lea')).toStrictEqual([])
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(0)
    expect(await countRecoveryCodes(deps.db, 'max')).toBe(10)
    expect(await stageOf(deps.db, await openSession(deps, lea))).toBe('full')
  })
})

describe('askPasskey', () => {
  it('names the person’s keys and the site’s public address', async () => {
    const { device } = await register(deps, lea)
    await register(deps, max)
    expect(await askPasskey(deps, lea, await openSession(deps, lea))).toMatchObject({
      rpId: 'veille.example',
      allowCredentials: [{ id: device.id, type: 'public-key', transports: ['internal', 'hybrid'] }],
      userVerification: 'preferred',
    })
  })

  it('asks nothing of who has no key', async () => {
    expect(await askPasskey(deps, lea, await openSession(deps, lea))).toBeUndefined()
  })
})

describe('checkPasskey', () => {
  const check = (session: Session, answer: string, person = lea) =>
    checkPasskey(deps, person, session, answer)

  it('opens the session that waits', async () => {
    const { device } = await register(deps, lea)
    const session = await openSession(deps, lea)
    expect(await stageOf(deps.db, session)).toBe('second-factor')
    const answer = await device.get((await askPasskey(deps, lea, session))!)
    expect(await check(session, answer)).toStrictEqual({ kind: 'opened' })
    expect(await stageOf(deps.db, session)).toBe('full')
    expect(await listPasskeysOf(deps.db, 'lea')).toMatchObject([{ lastUsedAt: '2026-11-24T08:00:00.000Z' }])
  })

  it('takes one answer to a question, in five minutes', async () => {
    const { device } = await register(deps, lea)
    const session = await openSession(deps, lea)
    const answer = await device.get((await askPasskey(deps, lea, session))!)
    expect(await check(session, answer)).toStrictEqual({ kind: 'opened' })
    expect(await check(session, answer)).toStrictEqual({ kind: 'late' })
    const slow = await device.get((await askPasskey(deps, lea, session))!)
    deps.clock.at = new Date(deps.clock.at.getTime() + 5 * 60_000)
    expect(await check(session, slow)).toStrictEqual({ kind: 'late' })
  })

  it('opens once for two posts of one answer', async () => {
    const { device } = await register(deps, lea, 'Clé USB', 7)
    const session = await openSession(deps, lea)
    const answer = await device.get((await askPasskey(deps, lea, session))!)
    const both = await Promise.all([check(session, answer), check(session, answer)])
    expect(both.filter(({ kind }) => kind === 'opened')).toHaveLength(1)
  })

  it('opens no session with the answer to another’s question', async () => {
    const { device } = await register(deps, lea)
    const [one, other] = [await openSession(deps, lea), await openSession(deps, lea)]
    const answer = await device.get((await askPasskey(deps, lea, one))!)
    expect(await check(other, answer)).toStrictEqual({ kind: 'late' })
    expect(await stageOf(deps.db, other)).toBe('second-factor')
  })

  it('opens no session with a key of another person, nor one that was removed', async () => {
    const { device } = await register(deps, lea)
    const stranger = await register(deps, max)
    const session = await openSession(deps, lea)
    const answer = async (from: typeof stranger) => from.device.get((await askPasskey(deps, lea, session))!)
    expect(await check(session, await answer(stranger))).toStrictEqual({ kind: 'refused' })
    const own = await answer({ device, codes: [] })
    await removePasskey(deps, lea, device.id)
    expect(await check(session, own)).toStrictEqual({ kind: 'refused' })
    expect(await stageOf(deps.db, session)).toBe('second-factor')
  })

  it('follows the counter up, and refuses it back: a copy of the key is about', async () => {
    const { device } = await register(deps, lea, 'Clé USB', 7)
    const use = async (changes?: Changes) => {
      const session = await openSession(deps, lea)
      return check(session, await device.get((await askPasskey(deps, lea, session))!, changes))
    }
    expect(await use()).toStrictEqual({ kind: 'opened' })
    expect(await use({ counter: 8 })).toStrictEqual({ kind: 'refused' })
    expect(await use({ counter: 0 })).toStrictEqual({ kind: 'refused' })
    expect(await use({ counter: 20 })).toStrictEqual({ kind: 'opened' })
    expect(await listPasskeysOf(deps.db, 'lea')).toMatchObject([{ counter: 20 }])
  })

  it('wants somebody there, and does without a finger or a code', async () => {
    const { device } = await register(deps, lea)
    const session = await openSession(deps, lea)
    const ask = async () => (await askPasskey(deps, lea, session))!
    expect(await check(session, await device.get(await ask(), { flags: 0x04 }))).toStrictEqual({
      kind: 'refused',
    })
    expect(await check(session, await device.get(await ask(), { flags: 0x01 }))).toStrictEqual({
      kind: 'opened',
    })
  })

  it.each<[string, Changes]>([
    ['another site’s', { origin: 'https://piege.example' }],
    ['in clear', { origin: 'http://veille.example' }],
    ['another relying party’s', { rpId: 'piege.example' }],
    ['a registration', { type: 'webauthn.create' }],
  ])('refuses an answer that is %s', async (_, changes) => {
    const { device } = await register(deps, lea)
    const session = await openSession(deps, lea)
    const answer = await device.get((await askPasskey(deps, lea, session))!, changes)
    expect(await check(session, answer)).toStrictEqual({ kind: 'refused' })
    expect(await stageOf(deps.db, session)).toBe('second-factor')
  })

  it('refuses the signature of another key, and what is no answer', async () => {
    const { device } = await register(deps, lea)
    const session = await openSession(deps, lea)
    const signer = (await newKeys()).privateKey
    const forged = await device.get((await askPasskey(deps, lea, session))!, { signer })
    const empty = JSON.stringify({ id: device.id })
    for (const answer of [forged, empty, '', 'null']) {
      expect(await check(session, answer)).toStrictEqual({ kind: 'refused' })
    }
    expect(await stageOf(deps.db, session)).toBe('second-factor')
  })
})
