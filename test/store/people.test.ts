import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import {
  activatePerson,
  countPeople,
  deletePerson,
  disablePerson,
  enablePerson,
  findPasswordHash,
  findPerson,
  findPersonByEmail,
  insertFirstPerson,
  insertPerson,
  listPeople,
  updatePerson,
  updateRole,
  type NewPerson,
} from '#src/store/people.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase

const person = (id: string, fields: Partial<NewPerson> = {}): NewPerson => ({
  id,
  email: `${id}@mairie.example`,
  name: id,
  role: 'veilleur',
  status: 'active',
  createdAt: '2026-11-24T08:00:00.000Z',
  ...fields,
})
const changes = async (...statements: Parameters<NodeDatabase['batch']>[0]) =>
  (await db.batch(statements)).map((one) => one.changes)

beforeEach(async () => {
  db = await openTestDatabase()
})

describe('insertPerson', () => {
  it('adds a person with nothing but what is known', async () => {
    await changes(insertPerson(person('lea')))
    expect(await findPerson(db, 'lea')).toStrictEqual({
      id: 'lea',
      email: 'lea@mairie.example',
      name: 'lea',
      role: 'veilleur',
      status: 'active',
      hasPassword: false,
      createdAt: '2026-11-24T08:00:00.000Z',
      shortcuts: true,
    })
    expect(await findPerson(db, 'inconnue')).toBeUndefined()
  })

  it('leaves the address to whoever has it, whatever its capitals', async () => {
    await changes(insertPerson(person('lea')))
    expect(await changes(insertPerson(person('autre', { email: 'LEA@Mairie.example' })))).toStrictEqual([0])
    expect(await findPersonByEmail(db, 'Lea@MAIRIE.example')).toMatchObject({ id: 'lea' })
    expect(await countPeople(db)).toBe(1)
  })
})

describe('insertFirstPerson', () => {
  it('adds the first and nobody after', async () => {
    expect(await changes(insertFirstPerson(person('ada')), insertFirstPerson(person('eve')))).toStrictEqual([
      1, 0,
    ])
    expect((await listPeople(db)).map(({ id }) => id)).toStrictEqual(['ada'])
  })
})

describe('updateRole, disablePerson, deletePerson', () => {
  const last = person('ada', { role: 'administrateur' })

  it('leave the last active administrator', async () => {
    await changes(
      insertPerson(last),
      insertPerson(person('invité', { role: 'administrateur', status: 'invited' })),
      insertPerson(person('fermé', { role: 'administrateur', status: 'disabled' })),
      insertPerson(person('lea')),
    )
    expect(
      await changes(updateRole('ada', 'lecteur'), disablePerson('ada'), deletePerson('ada')),
    ).toStrictEqual([0, 0, 0])
    expect(await findPerson(db, 'ada')).toMatchObject({ role: 'administrateur', status: 'active' })
  })

  it('take one of two administrators, not both, in one batch', async () => {
    for (const take of [(id: string) => updateRole(id, 'lecteur'), disablePerson, deletePerson]) {
      db = await openTestDatabase()
      await changes(insertPerson(last), insertPerson({ ...last, id: 'bob', email: 'bob@mairie.example' }))
      expect(await changes(take('ada'), take('bob'))).toStrictEqual([1, 0])
    }
  })

  it('take an administrator who is not active, and everybody else', async () => {
    await changes(
      insertPerson(last),
      insertPerson(person('invité', { role: 'administrateur', status: 'invited' })),
      insertPerson(person('lea')),
    )
    expect(
      await changes(
        updateRole('invité', 'lecteur'),
        updateRole('lea', 'veilleur'),
        disablePerson('lea'),
        disablePerson('lea'),
        deletePerson('invité'),
      ),
    ).toStrictEqual([1, 0, 1, 0, 1])
  })
})

describe('enablePerson, activatePerson', () => {
  it('give back the state from before: invited until the first sign-in', async () => {
    await changes(
      insertPerson(person('neuf', { status: 'disabled' })),
      insertPerson(person('ancien', { status: 'disabled' })),
      updatePerson('ancien', { lastSignInAt: '2026-11-01T08:00:00.000Z' }),
      activatePerson('neuf'),
      enablePerson('neuf'),
      enablePerson('ancien'),
    )
    expect(await findPerson(db, 'neuf')).toMatchObject({ status: 'invited' })
    expect(await findPerson(db, 'ancien')).toMatchObject({ status: 'active' })
    expect(
      await changes(enablePerson('ancien'), activatePerson('neuf'), activatePerson('neuf')),
    ).toStrictEqual([0, 1, 0])
  })
})

describe('updatePerson', () => {
  it('writes the given fields and no other', async () => {
    await changes(insertPerson(person('lea')), insertPerson(person('max')))
    const max = await findPerson(db, 'max')
    await changes(
      updatePerson('lea', { name: 'Léa', shortcuts: false, newsSince: '2026-11-20T00:00:00.000Z' }),
      updatePerson('lea', { passwordHash: 'empreinte' }),
    )
    expect(await findPerson(db, 'lea')).toMatchObject({
      name: 'Léa',
      shortcuts: false,
      newsSince: '2026-11-20T00:00:00.000Z',
      hasPassword: true,
    })
    expect(await findPasswordHash(db, 'lea')).toBe('empreinte')
    expect(await findPasswordHash(db, 'max')).toBeUndefined()
    expect(await findPasswordHash(db, '')).toBeUndefined()
    expect(await findPerson(db, 'max')).toStrictEqual(max)
    await changes(updatePerson('lea', { passwordHash: null }))
    expect(await findPerson(db, 'lea')).toMatchObject({ hasPassword: false })
  })
})

describe('listPeople', () => {
  it('lists them by name', async () => {
    await changes(
      insertPerson(person('b', { name: 'Zoé' })),
      insertPerson(person('c', { name: 'Ada' })),
      insertPerson(person('a', { name: 'Ada' })),
    )
    expect((await listPeople(db)).map(({ id }) => id)).toStrictEqual(['a', 'c', 'b'])
  })
})
