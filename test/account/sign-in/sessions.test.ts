import { beforeEach, describe, expect, it } from 'vitest'
import { changeRole, disable } from '#src/account/people.ts'
import {
  endOtherSessions,
  endSession,
  isFresh,
  readSession,
  rotateSessionToken,
  startSession,
} from '#src/account/sign-in/sessions.ts'
import { sha256Hex } from '#src/hash.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findPerson } from '#src/store/people.ts'
import { listSessionsOf } from '#src/store/sessions.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addStaff } from '#test/helpers/staff.ts'

const minute = 60_000
const day = 24 * 60 * minute
const how = { method: 'link', device: 'Firefox sur Linux' } as const
const admin = { name: 'ligne de commande' }

let deps: TestDeps
const wait = (ms: number) => void (deps.clock.at = new Date(deps.clock.at.getTime() + ms))

beforeEach(async () => {
  deps = await createTestDeps()
})

describe('startSession', () => {
  it('opens a session whose token only the cookie holds, and tells the audit log', async () => {
    const person = await addStaff({ deps }, 'veilleur')
    const { token, session } = await startSession(deps, person, how)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(session.csrf).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(session.csrf).not.toBe(token)
    expect(await readSession(deps, token)).toMatchObject({
      session: { id: session.id, stage: 'full', method: 'link', device: 'Firefox sur Linux' },
      person: { id: person.id },
      isPrevious: false,
    })
    const rows = await deps.db.all('select * from sessions')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(await listAudit(deps.db, { limit: 5 })).toMatchObject([
      { action: 'person.sign-in', actor: { id: person.id }, after: { method: 'link' } },
    ])
  })

  it('gives another token each time', async () => {
    const person = await addStaff({ deps }, 'veilleur')
    const first = await startSession(deps, person, how)
    const second = await startSession(deps, person, how)
    expect(second.token).not.toBe(first.token)
    expect(second.session.csrf).not.toBe(first.session.csrf)
  })

  it('ends the invitation, and starts the desk a week back, once', async () => {
    const person = await addStaff({ deps }, 'veilleur', { status: 'invited' })
    await startSession(deps, person, how)
    const first = (await findPerson(deps.db, person.id))!
    expect(first).toMatchObject({
      status: 'active',
      lastSignInAt: '2026-11-24T08:00:00.000Z',
      newsSince: '2026-11-17T08:00:00.000Z',
    })
    wait(day)
    await startSession(deps, first, how)
    expect(await findPerson(deps.db, person.id)).toMatchObject({
      lastSignInAt: '2026-11-25T08:00:00.000Z',
      newsSince: '2026-11-17T08:00:00.000Z',
    })
  })

  it('does not open an account again that was closed while its person was signing in', async () => {
    await addStaff({ deps }, 'administrateur')
    const person = await addStaff({ deps }, 'veilleur', { status: 'invited' })
    await disable(deps, admin, person)
    const { token } = await startSession(deps, person, how)
    expect(await findPerson(deps.db, person.id)).toMatchObject({ status: 'disabled' })
    expect(await readSession(deps, token)).toBeUndefined()
  })
})

describe('readSession', () => {
  it.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}é`, 'a'.repeat(4000), "' or 1=1 --"])(
    'knows nobody by « %s »',
    async (token) => {
      await startSession(deps, await addStaff({ deps }, 'lecteur'), how)
      expect(await readSession(deps, token)).toBeUndefined()
    },
  )

  it('does not take the hash that the database keeps for a token', async () => {
    const { token } = await startSession(deps, await addStaff({ deps }, 'lecteur'), how)
    expect(await readSession(deps, await sha256Hex(token))).toBeUndefined()
    expect(await readSession(deps, (await sha256Hex(token)).slice(0, 43))).toBeUndefined()
  })

  it('lasts while it is used, thirty days at most', async () => {
    const { token } = await startSession(deps, await addStaff({ deps }, 'lecteur'), how)
    for (let visits = 0; visits < 4; visits += 1) {
      wait(7 * day - 1)
      expect(await readSession(deps, token)).toBeDefined()
    }
    wait(2 * day + 4)
    expect(await readSession(deps, token)).toBeUndefined()
  })

  it('ends after seven days without a visit', async () => {
    const { token } = await startSession(deps, await addStaff({ deps }, 'lecteur'), how)
    wait(7 * day)
    expect(await readSession(deps, token)).toBeUndefined()
  })

  it('notes the visit once in five minutes', async () => {
    const { token } = await startSession(deps, await addStaff({ deps }, 'lecteur'), how)
    const seenAt = async () => (await readSession(deps, token))!.session.seenAt
    wait(5 * minute - 1)
    await seenAt()
    expect(await seenAt()).toBe('2026-11-24T08:00:00.000Z')
    wait(1)
    await seenAt()
    expect(await seenAt()).toBe('2026-11-24T08:05:00.000Z')
  })

  it('ends with the account', async () => {
    await addStaff({ deps }, 'administrateur')
    const person = await addStaff({ deps }, 'lecteur')
    const { token } = await startSession(deps, person, how)
    await disable(deps, admin, person)
    expect(await readSession(deps, token)).toBeUndefined()
  })

  it('changes the token of each session when the role changes; the old one lasts a minute more', async () => {
    const person = await addStaff({ deps }, 'lecteur')
    const here = await startSession(deps, person, how)
    const there = await startSession(deps, person, how)
    await changeRole(deps, admin, person, 'editeur')
    const read = (await readSession(deps, here.token))!
    expect(read).toMatchObject({ person: { role: 'editeur' }, session: { csrf: here.session.csrf } })
    expect(read.newToken).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(read.newToken).not.toBe(here.token)

    const again = await readSession(deps, here.token)
    expect(again).toMatchObject({ isPrevious: true, session: { id: here.session.id } })
    expect(again).not.toHaveProperty('newToken')
    expect(await readSession(deps, read.newToken!)).not.toHaveProperty('newToken')
    expect(await readSession(deps, there.token)).toHaveProperty('newToken')

    wait(minute - 1)
    expect(await readSession(deps, here.token)).toBeDefined()
    wait(1)
    expect(await readSession(deps, here.token)).toBeUndefined()
    expect(await readSession(deps, read.newToken!)).toBeDefined()
  })

  it('gives one new token to two tabs that ask at once, and serves both', async () => {
    const person = await addStaff({ deps }, 'lecteur')
    const { token } = await startSession(deps, person, how)
    await changeRole(deps, admin, person, 'veilleur')
    const reads = await Promise.all(Array.from({ length: 5 }, () => readSession(deps, token)))
    expect(reads.every((read) => read?.person.role === 'veilleur')).toBe(true)
    expect(reads.filter((read) => read?.newToken)).toHaveLength(1)
  })

  it('waits with a second change of role for the request that holds the new token', async () => {
    const person = await addStaff({ deps }, 'lecteur')
    const { token } = await startSession(deps, person, how)
    await changeRole(deps, admin, person, 'veilleur')
    const { newToken } = (await readSession(deps, token))!
    await changeRole(deps, admin, { ...person, role: 'veilleur' }, 'editeur')
    expect(await readSession(deps, token)).not.toHaveProperty('newToken')
    expect(await readSession(deps, newToken!)).toHaveProperty('newToken')
    // Two changes on: the very first token is worth nothing, minute or not.
    expect(await readSession(deps, token)).toBeUndefined()
  })
})

describe('rotateSessionToken', () => {
  it('changes the token that it is given, and no other', async () => {
    const { token, session } = await startSession(deps, await addStaff({ deps }, 'lecteur'), how)
    const next = await rotateSessionToken(deps, session, token)
    expect(await readSession(deps, next!)).toMatchObject({ isPrevious: false })
    expect(await rotateSessionToken(deps, session, token)).toBeUndefined()
    expect(await rotateSessionToken(deps, session, 'autre')).toBeUndefined()
    expect(await readSession(deps, next!)).toBeDefined()
  })
})

describe('endSession', () => {
  it('ends this session only', async () => {
    const person = await addStaff({ deps }, 'lecteur')
    const here = await startSession(deps, person, how)
    const there = await startSession(deps, person, how)
    await endSession(deps, person, here.session.id)
    expect(await readSession(deps, here.token)).toBeUndefined()
    expect(await readSession(deps, there.token)).toBeDefined()
    expect(await listSessionsOf(deps.db, person.id, deps.now().toISOString())).toHaveLength(1)
    expect((await listAudit(deps.db, { limit: 1 }))[0]).toMatchObject({
      action: 'person.sign-out',
      actor: { id: person.id },
    })
  })

  it('ends nothing of somebody else, and tells nothing then', async () => {
    const person = await addStaff({ deps }, 'lecteur')
    const other = await startSession(deps, await addStaff({ deps }, 'veilleur'), how)
    await endSession(deps, person, other.session.id)
    expect(await readSession(deps, other.token)).toBeDefined()
    expect(await listAudit(deps.db, { action: 'person.sign-out', limit: 5 })).toStrictEqual([])
  })
})

describe('endOtherSessions', () => {
  it('keeps the one that asks', async () => {
    const person = await addStaff({ deps }, 'lecteur')
    const here = await startSession(deps, person, how)
    const there = await startSession(deps, person, how)
    await endOtherSessions(deps, person, here.session.id)
    expect(await readSession(deps, here.token)).toBeDefined()
    expect(await readSession(deps, there.token)).toBeUndefined()
  })
})

describe('isFresh', () => {
  it('trusts a sign-in for a quarter of an hour, visits or not', async () => {
    const { session } = await startSession(deps, await addStaff({ deps }, 'lecteur'), how)
    expect(isFresh(session, new Date('2026-11-24T08:14:59.999Z'))).toBe(true)
    expect(
      isFresh({ ...session, seenAt: '2026-11-24T08:15:00.000Z' }, new Date('2026-11-24T08:15:00Z')),
    ).toBe(false)
  })

  it('trusts no provider for it: single sign-on proves nothing of who sits there now', async () => {
    const { session } = await startSession(deps, await addStaff({ deps }, 'lecteur'), {
      ...how,
      method: 'oidc',
    })
    expect(isFresh(session, deps.now())).toBe(false)
  })
})
