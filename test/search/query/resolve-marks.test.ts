import { beforeEach, describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { resolveMarks } from '#src/search/query/resolve-marks.ts'
import { writeQuery } from '#src/search/query/write-query.ts'
import type { Database } from '#src/store/database.ts'
import { setMark } from '#src/store/item-marks.ts'
import { insertPerson } from '#src/store/people.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { shapeOf } from './shape.ts'

const now = '2026-11-23T08:00:00.000Z'
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
  const lea = { id: 'lea', email: 'lea@mairie.example', name: 'Léa', createdAt: now }
  await db.batch([
    insertPerson({ ...lea, role: 'veilleur', status: 'active' }),
    ...insertItems([enrichedItem({ id: 'cuivre' })], now),
    ...insertItems([enrichedItem({ id: 'fibre', identity: 'guid:fibre' })], now),
    ...setMark('starred', 'lea', ['cuivre'], now),
    ...setMark('read', 'lea', ['fibre'], now),
  ])
})

const resolved = async (text: string, person?: string) => {
  const parsed = await resolveMarks(db, person, parseQuery(text))
  return { shape: shapeOf(parsed.tree), problems: parsed.problems }
}

describe('resolveMarks', () => {
  it.each([
    ['est:favori réseau', '<item cuivre> reseau'],
    ['est:suivi', '<item cuivre>'],
    ['-est:lu', '-<item fibre>'],
    ['(est:favori OU "lot 3") -(est:lu réseau)', '(<item cuivre> | "lot 3") -(<item fibre> reseau)'],
    ['est:favori,lu', '(<item cuivre> | <item fibre>)'],
    ['est:retenu', '<item >'],
    ['réseau', 'reseau'],
  ])('puts the person’s own items in place of a mark: %s', async (text, shape) => {
    expect(await resolved(text, 'lea')).toStrictEqual({ shape, problems: [] })
  })

  it('finds nothing for who is not signed in, and says why at the place', async () => {
    const { shape, problems } = await resolved('réseau est:suivi')
    expect(shape).toBe('reseau <item >')
    expect(problems).toMatchObject([{ code: 'unknown-value', start: 7, end: 16 }])
    expect(problems[0]?.message).toMatch(/^Connectez-vous pour chercher par « est:suivi »/)
  })

  it('leaves a query without marks as it is, whoever asks', async () => {
    const parsed = parseQuery('réseau')
    expect(await resolveMarks(db, undefined, parsed)).toBe(parsed)
  })

  it('keeps what was typed, for who writes the query again', async () => {
    expect(writeQuery(await resolveMarks(db, 'lea', parseQuery('est:suivi réseau')))).toBe('est:suivi réseau')
  })
})
