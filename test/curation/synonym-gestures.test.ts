import { beforeEach, describe, expect, it } from 'vitest'
import {
  type SynonymDeps,
  addSynonyms,
  listSynonymLines,
  putBackSynonyms,
  takeSynonyms,
  undoSynonyms,
} from '#src/curation/synonym-gestures.ts'
import { synonymKey } from '#src/search/words/synonym-key.ts'
import type { Database } from '#src/store/database.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { insertPerson } from '#src/store/people.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const lea = { id: 'lea', name: 'Léa Martin' }
const shipped = [
  { same: ['FttH', 'fibre jusqu’à l’abonné'], narrower: [] },
  { same: ['énergies renouvelables', 'EnR'], narrower: ['éolien'] },
]
const fiber = synonymKey(['FttH', 'fibre jusqu’à l’abonné'])

let db: Database
let at: Date
let deps: SynonymDeps
beforeEach(async () => {
  db = await openTestDatabase()
  at = new Date('2026-11-24T08:00:00Z')
  deps = { db, now: () => at, synonyms: shipped }
  const account = { role: 'editeur', status: 'active', createdAt: at.toISOString() } as const
  await db.batch([insertPerson({ id: lea.id, name: lea.name, email: 'lea@veille.example', ...account })])
})

const states = async () => (await listSynonymLines(deps)).map(({ same, state }) => [same.join(' = '), state])
const actions = async () => (await listAudit(db, { limit: 20 })).map(({ action }) => action).toReversed()

describe('addSynonyms', () => {
  it('adds a group, says who did, and writes it in the log', async () => {
    const operation = await addSynonyms(deps, lea, 'jumeau numérique\ndigital twin')
    expect(operation).toMatch(/^[0-9a-f-]{36}$/)
    const [line] = await listSynonymLines(deps)
    expect(line).toMatchObject({
      same: ['jumeau numérique', 'digital twin'],
      state: 'added',
      edit: { author: 'Léa Martin', personId: 'lea', changedAt: '2026-11-24T08:00:00.000Z' },
    })
    const [entry] = await listAudit(db, { limit: 1 })
    expect(entry).toMatchObject({
      action: 'setting.synonym-add',
      actor: { id: 'lea' },
      subject: { type: 'setting', words: 'jumeau numérique = digital twin' },
      after: { words: ['jumeau numérique', 'digital twin'] },
      operation,
    })
  })

  it('refuses what exists already, however it is written, and writes nothing', async () => {
    await expect(addSynonyms(deps, lea, 'Fibres jusqu’à l’abonné\nftth')).rejects.toThrow(
      /existe déjà : FttH/,
    )
    await addSynonyms(deps, lea, 'SIG\nsystème d’information géographique')
    await expect(addSynonyms(deps, lea, 'sig\nsystèmes d’information géographique')).rejects.toThrow(
      /existe déjà/,
    )
    expect(await actions()).toEqual(['setting.synonym-add'])
  })

  it('puts back a group that was taken off', async () => {
    await takeSynonyms(deps, lea, fiber)
    await addSynonyms(deps, lea, 'FttH\nfibre jusqu’à l’abonné')
    expect(await states()).toContainEqual(['FttH = fibre jusqu’à l’abonné', 'shipped'])
    expect(await actions()).toEqual(['setting.synonym-remove', 'setting.synonym-restore'])
  })
})

describe('takeSynonyms', () => {
  it('keeps a shipped group in sight, taken off, and can put it back', async () => {
    expect(await takeSynonyms(deps, lea, fiber)).not.toBe('')
    expect((await states())[0]).toEqual(['FttH = fibre jusqu’à l’abonné', 'removed'])
    expect(await takeSynonyms(deps, lea, fiber)).toBe('')
    expect(await putBackSynonyms(deps, lea, fiber)).not.toBe('')
    expect(await putBackSynonyms(deps, lea, fiber)).toBe('')
    expect((await states()).map(([, state]) => state)).toEqual(['shipped', 'shipped'])
  })

  it('forgets a group that the team had added', async () => {
    await addSynonyms(deps, lea, 'un mot\nautre chose')
    expect(await takeSynonyms(deps, lea, synonymKey(['un mot', 'autre chose']))).not.toBe('')
    expect(await states()).toHaveLength(2)
  })

  it.each(['', 'inconnu', `${fiber} `])('does nothing to the group %j', async (key) => {
    expect(await takeSynonyms(deps, lea, key)).toBe('')
    expect(await actions()).toEqual([])
  })
})

describe('undoSynonyms', () => {
  it('does the contrary of each gesture, once, and of its own', async () => {
    const added = await addSynonyms(deps, lea, 'un mot\nautre chose')
    const undone = await undoSynonyms(deps, lea, added)
    expect(await states()).toHaveLength(2)
    expect(await undoSynonyms(deps, lea, added)).toBe('')
    await undoSynonyms(deps, lea, undone)
    expect((await states())[0]).toEqual(['un mot = autre chose', 'added'])

    const taken = await takeSynonyms(deps, lea, fiber)
    const back = await undoSynonyms(deps, lea, taken)
    expect(await states()).toContainEqual(['FttH = fibre jusqu’à l’abonné', 'shipped'])
    await undoSynonyms(deps, lea, back)
    expect(await states()).toContainEqual(['FttH = fibre jusqu’à l’abonné', 'removed'])
  })

  it.each(['', 'inconnu', '00000000-0000-0000-0000-000000000000'])(
    'knows no gesture %j',
    async (operation) => {
      expect(await undoSynonyms(deps, lea, operation)).toBe('')
    },
  )
})

describe('listSynonymLines', () => {
  it('puts what the team changed first, the latest before, then the alphabet', async () => {
    await addSynonyms(deps, lea, 'zone blanche\nzone sans réseau')
    at = new Date('2026-11-24T09:00:00Z')
    await takeSynonyms(deps, lea, fiber)
    expect((await states()).map(([words]) => words)).toEqual([
      'FttH = fibre jusqu’à l’abonné',
      'zone blanche = zone sans réseau',
      'énergies renouvelables = EnR',
    ])
  })
})
