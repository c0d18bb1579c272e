import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import { findMonthAfter, findMonthBefore, listFirstSeenIn, monthAfter } from '#src/store/items-by-month.ts'
import { listStaffMarks } from '#src/store/staff-marks.ts'
import { listItemsOfStory } from '#src/store/story-items.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  const item = (id: string, given: Parameters<typeof enrichedItem>[0] = {}) =>
    enrichedItem({ id, url: `https://x.example/${id}`, ...given })
  const seen: [string, Parameters<typeof item>[1], string][] = [
    ['fin', {}, '2026-09-30T23:59:59.999Z'],
    ['debut', { domain: 'juridique', kind: 'decret' }, '2026-10-01T00:00:00.000Z'],
    ['milieu', {}, '2026-10-15T08:00:00.000Z'],
    ['retiree', {}, '2026-10-16T08:00:00.000Z'],
    ['hors-champ', { relevant: false }, '2026-10-17T08:00:00.000Z'],
    ['janvier', { domain: 'juridique' }, '2027-01-01T00:00:00.000Z'],
  ]
  for (const [id, given, at] of seen) await db.batch(insertItems([item(id, given)], at))
  await db.run(`update items set withdrawn_at = '2026-11-01' where id = 'retiree'`)
  await db.run(`update items set story_id = 's' where id in ('fin', 'milieu', 'retiree')`)
  for (const id of ['lea', 'paul'])
    await db.run(
      `insert into people (id, email, name, role, status, created_at) values (?, ?, ?, 'editeur', 'active', '2026')`,
      id,
      `${id}@mairie.example`,
      id,
    )
  await db.run(
    `insert into item_marks (person_id, item_id, starred_at, read_at) values
       ('lea', 'milieu', '2026', '2026'), ('paul', 'milieu', '2026', null), ('lea', 'debut', null, '2026')`,
  )
  await db.run(`insert into item_decisions (item_id, retained_at) values ('fin', '2026'), ('debut', null)`)
})

describe('listStaffMarks', () => {
  it('tells who starred and what was retained; what was only read is no mark', async () => {
    expect(await listStaffMarks(db, ['fin', 'debut', 'milieu', 'inconnu'])).toStrictEqual(
      new Map([
        ['fin', { retained: true, starredBy: 0 }],
        ['milieu', { retained: false, starredBy: 2 }],
      ]),
    )
    expect(await listStaffMarks(db, [])).toStrictEqual(new Map())
  })
})

describe('listFirstSeenIn', () => {
  const ids = async (month: string, slice = {}) =>
    (await listFirstSeenIn(db, slice, month, 100)).map(({ id }) => id).join(' ')

  it('holds a month to the millisecond, what was withdrawn since included', async () => {
    expect(await ids('2026-09')).toBe('fin')
    expect(await ids('2026-10')).toBe('debut milieu retiree')
    expect(await ids('2026-11')).toBe('')
    expect(await ids('2026-12')).toBe('')
    expect(await ids('2027-01')).toBe('janvier')
  })

  it('keeps to a part of the watch', async () => {
    expect(await ids('2026-10', { domain: 'juridique' })).toBe('debut')
    expect(await ids('2026-10', { kind: 'decret', domain: 'juridique' })).toBe('debut')
    expect(await ids('2026-10', { axis: 'donnees-ia' })).toBe('')
    expect(await ids('2026-10', { axis: 'territoires-durables-connectes' })).toBe('debut milieu retiree')
  })

  it('is bounded', async () => {
    expect(await listFirstSeenIn(db, {}, '2026-10', 2)).toHaveLength(2)
  })
})

describe('findMonthBefore, findMonthAfter', () => {
  it.each([
    ['2026-09', undefined, '2026-10'],
    ['2026-10', '2026-09', '2027-01'],
    ['2026-12', '2026-10', '2027-01'],
    ['2027-01', '2026-10', undefined],
  ])('jump over empty months around %s', async (month, before, after) => {
    expect(await findMonthBefore(db, {}, month)).toBe(before)
    expect(await findMonthAfter(db, {}, month)).toBe(after)
  })

  it('see the months of their part alone', async () => {
    expect(await findMonthBefore(db, { domain: 'juridique' }, '2026-10')).toBeUndefined()
  })
})

describe('monthAfter', () => {
  it.each([
    ['2026-01', '2026-02'],
    ['2026-09', '2026-10'],
    ['2026-12', '2027-01'],
  ])('follows %s by %s', (month, next) => {
    expect(monthAfter(month)).toBe(next)
  })
})

describe('listItemsOfStory', () => {
  it('lists what still shows, oldest first, and nothing of a story that is none', async () => {
    expect((await listItemsOfStory(db, 's', 10)).map(({ id }) => id)).toStrictEqual(['fin', 'milieu'])
    expect(await listItemsOfStory(db, 's', 1)).toHaveLength(1)
    expect(await listItemsOfStory(db, 'inconnue', 10)).toStrictEqual([])
  })
})
