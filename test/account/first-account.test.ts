import { beforeEach, describe, expect, it } from 'vitest'
import { createFirstAccount, makeFirstAccountLink } from '#src/account/first-account.ts'
import { readLink } from '#src/account/sign-in/links.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findPasswordHash, listPeople } from '#src/store/people.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addStaff } from '#test/helpers/staff.ts'

let deps: TestDeps
const given = { email: 'ada@mairie.example', name: 'Ada' }
const tokenOf = (url: string) => new URL(url).searchParams.get('jeton')!

beforeEach(async () => {
  deps = await createTestDeps()
})

describe('makeFirstAccountLink', () => {
  it('makes a link for nobody in particular; the latest is the good one', async () => {
    const first = await makeFirstAccountLink(deps)
    const second = await makeFirstAccountLink(deps)
    expect((await readLink(deps, tokenOf(first!.url))).kind).toBe('used')
    expect(await readLink(deps, tokenOf(second!.url))).toStrictEqual({
      kind: 'valid',
      link: { purpose: 'first-account', expiresAt: '2026-11-25T08:00:00.000Z' },
    })
  })

  it('makes none once somebody has an account, whatever its state', async () => {
    await addStaff({ deps }, 'lecteur', { status: 'disabled' })
    expect(await makeFirstAccountLink(deps)).toBeUndefined()
  })
})

describe('createFirstAccount', () => {
  it('makes an administrator, with a password or without, and says so', async () => {
    const person = await createFirstAccount(deps, { ...given, passwordHash: 'une-empreinte' })
    expect(person).toMatchObject({ ...given, role: 'administrateur', status: 'active', hasPassword: true })
    expect(await findPasswordHash(deps.db, person!.id)).toBe('une-empreinte')
    const log = await listAudit(deps.db, { limit: 5 })
    expect(log).toMatchObject([
      { action: 'person.create', actor: { id: person!.id, name: 'Ada' }, after: { role: 'administrateur' } },
    ])
    expect(JSON.stringify(log)).not.toContain('une-empreinte')

    const other = await createTestDeps()
    expect(await createFirstAccount(other, given)).toMatchObject({ hasPassword: false })
  })

  it('makes one, of many that come at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        createFirstAccount(deps, {
          email: `ada-${n}@mairie.example`,
          name: `Ada ${n}`,
          passwordHash: `e${n}`,
        }),
      ),
    )
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await listPeople(deps.db)).toHaveLength(1)
    expect(await listAudit(deps.db, { limit: 5 })).toHaveLength(1)
  })
})
