import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import {
  type SynonymEdit,
  deleteSynonymEdit,
  insertSynonymEdit,
  listSynonymEdits,
  synonymEditsStamp,
} from '#src/store/synonym-edits.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
})

const edit = (key: string, fields: Partial<SynonymEdit> = {}): SynonymEdit => ({
  key,
  action: 'add',
  words: [key, `${key} bis`],
  author: 'Édith',
  changedAt: '2026-11-24T08:00:00.000Z',
  ...fields,
})

async function write(one: SynonymEdit, most = 1000): Promise<number> {
  const [done] = await db.batch([insertSynonymEdit(one, most)])
  return done!.changes
}

describe('insertSynonymEdit', () => {
  it('gives back what was written, accents, quotes and emoji included', async () => {
    const words = ['l’été', 'a "b"', "c'); drop table synonym_edits; --", '😀 1']
    expect(await write(edit('k', { words }))).toBe(1)
    expect(await listSynonymEdits(db)).toEqual([edit('k', { words })])
  })

  it('changes nothing where the group is edited already, whatever the gesture', async () => {
    await write(edit('k'))
    expect([await write(edit('k')), await write(edit('k', { action: 'remove' }))]).toEqual([0, 0])
    expect(await listSynonymEdits(db)).toMatchObject([{ action: 'add' }])
  })

  it.each([
    [0, [0, 0]],
    [1, [1, 0]],
    [2, [1, 1]],
  ])('keeps %d at most', async (most, expected) => {
    expect([await write(edit('a'), most), await write(edit('b'), most)]).toEqual(expected)
  })

  it('keeps no more even where they come at once', async () => {
    const done = await Promise.all(Array.from({ length: 20 }, (_, index) => write(edit(`k${index}`), 5)))
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(5)
  })

  it('takes two gestures only', async () => {
    await expect(write(edit('k', { action: 'explode' as 'add' }))).rejects.toThrow('CHECK')
  })
})

describe('deleteSynonymEdit', () => {
  it('takes back the very gesture, and no other', async () => {
    await write(edit('k'))
    const [wrong] = await db.batch([deleteSynonymEdit('k', 'remove')])
    const [right] = await db.batch([deleteSynonymEdit('k', 'add')])
    expect([wrong!.changes, right!.changes]).toEqual([0, 1])
  })
})

describe('synonymEditsStamp', () => {
  it('changes at each gesture, a taking back too', async () => {
    const stamps = [await synonymEditsStamp(db)]
    await write(edit('a'))
    stamps.push(await synonymEditsStamp(db))
    await write(edit('b', { changedAt: '2026-11-24T08:00:01.000Z' }))
    stamps.push(await synonymEditsStamp(db))
    await db.batch([deleteSynonymEdit('a', 'add')])
    stamps.push(await synonymEditsStamp(db))
    expect(new Set(stamps).size).toBe(4)
  })

  it('stays while nothing changed', async () => {
    await write(edit('a'))
    expect(await synonymEditsStamp(db)).toBe(await synonymEditsStamp(db))
  })
})

describe('listSynonymEdits', () => {
  it('gives the latest first, those of one instant by their key', async () => {
    await write(edit('b'))
    await write(edit('a'))
    await write(edit('c', { changedAt: '2026-11-25T08:00:00.000Z' }))
    expect((await listSynonymEdits(db)).map(({ key }) => key)).toEqual(['c', 'a', 'b'])
  })

  it('keeps the edit and the name of who left', async () => {
    await db.run(
      `insert into people (id, email, name, role, status, created_at) values ('edith', 'e@mairie.example', 'Édith', 'editeur', 'active', '2026-11-01')`,
    )
    await write(edit('k', { personId: 'edith' }))
    expect(await listSynonymEdits(db)).toMatchObject([{ personId: 'edith' }])
    await db.run('delete from people')
    expect(await listSynonymEdits(db)).toEqual([edit('k')])
  })
})
