import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeLink, readLink } from '#src/account/sign-in/links.ts'
import { verifyPassword } from '#src/account/sign-in/password.ts'
import {
  aboutPerson,
  addPerson,
  changeRole,
  disable,
  enable,
  readPerson,
  requirePerson,
  setPassword,
} from '#src/account/people.ts'
import { readSession } from '#src/account/sign-in/sessions.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findPasswordHash, findPerson, findPersonByEmail, listPeople } from '#src/store/people.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addStaff, signIn } from '#test/helpers/staff.ts'

const ada = { id: 'ada', name: 'Ada' }
const given = { email: 'lea@mairie.example', name: 'Léa', role: 'veilleur' } as const

let deps: TestDeps
const log = () => listAudit(deps.db, { limit: 50 })
const tokenOf = (cookie: string) => cookie.split('=')[1]!

beforeEach(async () => {
  deps = await createTestDeps()
})

describe('readPerson', () => {
  it('reads an address in its one form and a name without what would hide in it', () => {
    expect(readPerson({ email: ' Lea@Mairie.Example ', name: '  Léa\u00A0 \n Martin ' })).toStrictEqual({
      email: 'Lea@mairie.example',
      name: 'Léa Martin',
      faults: {},
    })
    expect(readPerson({ email: 'a@b.fr', name: 'L\u202Eé\u0000a<b>\u3164\u200B' }).name).toBe('L é a b')
  })

  it.each([
    [{ email: 'lea', name: 'Léa' }, ['email']],
    [{ email: '', name: 'Léa' }, ['email']],
    [{ email: 'a@b.fr, c@d.fr', name: 'Léa' }, ['email']],
    [{ email: 'a@b.fr', name: ' \u200B\u3164 ' }, ['name']],
    [{ email: 'a@b.fr', name: 'x'.repeat(81) }, ['name']],
    [{ email: 'Léa <a@b.fr>', name: '<>' }, ['email', 'name']],
  ])('says what is wrong in %o', (form, fields) => {
    expect(Object.keys(readPerson(form).faults)).toStrictEqual(fields)
  })

  it('lets nothing through that a header, a page or a log would read otherwise', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\r', '\n', '\0', '<', '>', '"', '\u202E', '\uD800', '@', ' '),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 100,
    })
    fc.assert(
      fc.property(hostile, hostile, (email, name) => {
        const read = readPerson({ email, name })
        expect(read.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>]/u)
        expect(read.name).toBe(read.name.trim())
        expect(read.name !== '' || read.faults.name !== undefined).toBe(true)
        const isBare = /^[^\s\p{Cc}<>@,;]+@[a-z0-9.-]+$/u.test(read.email)
        expect(isBare || read.faults.email !== undefined).toBe(true)
        // What was read once reads the same again.
        const { faults, ...rest } = readPerson({ email: read.email, name: read.name })
        expect(rest).toStrictEqual({ email: read.email, name: read.name })
        expect(faults).toStrictEqual(read.faults)
      }),
      { numRuns: 400 },
    )
  })
})

describe('addPerson', () => {
  it('adds an account that waits, once an address, and says who did it', async () => {
    const person = await addPerson(deps, ada, given)
    expect(person).toMatchObject({ ...given, status: 'invited', hasPassword: false, shortcuts: true })
    expect(
      await addPerson(deps, ada, { ...given, email: 'LEA@mairie.example', role: 'administrateur' }),
    ).toBe(undefined)
    expect(await listPeople(deps.db)).toHaveLength(1)
    expect(await log()).toStrictEqual([
      {
        seq: 1,
        at: '2026-11-24T08:00:00.000Z',
        actor: ada,
        action: 'person.create',
        subject: { type: 'person', id: person?.id, words: 'Léa' },
        after: { role: 'veilleur' },
      },
    ])
  })

  it('adds one of two that come at once', async () => {
    const added = await Promise.all([addPerson(deps, ada, given), addPerson(deps, ada, given)])
    expect(added.filter(Boolean)).toHaveLength(1)
    expect(await log()).toHaveLength(1)
  })
})

describe('changeRole', () => {
  it('changes it and writes both roles down', async () => {
    const person = await addStaff({ deps }, 'veilleur')
    expect(await changeRole(deps, ada, person, 'editeur')).toBe('changed')
    expect(await findPerson(deps.db, person.id)).toMatchObject({ role: 'editeur' })
    expect(await log()).toMatchObject([
      { action: 'person.role', before: { role: 'veilleur' }, after: { role: 'editeur' } },
    ])
  })

  it('says that nothing changed, and writes nothing', async () => {
    const person = await addStaff({ deps }, 'veilleur')
    expect(await changeRole(deps, ada, person, 'veilleur')).toBe('same')
    expect(await log()).toStrictEqual([])
  })

  it('keeps the last administrator, whoever else is invited or closed', async () => {
    const last = await addStaff({ deps }, 'administrateur')
    await addStaff({ deps }, 'administrateur', { status: 'invited' })
    const closed = await addStaff({ deps }, 'administrateur', { status: 'disabled' })
    expect(await changeRole(deps, ada, last, 'lecteur')).toBe('last-administrator')
    expect(await findPerson(deps.db, last.id)).toMatchObject({ role: 'administrateur' })
    expect(await log()).toStrictEqual([])
    await enable(deps, ada, closed)
    expect(await changeRole(deps, ada, last, 'lecteur')).toBe('last-administrator')
  })

  it('keeps one of two administrators who take the role from each other at once', async () => {
    const [one, two] = [
      await addStaff({ deps }, 'administrateur'),
      await addStaff({ deps }, 'administrateur'),
    ]
    const answers = await Promise.all([
      changeRole(deps, one, two, 'lecteur'),
      changeRole(deps, two, one, 'lecteur'),
    ])
    expect(answers.toSorted()).toStrictEqual(['changed', 'last-administrator'])
    const left = await listPeople(deps.db)
    expect(left.filter(({ role }) => role === 'administrateur')).toHaveLength(1)
    expect(await log()).toHaveLength(1)
  })
})

describe('disable, enable', () => {
  it('close an account with its sessions and links, and open it again without them', async () => {
    await addStaff({ deps }, 'administrateur')
    const person = await addStaff({ deps }, 'veilleur')
    const { cookie } = await signIn({ deps }, person)
    const link = await makeLink(deps, 'reset', person.id)
    await deps.db.batch(link.statements)
    expect(await disable(deps, ada, person)).toBe(true)
    const token = new URL(link.url).searchParams.get('jeton')!
    expect(await readSession(deps, tokenOf(cookie))).toBeUndefined()
    expect((await readLink(deps, token)).kind).toBe('used')

    const closed = (await findPerson(deps.db, person.id))!
    expect(await disable(deps, ada, closed)).toBe(true)
    // One that slipped in while the account was being closed.
    const late = await signIn({ deps }, closed)
    await enable(deps, ada, closed)
    expect(await findPerson(deps.db, person.id)).toMatchObject({ status: 'active' })
    expect(await readSession(deps, tokenOf(cookie))).toBeUndefined()
    expect(await readSession(deps, tokenOf(late.cookie))).toBeUndefined()
    expect((await readLink(deps, token)).kind).toBe('used')
    const told = (await log()).filter(({ action }) => action !== 'person.sign-in')
    expect(told.map(({ action }) => action)).toStrictEqual(['person.enable', 'person.disable'])
  })

  it('give back an invitation that was never taken', async () => {
    await addStaff({ deps }, 'administrateur')
    const person = (await addPerson(deps, ada, given))!
    await disable(deps, ada, person)
    await enable(deps, ada, (await findPerson(deps.db, person.id))!)
    expect(await findPerson(deps.db, person.id)).toMatchObject({ status: 'invited' })
  })

  it('do not close the last administrator, nor one of two who close each other at once', async () => {
    const one = await addStaff({ deps }, 'administrateur')
    const { cookie } = await signIn({ deps }, one)
    expect(await disable(deps, ada, one)).toBe(false)
    expect(await readSession(deps, tokenOf(cookie))).toBeDefined()
    const two = await addStaff({ deps }, 'administrateur')
    const closed = await Promise.all([disable(deps, one, two), disable(deps, two, one)])
    expect(closed.toSorted()).toStrictEqual([false, true])
  })

  it('leave an open account alone that is opened again', async () => {
    const person = await addStaff({ deps }, 'veilleur')
    const { cookie } = await signIn({ deps }, person)
    await enable(deps, ada, person)
    expect(await readSession(deps, tokenOf(cookie))).toBeDefined()
    expect((await log()).map(({ action }) => action)).not.toContain('person.enable')
  })
})

describe('setPassword', () => {
  it('keeps a good one, ends the other sessions, and writes neither word nor hash in the log', async () => {
    const person = await addStaff({ deps }, 'veilleur')
    const [here, there] = [await signIn({ deps }, person), await signIn({ deps }, person)]
    const password = 'une loutre à Chambord'
    expect(await setPassword(deps, person, password, here.session.id)).toBeUndefined()
    const hash = await findPasswordHash(deps.db, person.id)
    expect(await verifyPassword(password, hash)).toBe(true)
    expect(await readSession(deps, tokenOf(here.cookie))).toBeDefined()
    expect(await readSession(deps, tokenOf(there.cookie))).toBeUndefined()
    const [line] = await log()
    expect(line).toStrictEqual({
      seq: 3,
      at: '2026-11-24T08:00:00.000Z',
      actor: { id: person.id, name: person.name },
      action: 'person.password',
      subject: { type: 'person', id: person.id, words: person.name },
    })
  })

  it('says what is wrong with a bad one, and changes nothing', async () => {
    const person = await addStaff({ deps }, 'veilleur', { name: 'Marguerite Yourcenar' })
    const { cookie } = await signIn({ deps }, person)
    expect(await setPassword(deps, person, 'MargueriteYourcenar')).toContain('ressemble trop à votre nom')
    expect(await findPasswordHash(deps.db, person.id)).toBeUndefined()
    expect(await readSession(deps, tokenOf(cookie))).toBeDefined()
  })
})

describe('aboutPerson', () => {
  it('is the words of the name and of the address', () => {
    expect(aboutPerson({ name: 'Léa  Martin', email: 'lea.martin@mairie.example' })).toStrictEqual([
      'Léa',
      'Martin',
      'lea',
      'martin',
      'mairie',
      'example',
    ])
  })
})

describe('requirePerson', () => {
  it('finds the account of an address, or says that there is none', async () => {
    await addPerson(deps, ada, given)
    expect(await requirePerson(deps, ' LEA@mairie.example ')).toStrictEqual(
      await findPersonByEmail(deps.db, given.email),
    )
    await expect(requirePerson(deps, 'max@mairie.example')).rejects.toMatchObject({
      code: 'unknown-person',
      message: 'Aucun compte n’a l’adresse max@mairie.example.',
    })
  })
})
