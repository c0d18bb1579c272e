import { beforeEach, describe, expect, it } from 'vitest'
import { type LegalRef, noFacts } from '#src/enrich/facts.ts'
import type { Database } from '#src/store/database.ts'
import { followRef } from '#src/store/followed-refs.ts'
import { writeDecisions } from '#src/store/item-decisions.ts'
import { setMark } from '#src/store/item-marks.ts'
import { listMarkedIds } from '#src/store/marked-items.ts'
import { insertPerson } from '#src/store/people.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const monday = '2026-11-23T08:00:00.000Z'
const loi = 'loi 2021-1485'
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

async function read(id: string, publishedAt: string | undefined, refs: string[] = []): Promise<void> {
  const at = { field: 'text', start: 0, end: 4 } as const
  const facts = { ...noFacts(), refs: refs.map((ref): LegalRef => ({ ref, relation: 'cites', at })) }
  await db.batch(insertItems([enrichedItem({ id, facts, publishedAt })], monday))
}

describe('listMarkedIds', () => {
  beforeEach(async () => {
    await read('ancien', '2026-10-01T08:00:00Z', [loi])
    await read('recent', '2026-11-20T08:00:00Z', [loi])
    await read('sans-date', undefined)
    await read('autre', '2026-11-01T08:00:00Z')
  })

  it('gives what names a followed text, and what is starred, newest first and each once', async () => {
    await db.batch([
      followRef('lea', loi, monday),
      ...setMark('starred', 'lea', ['sans-date', 'ancien'], monday),
    ])
    expect(await listMarkedIds(db, 'lea', 'suivi', 10)).toStrictEqual(['sans-date', 'recent', 'ancien'])
    expect(await listMarkedIds(db, 'lea', 'favori', 10)).toStrictEqual(['sans-date', 'ancien'])
  })

  it('gives nobody the marks of another, but what the team kept', async () => {
    await db.batch([
      followRef('lea', loi, monday),
      ...setMark('starred', 'lea', ['autre'], monday),
      ...setMark('read', 'lea', ['autre'], monday),
      ...writeDecisions([{ id: 'autre', change: { retained: true } }], monday, { name: 'Léa' }),
    ])
    expect(await listMarkedIds(db, 'lea', 'lu', 10)).toStrictEqual(['autre'])
    for (const mark of ['suivi', 'favori', 'lu'] as const)
      expect(await listMarkedIds(db, 'max', mark, 10)).toStrictEqual([])
    expect(await listMarkedIds(db, 'max', 'retenu', 10)).toStrictEqual(['autre'])
  })

  it('leaves out what is withdrawn, and stops at the bound with the newest', async () => {
    await db.batch([followRef('lea', loi, monday)])
    expect(await listMarkedIds(db, 'lea', 'suivi', 1)).toStrictEqual(['recent'])
    await db.batch(
      writeDecisions([{ id: 'recent', change: { withdrawn: { reason: 'Doublon' } } }], monday, {
        name: 'Léa',
      }),
    )
    expect(await listMarkedIds(db, 'lea', 'suivi', 10)).toStrictEqual(['ancien'])
  })
})
