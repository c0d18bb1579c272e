import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import {
  addToGroup,
  addToGroupsNamed,
  deleteGroup,
  insertGroup,
  insertGroupsNamed,
  listGroups,
  listGroupsOf,
  removeFromGroup,
  renameGroup,
} from '#src/store/member-groups.ts'
import {
  countOrganisationMembers,
  deleteOrganisation,
  findOrganisation,
  findOrganisationsNamed,
  insertOrganisation,
  insertOrganisationsNamed,
  listOrganisations,
  updateOrganisation,
} from '#src/store/organisations.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { addMember } from '#test/letter/deliver/delivery-rows.ts'

const now = '2026-11-24T08:00:00Z'
let db: Database

beforeEach(async () => {
  const opened = await openTestDatabase()
  db = opened
  for (const id of ['a', 'b', 'c']) await addMember({ db: opened }, id)
})

const sizes = async () => (await listGroups(db)).map(({ name, members }) => `${name} ${members}`)

describe('groups', () => {
  it('are listed by name, with how many members each has', async () => {
    await db.batch([
      insertGroup({ id: 'm', name: 'Maires' }, now),
      insertGroup({ id: 'd', name: 'DSI' }, now),
      addToGroup('m', ['a', 'b', 'inconnu']),
      addToGroup('inconnu', ['a']),
    ])
    expect(await sizes()).toStrictEqual(['DSI 0', 'Maires 2'])
    expect(await listGroupsOf(db, 'a')).toStrictEqual([{ id: 'm', name: 'Maires' }])
  })

  it('have each a name of its own, whatever its case', async () => {
    await db.batch([
      insertGroup({ id: 'm', name: 'Maires' }, now),
      insertGroup({ id: 'n', name: 'MAIRES' }, now),
      insertGroup({ id: 'd', name: 'DSI' }, now),
      renameGroup({ id: 'd', name: 'maires' }),
      renameGroup({ id: 'm', name: 'maires' }),
      insertGroupsNamed(['DSI', 'Élus', 'élus'], now),
    ])
    const names = (await listGroups(db)).map(({ name }) => name)
    expect(names.slice(0, 2)).toStrictEqual(['DSI', 'maires'])
    expect(names).toContain('Élus')
  })

  it('hold a member once, let them go, and are emptied with them', async () => {
    await db.batch([
      insertGroup({ id: 'm', name: 'Maires' }, now),
      addToGroup('m', ['a', 'a', 'b']),
      addToGroupsNamed([
        ['MAIRES', 'A@mairie.example'],
        ['maires', 'c@mairie.example'],
        ['inconnu', 'c@mairie.example'],
        ['Maires', 'inconnue@mairie.example'],
      ]),
    ])
    expect(await sizes()).toStrictEqual(['Maires 3'])
    await db.batch([removeFromGroup('m', ['b', 'inconnu'])])
    await db.run(`delete from subscribers where id = 'c'`)
    expect(await sizes()).toStrictEqual(['Maires 1'])
  })

  it('go without their members', async () => {
    await db.batch([insertGroup({ id: 'm', name: 'Maires' }, now), addToGroup('m', ['a']), deleteGroup('m')])
    expect([await sizes(), await listGroupsOf(db, 'a')]).toStrictEqual([[], []])
    expect((await db.all('select id from subscribers')).length).toBe(3)
  })
})

describe('organisations', () => {
  const one = (id: string, name: string, places: string[] = []) =>
    insertOrganisation({ id, name, places, createdAt: now })

  it('keep their places, and the name that came first', async () => {
    await db.batch([one('v', 'Val de Loire', ['dept-41', 'dept-37']), one('w', 'VAL DE LOIRE', ['dept-18'])])
    expect(await listOrganisations(db)).toStrictEqual([
      { id: 'v', name: 'Val de Loire', places: ['dept-41', 'dept-37'], createdAt: now },
    ])
    expect(await findOrganisation(db, 'w')).toBeUndefined()
  })

  it('never take the name of another', async () => {
    await db.batch([one('v', 'Val de Loire'), one('b', 'Blois')])
    await db.batch([updateOrganisation({ id: 'b', name: 'val de loire', places: ['41018'] })])
    expect(await findOrganisation(db, 'b')).toMatchObject({ name: 'Blois', places: [] })
    await db.batch([updateOrganisation({ id: 'v', name: 'VAL DE LOIRE', places: ['41018'] })])
    expect(await findOrganisation(db, 'v')).toMatchObject({ name: 'VAL DE LOIRE', places: ['41018'] })
  })

  it('are found by their names as an import writes them', async () => {
    await db.batch([one('b', 'Blois'), insertOrganisationsNamed(['blois', 'Tours', 'Orléans'], now)])
    const found = await findOrganisationsNamed(db, ['BLOIS', 'tours', 'Nulle part', "' or 1 --"])
    expect([...found.keys()].toSorted()).toStrictEqual(['blois', 'tours'])
    expect(found.get('blois')).toBe('b')
  })

  it('count their members, and leave them when they go', async () => {
    await db.batch([one('b', 'Blois')])
    await db.run(`update subscribers set organisation_id = 'b' where id in ('a', 'b')`)
    expect(await countOrganisationMembers(db)).toStrictEqual(new Map([['b', 2]]))
    await db.batch(deleteOrganisation('b'))
    expect(await countOrganisationMembers(db)).toStrictEqual(new Map())
    expect((await db.all('select id from subscribers')).length).toBe(3)
  })
})
