import { beforeEach, describe, expect, it } from 'vitest'
import { insertComment, listLetterComments, settle } from '#src/store/letter-comments.ts'
import {
  deleteVersionsBefore,
  findVersionBefore,
  findVersionContent,
  listVersions,
} from '#src/store/letter-versions.ts'
import { insertLetter, type LetterState } from '#src/store/letters.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
  await add('S1', 'draft')
})

async function add(id: string, state: LetterState, versions = 500): Promise<void> {
  await insertLetter(db, {
    id,
    number: Number(id.slice(1)),
    periodStart: '2026-01-05T07:00:00Z',
    periodEnd: '2026-01-12T07:00:00Z',
    subject: '',
    html: '',
    text: '',
    content: '{}',
    itemIds: [],
    createdAt: '2026-01-12T07:00:00Z',
    state,
  })
  await db.run(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
     insert into letter_versions (letter_id, version, at, author, gesture, content)
     select ?, i, '2026-01-12T08:00:00Z', 'Édith', 'a retiré « ' || i || ' »', '{"v":' || i || '}' from n`,
    versions,
    id,
  )
}

describe('the versions of a letter', () => {
  it('are listed latest first, and are all kept whatever the list shows', async () => {
    const listed = await listVersions(db, 'S1', 200)
    expect([listed.length, listed[0]?.version, listed.at(-1)?.version]).toStrictEqual([200, 500, 301])
    expect(listed[0]).not.toHaveProperty('personId')
    expect(await findVersionContent(db, 'S1', 1)).toBe('{"v":1}')
    expect(await findVersionContent(db, 'S1', 501)).toBeUndefined()
    expect(await findVersionContent(db, 'S2', 1)).toBeUndefined()
  })

  it('are found one before another, though one in between is gone', async () => {
    await db.run(`delete from letter_versions where version in (9, 10)`)
    expect(await findVersionBefore(db, 'S1', 11)).toStrictEqual({ version: 8, content: '{"v":8}' })
    expect(await findVersionBefore(db, 'S1', 1)).toBeUndefined()
  })

  it('go with time once their letter is over, never those of a draft', async () => {
    await add('S2', 'sent', 3)
    await add('S3', 'cancelled', 2)
    await add('S4', 'sending', 1)
    expect(await deleteVersionsBefore(db, '2026-01-12T08:00:00Z')).toBe(0)
    expect(await deleteVersionsBefore(db, '2026-01-12T08:00:01Z')).toBe(5)
    expect(await listVersions(db, 'S1', 1_000)).toHaveLength(500)
    expect(await listVersions(db, 'S4', 10)).toHaveLength(1)
  })
})

describe('the comments on a letter', () => {
  const comment = (id: string, letterId = 'S1') => ({
    id,
    letterId,
    personId: 'partie',
    author: 'Émile',
    text: 'À revoir',
    writtenAt: '2026-01-12T09:00:00Z',
  })

  it('are never more than the most, and never on a letter that is gone', async () => {
    const results = await db.batch(
      ['a', 'b', 'c'].map((id) => insertComment(comment(id), 2)).concat(insertComment(comment('d', 'S9'), 2)),
    )
    expect(results.map(({ changes }) => changes)).toStrictEqual([1, 1, 0, 0])
    expect((await listLetterComments(db, 'S1', 10)).map(({ id }) => id)).toStrictEqual(['a', 'b'])
  })

  it('stand without their person when that one is gone', async () => {
    await db.batch([insertComment(comment('a'), 10)])
    const [written] = await listLetterComments(db, 'S1', 10)
    expect(written).toMatchObject({ author: 'Émile' })
    expect(written).not.toHaveProperty('personId')
  })

  it('are settled once and opened once', async () => {
    await db.batch([insertComment(comment('a'), 10)])
    const at = '2026-01-13T09:00:00Z'
    const changes = await db.batch([
      settle('S1', 'a', at),
      settle('S1', 'a', '2026-01-14T09:00:00Z'),
      settle('S2', 'a', null),
      settle('S1', 'a', null),
      settle('S1', 'a', null),
    ])
    expect(changes.map((one) => one.changes)).toStrictEqual([1, 0, 0, 1, 0])
  })
})
