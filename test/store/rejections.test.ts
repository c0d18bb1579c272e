import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import {
  type FoundRejection,
  countMeasures,
  deleteRejectionsBefore,
  listRejections,
  saveRejections,
  seeRejectionsAgain,
} from '#src/store/rejections.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: Database
beforeEach(async () => {
  db = await openTestDatabase()
})

const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', limit: 50 }

function found(identity: string, fields: Partial<FoundRejection> = {}): FoundRejection {
  return { rule: 'excluded', identity, title: `Titre ${identity}`, ...fields }
}

async function save(day: number, rejections: FoundRejection[], feedId = 'a'): Promise<void> {
  const date = `2026-11-${String(day).padStart(2, '0')}`
  await db.batch([saveRejections(feedId, rejections, { at: `${date}T08:00:00.000Z`, day: date })])
}

const names = async (filter: Partial<Parameters<typeof listRejections>[1]> = {}) =>
  (await listRejections(db, { ...period, ...filter })).map(({ identity }) => identity)

describe('saveRejections', () => {
  it('keeps what was left out, with what little is known of it', async () => {
    await save(20, [found('x', { url: 'https://a.example/x', publishedAt: '2026-11-19T00:00:00Z' })])
    expect(await listRejections(db, period)).toEqual([
      {
        seq: 1,
        feedId: 'a',
        rule: 'excluded',
        identity: 'x',
        title: 'Titre x',
        url: 'https://a.example/x',
        publishedAt: '2026-11-19T00:00:00Z',
        firstSeenAt: '2026-11-20T08:00:00.000Z',
        lastSeenAt: '2026-11-20T08:00:00.000Z',
      },
    ])
  })

  it('writes one that comes back once, under its latest words', async () => {
    await save(20, [found('x')])
    await save(22, [found('x', { title: 'Nouveau titre' })])
    expect(await listRejections(db, period)).toMatchObject([
      {
        title: 'Nouveau titre',
        firstSeenAt: '2026-11-20T08:00:00.000Z',
        lastSeenAt: '2026-11-22T08:00:00.000Z',
      },
    ])
  })

  it('takes five hundred in one statement', async () => {
    await save(
      20,
      Array.from({ length: 500 }, (_, at) => found(`x${at}`)),
    )
    expect(await names({ limit: 1000 })).toHaveLength(500)
  })
})

describe('listRejections', () => {
  it('gives the latest seen first, page after page', async () => {
    await save(20, [found('a'), found('b'), found('c')])
    await save(21, [found('d')])
    expect(await names({ limit: 2 })).toEqual(['d', 'c'])
    const last = (await listRejections(db, { ...period, limit: 2 })).at(-1)!
    expect(await names({ before: { at: last.lastSeenAt, seq: last.seq } })).toEqual(['b', 'a'])
  })

  it('filters by source, by rule and by day', async () => {
    await save(20, [found('a'), found('b', { rule: 'twin' })])
    await save(21, [found('c', { rule: 'buried' })], 'autre')
    expect(await names({ feedId: 'autre' })).toEqual(['c'])
    expect(await names({ rules: ['twin', 'buried'] })).toEqual(['c', 'b'])
    expect(await names({ rules: [] })).toEqual([])
    expect(await names({ from: '2026-11-21T00:00:00.000Z' })).toEqual(['c'])
    expect(await names({ to: '2026-11-21T00:00:00.000Z' })).toEqual(['b', 'a'])
  })
})

describe('seeRejectionsAgain', () => {
  it('carries over those of the last reading only', async () => {
    await save(19, [found('vieux')])
    await save(20, [found('a'), found('b')])
    await save(20, [found('ailleurs')], 'autre')
    await db.batch([seeRejectionsAgain('a', { at: '2026-11-22T08:00:00.000Z', day: '2026-11-22' })])
    expect(await names({ from: '2026-11-22T00:00:00.000Z' })).toEqual(['b', 'a'])
    expect(await names()).toEqual(['b', 'a', 'ailleurs', 'vieux'])
  })
})

describe('countMeasures', () => {
  it('counts by the day of the issue, in the sources that are asked', async () => {
    const measure = (identity: string, day: string) =>
      found(identity, { rule: 'personal-measure', title: '', publishedAt: `${day}T00:00:00Z` })
    await save(21, [measure('a', '2026-11-20'), measure('b', '2026-11-21'), measure('c', '2026-11-21')])
    await save(21, [measure('d', '2026-11-21')], 'autre')
    await save(21, [found('e', { publishedAt: '2026-11-21T00:00:00Z' })])
    expect(await countMeasures(db, ['a'], '2026-11-21', '2026-11-22')).toBe(2)
    expect(await countMeasures(db, ['a', 'autre'], '2026-11-21', '2026-11-22')).toBe(3)
    expect(await countMeasures(db, [], '2026-11-21', '2026-11-22')).toBe(0)
  })
})

describe('deleteRejectionsBefore', () => {
  it('forgets what was last seen before the instant', async () => {
    await save(20, [found('a')])
    await save(21, [found('b')])
    expect(await deleteRejectionsBefore(db, '2026-11-21T00:00:00.000Z')).toBe(1)
    expect(await names()).toEqual(['b'])
  })
})
