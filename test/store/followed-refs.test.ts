import { beforeEach, describe, expect, it } from 'vitest'
import { type LegalRef, noFacts } from '#src/enrich/facts.ts'
import type { Database } from '#src/store/database.ts'
import {
  countFollowedNews,
  followRef,
  isFollowed,
  listFollowed,
  mostFollowed,
  seeFollowed,
  unfollowRef,
} from '#src/store/followed-refs.ts'
import { deletePerson, insertPerson } from '#src/store/people.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const loi = 'loi 2021-1485'
const decree = 'décret 2022-1084'
const monday = '2026-11-23T08:00:00.000Z'
const tuesday = '2026-11-24T08:00:00.000Z'
const wednesday = '2026-11-25T08:00:00.000Z'
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
  await db.batch(
    ['lea', 'max'].map((id) =>
      insertPerson({
        id,
        email: `${id}@mairie.example`,
        name: id,
        role: 'veilleur',
        status: 'active',
        createdAt: monday,
      }),
    ),
  )
})

async function read(id: string, refs: string[], now: string): Promise<void> {
  const at = { field: 'text', start: 0, end: 4 } as const
  const facts = { ...noFacts(), refs: refs.map((ref): LegalRef => ({ ref, relation: 'cites', at })) }
  await db.batch(insertItems([enrichedItem({ id, facts })], now))
}

describe('followRef', () => {
  it('is one person’s own, and undone by unfollowRef', async () => {
    await db.batch([followRef('lea', loi, monday)])
    expect([await isFollowed(db, 'lea', loi), await isFollowed(db, 'max', loi)]).toStrictEqual([true, false])
    await db.batch([unfollowRef('max', loi)])
    expect(await isFollowed(db, 'lea', loi)).toBe(true)
    await db.batch([unfollowRef('lea', loi)])
    expect(await isFollowed(db, 'lea', loi)).toBe(false)
  })

  it('keeps what was seen when it is asked twice', async () => {
    await db.batch([followRef('lea', loi, monday)])
    await read('a', [loi], tuesday)
    await db.batch([followRef('lea', loi, wednesday)])
    expect(await listFollowed(db, 'lea')).toStrictEqual([{ ref: loi, items: 1, unseen: 1 }])
  })

  it('stops at a bound', async () => {
    await db.batch(
      Array.from({ length: mostFollowed + 5 }, (_, n) => followRef('lea', `loi 2021-${n}`, monday)),
    )
    expect(await listFollowed(db, 'lea')).toHaveLength(mostFollowed)
  })

  it('goes with the account', async () => {
    await db.batch([followRef('lea', loi, monday)])
    await db.batch([deletePerson('lea')].flat())
    expect(await db.all('select * from followed_refs')).toStrictEqual([])
  })
})

describe('listFollowed', () => {
  it('counts what was read since the person last saw, those with news first', async () => {
    await read('ancien', [loi, decree], monday)
    await db.batch([followRef('lea', decree, tuesday), followRef('lea', loi, tuesday)])
    await read('neuf', [loi], wednesday)
    expect(await listFollowed(db, 'lea')).toStrictEqual([
      { ref: loi, items: 2, unseen: 1 },
      { ref: decree, items: 1, unseen: 0 },
    ])
    expect(await listFollowed(db, 'max')).toStrictEqual([])
  })

  it('leaves out what was withdrawn, and keeps a text that nothing names any more', async () => {
    await db.batch([followRef('lea', loi, monday)])
    await read('a', [loi], tuesday)
    await db.run(`update items set withdrawn_at = ? where id = 'a'`, wednesday)
    expect(await listFollowed(db, 'lea')).toStrictEqual([{ ref: loi, items: 0, unseen: 0 }])
  })
})

describe('seeFollowed', () => {
  beforeEach(async () => {
    await db.batch([followRef('lea', loi, monday), followRef('lea', decree, monday)])
    await read('a', [loi, decree], tuesday)
  })

  it('marks one text, or all of them', async () => {
    await db.batch([seeFollowed('lea', tuesday, loi)])
    expect((await listFollowed(db, 'lea')).map(({ ref, unseen }) => [ref, unseen])).toStrictEqual([
      [decree, 1],
      [loi, 0],
    ])
    await db.batch([seeFollowed('lea', tuesday)])
    expect((await listFollowed(db, 'lea')).map(({ unseen }) => unseen)).toStrictEqual([0, 0])
  })

  it('takes nothing back: an old page marks nothing unseen', async () => {
    await db.batch([seeFollowed('lea', wednesday), seeFollowed('lea', monday)])
    expect((await listFollowed(db, 'lea')).map(({ unseen }) => unseen)).toStrictEqual([0, 0])
  })
})

describe('countFollowedNews', () => {
  it('counts an item once, whatever the number of followed texts that it names', async () => {
    await db.batch([followRef('lea', loi, monday), followRef('lea', decree, monday)])
    expect(await countFollowedNews(db, 'lea')).toBe(0)
    await read('a', [loi, decree], tuesday)
    await read('b', [loi], tuesday)
    expect([await countFollowedNews(db, 'lea'), await countFollowedNews(db, 'max')]).toStrictEqual([2, 0])
    await db.batch([seeFollowed('lea', wednesday)])
    expect(await countFollowedNews(db, 'lea')).toBe(0)
  })
})
