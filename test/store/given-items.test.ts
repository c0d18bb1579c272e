import { beforeEach, describe, expect, it } from 'vitest'
import {
  extractRead,
  listGivenAfter,
  listGivenIn,
  listGivenMonths,
  listGivenPages,
} from '#src/store/given-items.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase

interface Row {
  id: string
  seen: string
  revised?: string
  relevant?: 0 | 1
  withdrawn?: string
  text?: string
}

function add({ id, seen, revised = seen, relevant = 1, withdrawn, text = 'Un texte.' }: Row) {
  return db.run(
    `insert into items (id, feed_id, identity, title, content_html, summary_html, text, first_seen_at, last_revised_at,
       content_hash, relevant, domain, kind, territories, facts, withdrawn_at)
     values (?1, 'f', ?1, 'Titre', '<p>Tout le texte</p>', '<p>Court</p>', ?2, ?3, ?4, ?1, ?5, 'juridique', 'loi', '[]', '{}', ?6)`,
    id,
    text,
    seen,
    revised,
    relevant,
    withdrawn ?? null,
  )
}

const start = { firstSeenAt: '', id: '' }
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id)

beforeEach(async () => {
  db = await openTestDatabase()
  await add({ id: 'b', seen: '2026-10-01T08:00:00Z', revised: '2026-10-09T08:00:00Z' })
  await add({ id: 'a', seen: '2026-10-01T08:00:00Z' })
  await add({ id: 'c', seen: '2026-10-31T23:59:59Z', withdrawn: '2026-11-20T08:00:00Z' })
  await add({ id: 'd', seen: '2026-11-01T00:00:00Z' })
  await add({ id: 'hors', seen: '2026-11-02T08:00:00Z', relevant: 0 })
})

describe('listGivenAfter', () => {
  it('goes on after the item where it stopped, even among those of one instant', async () => {
    const first = await listGivenAfter(db, start, 1)
    expect(idsOf(first)).toEqual(['a'])
    expect(idsOf(await listGivenAfter(db, first[0]!, 1))).toEqual(['b'])
    expect(idsOf(await listGivenAfter(db, { firstSeenAt: '2026-10-01T08:00:00Z', id: 'b' }, 9))).toEqual([
      'd',
    ])
  })

  it('leaves out what is withdrawn and what is off scope', async () => {
    expect(idsOf(await listGivenAfter(db, start, 9))).toEqual(['a', 'b', 'd'])
  })

  it('brings the beginning of a text and no content', async () => {
    await add({ id: 'long', seen: '2026-11-05T08:00:00Z', text: 'é'.repeat(1_000_000) })
    const [long] = (await listGivenAfter(db, start, 9)).slice(-1)
    expect(long).toMatchObject({ id: 'long', contentHtml: '', summaryHtml: '' })
    expect(long?.text).toHaveLength(extractRead)
  })

  it('finds its place by the index and sorts nothing', async () => {
    const plan = await db.all<{ detail: string }>(
      `explain query plan select title from items where relevant = 1 and withdrawn_at is null
       and (first_seen_at, id) > ('2026', 'a') order by first_seen_at, id limit 200`,
    )
    const words = plan.map(({ detail }) => detail).join(' ')
    expect(words).toContain('items_given')
    expect(words).not.toContain('TEMP B-TREE')
  })
})

describe('listGivenIn', () => {
  it('lists a month with what was withdrawn, so that no rank changes', async () => {
    expect(idsOf(await listGivenIn(db, '2026-10', { offset: 0, limit: 9 }))).toEqual(['a', 'b', 'c'])
    expect(idsOf(await listGivenIn(db, '2026-11', { offset: 0, limit: 9 }))).toEqual(['d'])
  })

  it('takes a part of it', async () => {
    expect(idsOf(await listGivenIn(db, '2026-10', { offset: 1, limit: 1 }))).toEqual(['b'])
    expect(await listGivenIn(db, '2026-10', { offset: 3, limit: 9 })).toEqual([])
    expect(await listGivenIn(db, '2031-01', { offset: 0, limit: 9 })).toEqual([])
  })
})

describe('listGivenMonths', () => {
  it('counts each month, and dates it by its last revision or withdrawal', async () => {
    expect(await listGivenMonths(db)).toEqual([
      { month: '2026-11', items: 1, shown: 1, modifiedAt: '2026-11-01T00:00:00Z' },
      { month: '2026-10', items: 3, shown: 2, modifiedAt: '2026-11-20T08:00:00Z' },
    ])
  })

  it('reads the index alone', async () => {
    const plan = await db.all<{ detail: string }>(
      `explain query plan select substr(first_seen_at, 1, 7) as month, count(*), sum(withdrawn_at is null),
         max(max(last_revised_at, coalesce(withdrawn_at, ''))) from items where relevant = 1 group by month`,
    )
    expect(plan.map(({ detail }) => detail).join(' ')).toContain('COVERING INDEX items_given')
  })

  it('is empty for an empty watch', async () => {
    expect(await listGivenMonths(await openTestDatabase())).toEqual([])
  })
})

describe('listGivenPages', () => {
  it('lists the pages of a month that still show', async () => {
    expect(await listGivenPages(db, '2026-10', 9)).toEqual([
      { id: 'a', lastRevisedAt: '2026-10-01T08:00:00Z' },
      { id: 'b', lastRevisedAt: '2026-10-09T08:00:00Z' },
    ])
  })
})
