import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import { listWithdrawnAmong } from '#src/store/withdrawn-among.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  const items = ['la', 'partie', 'muette'].map((id) => enrichedItem({ id, url: `https://x.example/${id}` }))
  await db.batch(insertItems(items, '2026-11-20T08:00:00Z'))
  await db.run(
    `update items set withdrawn_at = '2026-11-22T10:00:00Z', withdrawn_reason = 'Annonce démentie.' where id = 'partie'`,
  )
  await db.run(`update items set withdrawn_at = '2026-11-23T10:00:00Z' where id = 'muette'`)
})

describe('listWithdrawnAmong', () => {
  it('tells since when and why, and nothing of an item that still stands', async () => {
    expect(await listWithdrawnAmong(db, ['la', 'partie', 'muette', 'inconnue'])).toStrictEqual(
      new Map([
        ['partie', { at: '2026-11-22T10:00:00Z', reason: 'Annonce démentie.' }],
        ['muette', { at: '2026-11-23T10:00:00Z', reason: '' }],
      ]),
    )
  })

  it('asks nothing of ids that are none', async () => {
    expect(await listWithdrawnAmong(db, ['x', "' or 1 --"])).toStrictEqual(new Map())
    expect(await listWithdrawnAmong(db, [])).toStrictEqual(new Map())
  })

  it('takes as many ids as a month of letters holds, in one statement', async () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => `i${at}`)
    expect([...(await listWithdrawnAmong(db, [...ids, 'partie'])).keys()]).toStrictEqual(['partie'])
  })
})
