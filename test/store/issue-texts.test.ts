import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import { findIssueDay, listIssueTexts } from '#src/store/issue-texts.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let db: Database

const reasons = [{ term: 'fibre', field: 'title' as const, start: 0, end: 5, weight: 3 }]
const axes = [
  { id: 'infrastructures-thd-mobile' as const, score: 4, reasons },
  { id: 'donnees-ia' as const, score: 3, reasons },
]

function text(id: string, day: string, fields: Parameters<typeof enrichedItem>[0] = {}) {
  return enrichedItem({
    id,
    identity: `guid:${id}`,
    feedId: 'jo',
    title: id,
    publishedAt: `${day}T00:00:00Z`,
    categories: ['LOIS'],
    axes: [],
    relevant: false,
    ...fields,
  })
}

beforeAll(async () => {
  db = await openTestDatabase()
  const read = '2026-11-21T01:00:00.000Z'
  await db.batch([
    // The order of the summary is neither that of the ids nor that of the titles.
    ...insertItems(
      [
        text('z', '2026-11-20', {
          axes,
          relevant: true,
          kind: 'loi',
          url: 'https://www.legifrance.gouv.fr/jorf/id/z',
        }),
        text('a', '2026-11-20', { categories: ['Décrets', 'Textes généraux'] }),
        text('m', '2026-11-20', { url: undefined }),
        text('veille', '2026-11-18'),
        text('retire', '2026-11-20'),
        text('sans-date', '2026-11-20', { publishedAt: undefined }),
        text('ailleurs', '2026-11-20', { feedId: 'autre' }),
      ],
      read,
    ),
    ...insertItems([text('ajoute', '2026-11-20')], '2026-11-22T01:00:00.000Z'),
  ])
  await db.run(`update items set withdrawn_at = 'x' where id = 'retire'`)
})

describe('listIssueTexts', () => {
  it('gives the texts of a day in the order in which they were read', async () => {
    const texts = await listIssueTexts(db, ['jo'], '2026-11-20', 100)
    expect(texts.map(({ id }) => id)).toEqual(['z', 'a', 'm', 'ajoute'])
  })

  it('tells what a table of contents needs, axes in their order', async () => {
    const [first, second, third] = await listIssueTexts(db, ['jo'], '2026-11-20', 100)
    expect(first).toEqual({
      id: 'z',
      title: 'z',
      url: 'https://www.legifrance.gouv.fr/jorf/id/z',
      kind: 'loi',
      relevant: true,
      axes: ['infrastructures-thd-mobile', 'donnees-ia'],
      rubrics: ['LOIS'],
    })
    expect(second).toMatchObject({ relevant: false, axes: [], rubrics: ['Décrets', 'Textes généraux'] })
    expect(third).not.toHaveProperty('url')
  })

  it('takes the sources that are asked for, and so many texts', async () => {
    expect(await listIssueTexts(db, ['jo', 'autre'], '2026-11-20', 100)).toHaveLength(5)
    expect(await listIssueTexts(db, ['jo'], '2026-11-20', 2)).toHaveLength(2)
    expect(await listIssueTexts(db, [], '2026-11-20', 100)).toEqual([])
    expect(await listIssueTexts(db, ['jo'], '2026-11-19', 100)).toEqual([])
  })
})

describe('findIssueDay', () => {
  it('goes to the issue before and to the one after, whatever lies between', async () => {
    expect(await findIssueDay(db, ['jo'], 'before', '2026-11-20')).toBe('2026-11-18')
    expect(await findIssueDay(db, ['jo'], 'after', '2026-11-18')).toBe('2026-11-20')
    expect(await findIssueDay(db, ['jo'], 'before', '9999')).toBe('2026-11-21')
  })

  it('knows where the issues end', async () => {
    expect(await findIssueDay(db, ['jo'], 'before', '2026-11-18')).toBeUndefined()
    expect(await findIssueDay(db, ['autre'], 'after', '2026-11-20')).toBeUndefined()
    expect(await findIssueDay(db, [], 'before', '9999')).toBeUndefined()
  })

  it('takes the nearest of several sources', async () => {
    expect(await findIssueDay(db, ['autre', 'jo'], 'before', '2026-11-20')).toBe('2026-11-18')
  })
})
