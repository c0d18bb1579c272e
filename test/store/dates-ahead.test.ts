import { beforeEach, describe, expect, it } from 'vitest'
import { type DateRole, type DatesAsked, listDatesAhead } from '#src/store/dates-ahead.ts'
import { listItemsOfStory } from '#src/store/story-items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite

const everything: DatesAsked = {
  from: '2026-11-24',
  to: '9999',
  roles: ['closing', 'opening', 'pre-deposit', 'submission', 'entry-into-force', 'event'],
  axes: [],
  kinds: [],
  domains: [],
  limit: 100,
}

async function dates(asked: Partial<DatesAsked> = {}): Promise<string[]> {
  const found = await listDatesAhead(site.deps.db, { ...everything, ...asked })
  return found.map(({ item, role, value }) => `${value} ${role} ${item.id}`)
}

async function addDate(itemId: string, role: DateRole, value: string): Promise<void> {
  await site.deps.db.run(
    'insert into item_dates (item_id, role, value) values (?, ?, ?)',
    itemId,
    role,
    value,
  )
}

beforeEach(async () => {
  site = await openTestSite()
})

describe('listDatesAhead', () => {
  it('gives closings and the other dates in one order', async () => {
    await addDate('cuivre', 'entry-into-force', '2026-11-30')
    await addDate('appel', 'opening', '2026-11-27')
    expect(await dates()).toStrictEqual([
      '2026-11-27 closing ami',
      '2026-11-27 opening appel',
      '2026-11-30 entry-into-force cuivre',
      '2026-12-17T11:00:00Z closing appel',
    ])
  })

  it('tells the last day to hand in once, as the closing, and an earlier round beside it', async () => {
    await addDate('appel', 'submission', '2026-12-01')
    expect(await dates({ axes: ['territoires-durables-connectes'] })).toStrictEqual([
      '2026-12-01 submission appel',
      '2026-12-17T11:00:00Z closing appel',
    ])
  })

  it('keeps what stands after a place, and no more than asked', async () => {
    await addDate('ami', 'event', '2026-11-27')
    const first = await dates({ limit: 1 })
    expect(first).toStrictEqual(['2026-11-27 closing ami'])
    expect(await dates({ limit: 1, after: ['2026-11-27', 'ami', 'closing'] })).toStrictEqual([
      '2026-11-27 event ami',
    ])
    expect(await dates({ after: ['2026-12-17T11:00:00Z', 'appel', 'closing'] })).toStrictEqual([])
  })

  it.each<[string, Partial<DatesAsked>, string[]]>([
    ['an axis', { axes: ['donnees-ia'] }, ['ami']],
    ['one of two axes', { axes: ['donnees-ia', 'territoires-durables-connectes'] }, ['ami', 'appel']],
    ['a kind', { kinds: ['appel-a-projets'] }, ['appel']],
    ['a domain', { domains: ['juridique'] }, []],
    ['a role', { roles: ['opening'] }, []],
    ['days', { from: '2026-11-01', to: '2026-11-28' }, ['appel-clos', 'ami']],
  ])('keeps those of %s', async (_, asked, ids) => {
    expect((await dates(asked)).map((line) => line.split(' ')[2])).toStrictEqual(ids)
  })

  it('leaves out what was withdrawn and what is off scope', async () => {
    await site.deps.db.run(`update items set withdrawn_at = '2026-11-24T08:00:00Z' where id = 'ami'`)
    await site.deps.db.run(
      `update items set closing_at = '2026-12-01', closing_origin = 'field' where id = 'hors'`,
    )
    expect(await dates()).toStrictEqual(['2026-12-17T11:00:00Z closing appel'])
  })
})

describe('listItemsOfStory', () => {
  it('gives those that still show, oldest first', async () => {
    const row = await site.deps.db.get<{ story_id: string }>(
      `select story_id from items where id = 'recit-a'`,
    )
    const story = row?.story_id ?? ''
    const ids = async (limit = 50) =>
      (await listItemsOfStory(site.deps.db, story, limit)).map(({ id }) => id).toSorted()
    expect(await ids()).toStrictEqual(['recit-a', 'recit-b', 'recit-c'])
    expect(await ids(2)).toHaveLength(2)
    await site.deps.db.run(`update items set withdrawn_at = '2026-11-24T08:00:00Z' where id = 'recit-b'`)
    expect(await ids()).toStrictEqual(['recit-a', 'recit-c'])
  })

  it('gives none of a story that is not known', async () => {
    expect(await listItemsOfStory(site.deps.db, 'inconnu', 50)).toStrictEqual([])
    expect(await listItemsOfStory(site.deps.db, '', 50)).toStrictEqual([])
  })
})
