import { beforeEach, describe, expect, it } from 'vitest'
import { findNeighbours, listArchive, listArchiveContents } from '#src/store/letter-archive.ts'
import { insertLetter, type LetterState } from '#src/store/letters.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
  await add(1, 'sent')
  await add(2, 'cancelled')
  await add(3, 'sending')
  await add(4, 'sent')
  await add(5, 'approved')
  await add(6, 'draft')
})

function add(number: number, state: LetterState): Promise<void> {
  return insertLetter(db, {
    id: `2026-S0${number}`,
    number,
    periodStart: '2026-01-05T07:00:00Z',
    periodEnd: '2026-01-12T07:00:00Z',
    subject: `Veille n° ${number}`,
    html: '',
    text: '',
    content: `{"number":${number}}`,
    itemIds: ['a', 'b'],
    createdAt: '2026-01-12T07:00:00Z',
    state,
  })
}

describe('listArchive', () => {
  it('gives what left or is leaving, latest first, and how much each told', async () => {
    const letters = await listArchive(db, 10)
    expect(letters.map(({ number, stories }) => [number, stories])).toStrictEqual([
      [4, 2],
      [3, 2],
      [1, 2],
    ])
    expect(letters[0]).not.toHaveProperty('content')
  })

  it('goes back from a number, so many at a time', async () => {
    expect((await listArchive(db, 1)).map(({ number }) => number)).toStrictEqual([4])
    expect((await listArchive(db, 10, 4)).map(({ number }) => number)).toStrictEqual([3, 1])
    expect(await listArchive(db, 10, 1)).toStrictEqual([])
  })
})

describe('listArchiveContents', () => {
  it('gives the last ones whole', async () => {
    const [latest] = await listArchiveContents(db, 2)
    expect(latest).toMatchObject({ number: 4, content: '{"number":4}', itemIds: ['a', 'b'] })
  })
})

describe('findNeighbours', () => {
  it.each([
    [1, { next: 3 }],
    [3, { previous: 1, next: 4 }],
    [4, { previous: 3 }],
    [6, { previous: 4 }],
  ])('skips what did not leave: %i', async (number, beside) => {
    expect(await findNeighbours(db, number)).toStrictEqual(beside)
  })
})
