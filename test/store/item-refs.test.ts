import { beforeEach, describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { type LegalRef, type RefRelation, noFacts } from '#src/enrich/facts.ts'
import type { Database } from '#src/store/database.ts'
import {
  countRelations,
  listCitedTexts,
  listEdgesFrom,
  listItemsOfRef,
  listItemsThatChange,
  listKnownRefs,
} from '#src/store/item-refs.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const loi = 'loi 2021-1485'
const decree = 'décret 2022-1084'
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
})

/** An item that names these texts, told on this day of November 2026. */
function naming(
  id: string,
  day: number,
  refs: Record<string, RefRelation>,
  fields: Partial<EnrichedItem> = {},
): EnrichedItem {
  const at = { field: 'text', start: 0, end: 4 } as const
  const facts = {
    ...noFacts(),
    refs: Object.entries(refs).map(([ref, relation]): LegalRef => ({ ref, relation, at })),
  }
  return enrichedItem({
    id,
    facts,
    publishedAt: `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`,
    ...fields,
  })
}

async function store(...items: EnrichedItem[]): Promise<void> {
  await db.batch(insertItems(items, '2026-11-24T08:00:00Z'))
}

async function withdraw(id: string): Promise<void> {
  await db.run(`update items set withdrawn_at = '2026-11-24T09:00:00Z' where id = ?`, id)
}

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

describe('listCitedTexts', () => {
  it('counts the relevant items of late, most named first', async () => {
    await store(
      naming('a', 20, { [loi]: 'cites' }),
      naming('b', 21, { [loi]: 'cites', [decree]: 'cites' }),
      naming('vieux', 1, { [decree]: 'cites' }),
      naming('hors', 22, { [decree]: 'cites' }, { relevant: false, axes: [] }),
      naming('retire', 22, { [decree]: 'cites' }),
    )
    await withdraw('retire')
    const asked = { since: '2026-11-10', limit: 10, most: 100 }
    expect(await listCitedTexts(db, asked)).toStrictEqual([
      { ref: loi, items: 2 },
      { ref: decree, items: 1 },
    ])
    expect(await listCitedTexts(db, { ...asked, limit: 1 })).toHaveLength(1)
    expect(await listCitedTexts(db, { ...asked, most: 1 })).toStrictEqual([
      { ref: decree, items: 1 },
      { ref: loi, items: 1 },
    ])
  })
})

describe('listKnownRefs', () => {
  it('keeps the order asked for, and what an item names', async () => {
    await store(naming('a', 20, { [loi]: 'cites', [decree]: 'is' }))
    expect(await listKnownRefs(db, ['loi 1-1', decree, loi])).toStrictEqual([decree, loi])
    expect(await listKnownRefs(db, [])).toStrictEqual([])
  })
})

describe('countRelations and listItemsOfRef', () => {
  beforeEach(async () => {
    await store(
      naming('texte', 5, { [loi]: 'is' }),
      naming('un', 6, { [loi]: 'cites' }),
      naming('deux', 7, { [loi]: 'cites' }),
      naming('trois', 8, { [loi]: 'cites' }),
      naming('change', 9, { [loi]: 'modifies' }),
      naming('retire', 10, { [loi]: 'cites' }),
    )
    await withdraw('retire')
  })

  it('count what is shown', async () => {
    expect(Object.fromEntries(await countRelations(db, loi))).toStrictEqual({ is: 1, cites: 3, modifies: 1 })
    expect((await countRelations(db, decree)).size).toBe(0)
  })

  it('list the latest first, a page at a time', async () => {
    expect(ids(await listItemsOfRef(db, loi, 'cites', { limit: 2 }))).toStrictEqual(['trois', 'deux'])
    expect(ids(await listItemsOfRef(db, loi, 'cites', { limit: 2, offset: 2 }))).toStrictEqual(['un'])
    expect(ids(await listItemsOfRef(db, loi, 'is', { limit: 2 }))).toStrictEqual(['texte'])
    expect(await listItemsOfRef(db, loi, 'repeals', { limit: 2 })).toStrictEqual([])
  })

  it('give whole items', async () => {
    const [item] = await listItemsOfRef(db, loi, 'modifies', { limit: 1 })
    expect([item?.axes[0]?.id, item?.facts.refs[0]?.ref]).toStrictEqual([
      'territoires-durables-connectes',
      loi,
    ])
  })
})

describe('listEdgesFrom', () => {
  it('tells what the text itself does to others, not what those that cite it do', async () => {
    await store(
      naming('texte', 5, {
        [decree]: 'is',
        [loi]: 'applies',
        'décret 2011-194': 'modifies',
        'loi 78-17': 'cites',
      }),
      naming('glose', 6, { [decree]: 'cites', 'loi 2005-102': 'modifies' }),
    )
    expect(await listEdgesFrom(db, decree, 10)).toStrictEqual([
      { ref: loi, relation: 'applies' },
      { ref: 'décret 2011-194', relation: 'modifies' },
    ])
    expect(await listEdgesFrom(db, loi, 10)).toStrictEqual([])
  })

  it('says each once, however many tell it', async () => {
    await store(
      naming('jo', 5, { [decree]: 'is', [loi]: 'modifies' }),
      naming('copie', 6, { [decree]: 'is', [loi]: 'modifies' }),
    )
    expect(await listEdgesFrom(db, decree, 10)).toStrictEqual([{ ref: loi, relation: 'modifies' }])
  })
})

describe('listItemsThatChange', () => {
  it('finds what changes or repeals the text that an item is, latest first, and not what cites it', async () => {
    await store(
      naming('texte', 5, { [decree]: 'is', [loi]: 'applies' }),
      naming('rectificatif', 6, { [decree]: 'modifies' }),
      naming('abrogation', 8, { [decree]: 'repeals' }),
      naming('glose', 9, { [decree]: 'cites' }),
      naming('reforme', 9, { [loi]: 'modifies' }),
    )
    expect(ids(await listItemsThatChange(db, 'texte', 5))).toStrictEqual(['abrogation', 'rectificatif'])
    expect(ids(await listItemsThatChange(db, 'texte', 1))).toStrictEqual(['abrogation'])
    expect(await listItemsThatChange(db, 'glose', 5)).toStrictEqual([])
  })
})
