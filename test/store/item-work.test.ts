import { beforeEach, describe, expect, it } from 'vitest'
import { correct, pickForLetter, reject, retain } from '#src/curation/item-actions.ts'
import { markRead, star } from '#src/curation/marks.ts'
import { addNote } from '#src/curation/notes.ts'
import { countNewByAxis, listNewest } from '#src/store/desk-counts.ts'
import { countLetterPicks, listDecisions, listLetterPicks } from '#src/store/item-decisions.ts'
import { findItemWork, listItemWork } from '#src/store/item-work.ts'
import { countToCheck, listToCheck } from '#src/store/items-to-check.ts'
import { readMigrations, splitStatements } from '#src/store/migrate.ts'
import { reviseItems } from '#src/store/write-items.ts'
import { claire, openCuration, readItem, yanis } from '#test/curation/curation-world.ts'
import type { TestDeps } from '#test/helpers/deps.ts'

const TC = 'territoires-durables-connectes'
const none = { retained: false, letter: false, corrected: false, notes: 0, starred: false, read: false }
const weak = { title: 'Réunion', text: 'La commune parle d’open data.' }
const off = { title: 'Menu de la cantine', text: 'Des carottes.' }
let deps: TestDeps

beforeEach(async () => {
  deps = await openCuration()
})

async function readAt(id: string, instant: string, fields = {}) {
  deps.clock.at = new Date(instant)
  return readItem(deps, { id, ...fields })
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id)

describe('listItemWork', () => {
  it('tells what the team did and what this person marked', async () => {
    for (const id of ['a', 'b']) await readItem(deps, { id })
    await retain(deps, claire, ['a'])
    await pickForLetter(deps, claire, ['a'])
    await correct(deps, claire, ['a'], { domain: 'juridique' })
    for (const text of ['un', 'deux']) await addNote(deps, yanis, 'a', text)
    await star(deps, claire, ['a'])
    await markRead(deps, yanis, ['a'])
    const team = { retained: true, letter: true, corrected: true, notes: 2 }
    expect([...(await listItemWork(deps.db, 'claire', ['a', 'b', 'inconnu']))]).toEqual([
      ['a', { ...team, starred: true, read: false }],
      ['b', none],
    ])
    expect([...(await listItemWork(deps.db, undefined, ['a']))]).toEqual([
      ['a', { ...team, starred: false, read: false }],
    ])
  })
})

describe('findItemWork', () => {
  it('gives the decision, the notes and the dates besides', async () => {
    await readItem(deps, { id: 'a' })
    expect(await findItemWork(deps.db, 'claire', 'inconnu')).toBeUndefined()
    expect(await findItemWork(deps.db, 'claire', 'a')).toEqual({ ...none, decision: {}, written: [] })
    await correct(deps, claire, ['a'], { axes: ['donnees-ia'], kind: 'guide' })
    await retain(deps, claire, ['a'])
    await addNote(deps, claire, 'a', 'À relire.')
    expect(await findItemWork(deps.db, 'claire', 'a')).toMatchObject({
      corrected: true,
      notes: 1,
      decision: { axes: ['donnees-ia'], kind: 'guide' },
      written: [{ author: 'Claire Moreau', text: 'À relire.' }],
      retainedAt: '2026-11-24T08:00:00.000Z',
      reviewedAt: '2026-11-24T08:00:00.000Z',
    })
  })
})

describe('listDecisions', () => {
  it('gives the items whose filing people decided, and those only', async () => {
    for (const id of ['a', 'b', 'c']) await readItem(deps, { id })
    await retain(deps, claire, ['a'])
    await correct(deps, claire, ['b'], { axes: [] })
    await correct(deps, claire, ['c'], { kind: 'guide', domain: 'juridique' })
    expect([...(await listDecisions(deps.db, ['a', 'b', 'inconnu', 'c']))]).toEqual([
      ['b', { axes: [], axesBy: { name: 'Claire Moreau', at: '2026-11-24T08:00:00.000Z' } }],
      ['c', { kind: 'guide', domain: 'juridique' }],
    ])
  })
})

describe('listToCheck', () => {
  it('gives what was filed on little and nobody looked at, latest first', async () => {
    await readAt('sur', '2026-11-24T08:00:00Z')
    await readAt('ancien', '2026-11-24T09:00:00Z', weak)
    await readAt('recent', '2026-11-24T10:00:00Z', weak)
    await readAt('hors', '2026-11-24T11:00:00Z', off)
    expect(idsOf(await listToCheck(deps.db, 10))).toEqual(['recent', 'ancien'])
    expect(await countToCheck(deps.db, 1)).toBe(1)
    await correct(deps, claire, ['recent'], { kind: 'guide' })
    expect(idsOf(await listToCheck(deps.db, 10))).toEqual(['ancien'])
    await reject(deps, claire, ['ancien'], 'Doublon')
    expect(await countToCheck(deps.db, 10)).toBe(0)
  })

  it('holds the same of items stored before there was a list', async () => {
    for (const [id, fields] of [
      ['sur', {}],
      ['faible', weak],
      ['hors', off],
    ] as const)
      await readItem(deps, { id, ...fields })
    await deps.db.run('update items set doubtful = 0')
    const migration = readMigrations().find(({ name }) => name === '0006_curation.sql')
    const [update] = splitStatements(migration?.sql ?? '').filter((sql) => sql.startsWith('update items'))
    await deps.db.run(update ?? '')
    expect(idsOf(await listToCheck(deps.db, 10))).toEqual(['faible'])
  })

  it('follows what the item says', async () => {
    const item = await readAt('a', '2026-11-24T08:00:00Z')
    await deps.db.batch(
      reviseItems([{ ...item, axes: [{ ...item.axes[0]!, score: 4 }] }], '2026-11-24T09:00:00Z'),
    )
    expect(idsOf(await listToCheck(deps.db, 10))).toEqual(['a'])
  })
})

describe('listLetterPicks', () => {
  it('gives what may be told, first marked first', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await readItem(deps, { id })
    for (const [index, id] of ['c', 'a', 'b', 'd'].entries()) {
      deps.clock.at = new Date(`2026-11-24T1${index}:00:00Z`)
      await pickForLetter(deps, claire, [id])
    }
    await reject(deps, claire, ['b'], 'Doublon')
    await correct(deps, claire, ['d'], { axes: [] })
    expect(idsOf(await listLetterPicks(deps.db, 10))).toEqual(['c', 'a'])
    expect(await countLetterPicks(deps.db)).toBe(2)
  })
})

describe('countNewByAxis', () => {
  it('counts what came since, once for each axis, and the total', async () => {
    await readAt('avant', '2026-11-24T08:00:00Z')
    await readAt('un', '2026-11-24T09:00:00Z')
    await readAt('deux', '2026-11-24T10:00:00Z')
    await readAt('hors', '2026-11-24T11:00:00Z', off)
    await readAt('retire', '2026-11-24T12:00:00Z')
    await correct(deps, claire, ['un'], { axes: ['donnees-ia', TC] })
    await reject(deps, claire, ['retire'], 'Doublon')
    const since = '2026-11-24T08:00:00.000Z'
    expect(await countNewByAxis(deps.db, since, 100)).toEqual({
      total: 2,
      byAxis: new Map([
        ['donnees-ia', 1],
        [TC, 2],
      ]),
      more: false,
    })
    expect(idsOf(await listNewest(deps.db, { since, limit: 10, most: 100 }))).toEqual(['deux', 'un'])
    expect(idsOf(await listNewest(deps.db, { since, limit: 1, most: 100 }))).toEqual(['deux'])
  })

  it('looks no further than it is told, and says so', async () => {
    for (const n of [1, 2, 3]) await readAt(`e${n}`, `2026-11-24T0${n}:00:00Z`)
    expect(await countNewByAxis(deps.db, '2026-11-01', 2)).toEqual({
      total: 2,
      byAxis: new Map([[TC, 2]]),
      more: true,
    })
    expect(await countNewByAxis(deps.db, '2026-12-01', 2)).toEqual({
      total: 0,
      byAxis: new Map(),
      more: false,
    })
  })
})
