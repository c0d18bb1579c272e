import { beforeEach, describe, expect, it } from 'vitest'
import { removePasskey } from '#src/account/passkeys/passkeys.ts'
import {
  makeRecoveryCodes,
  renewRecoveryCodes,
  useRecoveryCode,
} from '#src/account/passkeys/recovery-codes.ts'
import { listAudit } from '#src/store/audit-log.ts'
import type { Person } from '#src/store/people.ts'
import { countRecoveryCodes } from '#src/store/recovery-codes.ts'
import type { Session } from '#src/store/sessions.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addPerson, openSession, register, stageOf } from './passkey-world.ts'

let deps: TestDeps
let lea: Person
let codes: string[]
let keyId: string
let session: Session

beforeEach(async () => {
  deps = await createTestDeps()
  lea = await addPerson(deps.db, 'lea')
  const registered = await register(deps, lea)
  codes = registered.codes
  keyId = registered.device.id
  session = await openSession(deps, lea)
})

const use = (code: string, at = session, person = lea) => useRecoveryCode(deps, person, at, code)

describe('makeRecoveryCodes', () => {
  it('makes ten different codes of three groups, whose hashes tell nothing of them', async () => {
    const made = await makeRecoveryCodes('lea')
    expect(new Set(made.codes).size).toBe(10)
    for (const code of made.codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/)
    for (const hash of made.hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('uses all thirty-two letters of its alphabet', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => makeRecoveryCodes('lea')))
    const letters = new Set(
      all
        .flatMap((one) => one.codes)
        .join('')
        .replaceAll('-', ''),
    )
    expect(letters.size).toBe(32)
  })
})

describe('useRecoveryCode', () => {
  it('opens the session that waits, once for each code, and tells the audit log without the code', async () => {
    expect(await use(codes[0]!)).toStrictEqual({ kind: 'opened' })
    expect(await stageOf(deps.db, session)).toBe('full')
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(9)
    const next = await openSession(deps, lea)
    expect(await use(codes[0]!, next)).toStrictEqual({ kind: 'wrong' })
    expect(await use(codes[1]!, next)).toStrictEqual({ kind: 'opened' })
    const lines = await listAudit(deps.db, { action: 'person.recovery-code', limit: 5 })
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toContain(codes[0])
  })

  it('lets one of two posts of the same code pass', async () => {
    const other = await openSession(deps, lea)
    const both = await Promise.all([use(codes[0]!), use(codes[0]!, other)])
    expect(both.map(({ kind }) => kind).toSorted()).toStrictEqual(['opened', 'wrong'])
  })

  it.each([
    ['in capitals', (code: string) => code.toUpperCase()],
    ['without hyphens', (code: string) => code.replaceAll('-', '')],
    ['with spaces', (code: string) => ` ${code.replaceAll('-', ' ')}\n`],
    ['with French dashes', (code: string) => code.replaceAll('-', '–')],
    ['with look-alikes', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('reads a code typed %s', async (_, typed) => {
    expect(await use(typed(codes[0]!))).toStrictEqual({ kind: 'opened' })
  })

  it.each(['', ' ', 'aaaa-bbbb', 'x'.repeat(10_000), 'uuuu-uuuu-uuuu', '’; drop table people'])(
    'finds %j wrong',
    async (typed) => {
      expect(await use(typed)).toStrictEqual({ kind: 'wrong' })
      expect(await stageOf(deps.db, session)).toBe('second-factor')
    },
  )

  it('takes no code of another person', async () => {
    const max = await addPerson(deps.db, 'max')
    await register(deps, max)
    const waiting = await openSession(deps, max)
    expect(await use(codes[0]!, waiting, max)).toStrictEqual({ kind: 'wrong' })
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
  })

  it('lets five tries pass, then one a minute; a right one wipes the slate', async () => {
    for (let n = 0; n < 5; n += 1) expect(await use('aaaa-aaaa-aaaa')).toStrictEqual({ kind: 'wrong' })
    expect(await use(codes[0]!)).toStrictEqual({ kind: 'wait', waitMs: 60_000 })
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
    deps.clock.at = new Date(deps.clock.at.getTime() + 60_000)
    expect(await use(codes[0]!)).toStrictEqual({ kind: 'opened' })
    const next = await openSession(deps, lea)
    for (let n = 0; n < 5; n += 1) expect(await use('', next)).toStrictEqual({ kind: 'wrong' })
  })

  it('does not hold one person for the tries of another', async () => {
    const max = await addPerson(deps.db, 'max')
    await register(deps, max)
    const waiting = await openSession(deps, max)
    for (let n = 0; n < 10; n += 1) await use('aaaa-aaaa-aaaa', waiting, max)
    expect(await use(codes[0]!)).toStrictEqual({ kind: 'opened' })
  })
})

describe('renewRecoveryCodes', () => {
  it('ends the codes of before, gives ten others and tells the audit log', async () => {
    const renewed = await renewRecoveryCodes(deps, lea)
    expect(renewed).toHaveLength(10)
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
    expect(await use(codes[0]!)).toStrictEqual({ kind: 'wrong' })
    expect(await use(renewed[0]!)).toStrictEqual({ kind: 'opened' })
    expect(await listAudit(deps.db, { action: 'person.recovery-codes', limit: 5 })).toHaveLength(1)
  })

  it('gives codes that work, whoever posts twice', async () => {
    const both = await Promise.all([renewRecoveryCodes(deps, lea), renewRecoveryCodes(deps, lea)])
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(10)
    expect(await use(both[1]![0]!)).toStrictEqual({ kind: 'opened' })
  })

  it('gives none to who has no passkey', async () => {
    await removePasskey(deps, lea, keyId)
    expect(await renewRecoveryCodes(deps, lea)).toStrictEqual([])
    expect(await countRecoveryCodes(deps.db, 'lea')).toBe(0)
    expect(await listAudit(deps.db, { action: 'person.recovery-codes', limit: 5 })).toStrictEqual([])
  })
})
