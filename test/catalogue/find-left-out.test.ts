import { beforeAll, describe, expect, it } from 'vitest'
import {
  type LeftOutQuery,
  type LeftOutRule,
  findLeftOut,
  mostSearched,
} from '#src/catalogue/find-left-out.ts'
import type { Database } from '#src/store/database.ts'
import { saveRejections } from '#src/store/rejections.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let db: Database

beforeAll(async () => {
  db = await openTestDatabase()
  const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`
  const item = (id: string, title: string, relevant = false) =>
    enrichedItem({ id, identity: `guid:${id}`, title, relevant, feedId: 'a', url: `https://a.example/${id}` })
  const seen = (hour: number) => ({ at: at(hour), day: '2026-11-20' })
  await db.batch([
    ...insertItems([item('i1', 'La recette du jour'), item('i2', 'Fibre optique', true)], at(9)),
    saveRejections('a', [{ rule: 'twin', identity: 'r1', title: 'Réseaux électriques' }], seen(9)),
    saveRejections('b', [{ rule: 'excluded', identity: 'r2', title: 'Offres d’emploi du réseau' }], seen(10)),
    ...insertItems([item('i3', 'Travaux sur le réseau d’eau')], at(11)),
  ])
})

const every: LeftOutRule[] = ['off-scope', 'twin', 'excluded', 'no-words']
const query: LeftOutQuery = {
  words: '',
  rules: every,
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
  limit: 10,
}

async function titles(changed: Partial<LeftOutQuery> = {}): Promise<string[]> {
  return (await findLeftOut(db, { ...query, ...changed })).lines.map(({ title }) => title)
}

describe('findLeftOut', () => {
  it('tells what was rejected and what is off scope as one list, latest first', async () => {
    const { lines, next, stopped } = await findLeftOut(db, query)
    expect(lines.map(({ rule, title, itemId }) => [rule, title, itemId])).toEqual([
      ['off-scope', 'Travaux sur le réseau d’eau', 'i3'],
      ['excluded', 'Offres d’emploi du réseau', undefined],
      ['twin', 'Réseaux électriques', undefined],
      ['off-scope', 'La recette du jour', 'i1'],
    ])
    expect([next, stopped]).toEqual([undefined, false])
  })

  it.each([1, 2, 3])('loses and repeats nothing by pages of %i', async (limit) => {
    const all: string[] = []
    let after: LeftOutQuery['after']
    do {
      const page = await findLeftOut(db, { ...query, limit, ...(after ? { after } : {}) })
      all.push(...page.lines.map(({ title }) => title))
      after = page.next
    } while (after)
    expect(all).toEqual(await titles())
  })

  it.each<[string, string[]]>([
    ['reseau', ['Travaux sur le réseau d’eau', 'Offres d’emploi du réseau', 'Réseaux électriques']],
    ['RÉSEAUX  emplois', ['Offres d’emploi du réseau']],
    [
      'le du',
      [
        'Travaux sur le réseau d’eau',
        'Offres d’emploi du réseau',
        'Réseaux électriques',
        'La recette du jour',
      ],
    ],
    [
      '%',
      [
        'Travaux sur le réseau d’eau',
        'Offres d’emploi du réseau',
        'Réseaux électriques',
        'La recette du jour',
      ],
    ],
    ['introuvable', []],
  ])('finds by the words %j', async (words, expected) => {
    expect(await titles({ words })).toEqual(expected)
  })

  it('pages through what words find', async () => {
    const first = await findLeftOut(db, { ...query, words: 'réseau', limit: 2 })
    expect(first.lines).toHaveLength(2)
    const { next } = first
    expect(await titles({ words: 'réseau', limit: 2, ...(next ? { after: next } : {}) })).toEqual([
      'Réseaux électriques',
    ])
  })

  it('filters by source, by rule and by period', async () => {
    expect(await titles({ feedId: 'b' })).toEqual(['Offres d’emploi du réseau'])
    expect(await titles({ rules: ['twin'] })).toEqual(['Réseaux électriques'])
    expect(await titles({ rules: ['off-scope'] })).toEqual([
      'Travaux sur le réseau d’eau',
      'La recette du jour',
    ])
    expect(await titles({ rules: [] })).toEqual([])
    expect(await titles({ to: '2026-11-20T10:00:00.000Z' })).toEqual([
      'Réseaux électriques',
      'La recette du jour',
    ])
  })

  it('stops after so many lines, and says where to go on', async () => {
    const own = await openTestDatabase()
    for (let round = 0; round < 13; round += 1) {
      const many = Array.from({ length: 500 }, (_, at) => ({
        rule: 'beyond-cap' as const,
        identity: `${round}-${at}`,
        title: round === 0 && at === 0 ? 'Aiguille' : `Botte ${at}`,
      }))
      const at = `2026-11-20T08:${String(round).padStart(2, '0')}:00.000Z`
      await own.batch([saveRejections('a', many, { at, day: '2026-11-20' })])
    }
    const asked = { ...query, rules: ['beyond-cap' as const], words: 'aiguille' }
    const first = await findLeftOut(own, asked)
    expect(first).toMatchObject({ lines: [], stopped: true, next: { of: 'rejection' } })
    const second = await findLeftOut(own, { ...asked, ...(first.next ? { after: first.next } : {}) })
    expect(second).toMatchObject({ lines: [{ title: 'Aiguille' }], stopped: false })
    expect(mostSearched).toBeLessThan(13 * 500)
  })
})
