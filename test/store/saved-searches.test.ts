import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import {
  deleteRemovedSearches,
  findLook,
  findSearch,
  insertSearch,
  listSearches,
  removeSearch,
  restoreSearch,
  seeAllSearches,
  seeSearch,
  updateSearch,
} from '#src/store/saved-searches.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const at = '2026-11-24T08:00:00.000Z'
const later = '2026-11-25T08:00:00.000Z'
let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
  for (const id of ['lea', 'paul'])
    await db.run(
      `insert into people (id, email, name, role, status, created_at) values (?, ? || '@mairie.example', ?, 'lecteur', 'active', ?)`,
      id,
      id,
      id,
      at,
    )
  await db.batch([
    insertSearch({ id: 'a', personId: 'lea', name: 'Alpha', query: 'q=a' }, at),
    insertSearch({ id: 'b', personId: 'lea', name: 'Bêta', query: '' }, at),
    insertSearch({ id: 'p', personId: 'paul', name: 'À Paul', query: '' }, at),
  ])
})

const changes = async (statement: ReturnType<typeof seeSearch>) => (await db.batch([statement]))[0]?.changes

describe('updateSearch', () => {
  it('changes what differs, for its owner, while it is kept', async () => {
    expect(await changes(updateSearch('a', 'paul', { name: 'x' }, later))).toBe(0)
    expect(await changes(updateSearch('a', 'lea', { name: 'Alpha', query: 'q=a' }, later))).toBe(0)
    expect(
      await changes(updateSearch('a', 'lea', { name: 'Alpha', query: 'q=z', shared: true }, later)),
    ).toBe(1)
    expect(await findSearch(db, 'a')).toEqual({
      id: 'a',
      personId: 'lea',
      ownerName: 'lea',
      name: 'Alpha',
      query: 'q=z',
      shared: true,
      createdAt: at,
      updatedAt: later,
    })
    await db.batch([removeSearch('a', 'lea', later)])
    expect(await changes(updateSearch('a', 'lea', { name: 'y' }, later))).toBe(0)
  })
})

describe('listSearches', () => {
  it('gives one’s own by name, then what is shared, with when they were looked at', async () => {
    await db.batch([updateSearch('p', 'paul', { shared: true }, at), seeSearch('p', 'lea', at)])
    const list = await listSearches(db, 'lea')
    expect(list.map(({ id, seenAt }) => [id, seenAt])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['p', at],
    ])
    expect((await listSearches(db, 'paul')).map(({ id, seenAt }) => [id, seenAt])).toEqual([['p', undefined]])
    expect((await listSearches(db, 'lea', 1)).map(({ id }) => id)).toEqual(['a', 'p'])
  })

  it('leaves out what was taken off', async () => {
    await db.batch([removeSearch('a', 'lea', at)])
    expect((await listSearches(db, 'lea')).map(({ id }) => id)).toEqual(['b'])
    await db.batch([restoreSearch('a', 'lea')])
    expect((await listSearches(db, 'lea')).map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('seeSearch, seeAllSearches', () => {
  it('go forward only, and touch what the person has in their list', async () => {
    await db.batch([seeSearch('a', 'lea', later), seeSearch('a', 'lea', at), seeSearch('none', 'lea', at)])
    expect(await findLook(db, 'a', 'lea')).toBe(later)
    await db.batch([seeAllSearches('lea', at)])
    expect(await db.all('select search_id, seen_at from saved_search_looks order by search_id')).toEqual([
      { search_id: 'a', seen_at: later },
      { search_id: 'b', seen_at: at },
    ])
    expect(await findLook(db, 'a', 'paul')).toBeUndefined()
  })
})

describe('deleteRemovedSearches', () => {
  it('forgets those taken off before, with what hangs on them', async () => {
    await db.batch([seeSearch('a', 'lea', at), removeSearch('a', 'lea', at), removeSearch('b', 'lea', later)])
    expect(await deleteRemovedSearches(db, later)).toBe(1)
    expect(
      (await db.all<{ id: string }>('select id from saved_searches order by id')).map(({ id }) => id),
    ).toEqual(['b', 'p'])
    expect(await db.all('select 1 from saved_search_looks')).toEqual([])
  })
})

describe('a person who goes', () => {
  it('takes their searches and looks along', async () => {
    await db.batch([seeSearch('a', 'lea', at)])
    await db.run(`delete from people where id = 'lea'`)
    expect((await db.all('select id from saved_searches')).length).toBe(1)
    expect(await db.all('select 1 from saved_search_looks')).toEqual([])
  })
})
