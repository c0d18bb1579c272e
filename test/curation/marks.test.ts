import { beforeEach, describe, expect, it } from 'vitest'
import { markRead, markUnread, star, unstar } from '#src/curation/marks.ts'
import { listStarred } from '#src/store/item-marks.ts'
import { listItemWork } from '#src/store/item-work.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { auditOf, claire, openCuration, readItem, yanis } from './curation-world.ts'

let deps: TestDeps

beforeEach(async () => {
  deps = await openCuration()
  for (const id of ['a', 'b']) await readItem(deps, { id })
})

describe('star and markRead', () => {
  it('are one person’s own, and never in the audit log', async () => {
    expect(await star(deps, claire, ['a', 'inconnu'])).toEqual({ operation: '', done: 1, skipped: 1 })
    expect(await markRead(deps, claire, ['a', 'b'])).toMatchObject({ done: 2 })
    expect((await listItemWork(deps.db, 'claire', ['a'])).get('a')).toMatchObject({
      starred: true,
      read: true,
    })
    expect((await listItemWork(deps.db, 'yanis', ['a'])).get('a')).toMatchObject({
      starred: false,
      read: false,
    })
    expect(await auditOf(deps)).toEqual([])
  })

  it('count only what they change', async () => {
    await star(deps, claire, ['a'])
    expect(await star(deps, claire, ['a', 'b'])).toMatchObject({ done: 1, skipped: 1 })
    await markRead(deps, claire, ['a'])
    expect(await unstar(deps, claire, ['a', 'b'])).toMatchObject({ done: 2, skipped: 0 })
    expect(await unstar(deps, claire, ['a'])).toMatchObject({ done: 0, skipped: 1 })
    expect((await listItemWork(deps.db, 'claire', ['a'])).get('a')).toMatchObject({
      starred: false,
      read: true,
    })
    expect(await markUnread(deps, claire, ['a'])).toMatchObject({ done: 1 })
    expect(await deps.db.all('select * from item_marks')).toEqual([])
  })

  it('need a person, and five hundred items at most', async () => {
    await expect(star(deps, { name: 'programme' }, ['a'])).rejects.toMatchObject({ code: 'no-person' })
    const many = Array.from({ length: 501 }, (_, n) => `e${n}`)
    await expect(markRead(deps, yanis, many)).rejects.toMatchObject({ code: 'too-many' })
  })
})

describe('listStarred', () => {
  it('gives the latest star first, withdrawn items included', async () => {
    await star(deps, claire, ['a'])
    deps.clock.at = new Date('2026-11-24T09:00:00Z')
    await star(deps, claire, ['b'])
    await star(deps, yanis, ['a'])
    await deps.db.run(`update items set withdrawn_at = '2026-11-24T09:00:00Z' where id = 'a'`)
    expect((await listStarred(deps.db, 'claire', 10)).map(({ id }) => id)).toEqual(['b', 'a'])
    expect((await listStarred(deps.db, 'claire', 1)).map(({ id }) => id)).toEqual(['b'])
  })
})
