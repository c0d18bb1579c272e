import { idsOf } from '#src/search/search-index.ts'
import { ask } from '#test/contract/search-library.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  addAxis,
  correct,
  pickForLetter,
  reject,
  removeAxis,
  restore,
  retain,
  unpickForLetter,
  unretain,
} from '#src/curation/item-actions.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { listIndexWork } from '#src/store/index-queue.ts'
import { listItemStates } from '#src/store/item-decisions.ts'
import { findItem, listRevisions } from '#src/store/items.ts'
import { countToCheck } from '#src/store/items-to-check.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { auditOf, claire, openCuration, readItem } from './curation-world.ts'

const TC = 'territoires-durables-connectes'
const DI = 'donnees-ia'
const nothingDone = (skipped: number) => ({ operation: '', done: 0, skipped })
let deps: TestDeps

beforeEach(async () => {
  deps = await openCuration()
  for (const id of ['a', 'b']) await readItem(deps, { id })
})

async function stateOf(id: string) {
  return (await listItemStates(deps.db, [id]))[0]
}

describe('retain', () => {
  it('keeps items, once, and says that a person looked', async () => {
    const outcome = await retain(deps, claire, ['a', 'b', 'inconnu', 'a'])
    expect(outcome).toEqual({ operation: expect.stringMatching(/^[\w-]{36}$/), done: 2, skipped: 1 })
    expect(await stateOf('b')).toMatchObject({ retained: true, reviewed: '2026-11-24T08:00:00.000Z' })
    expect(await retain(deps, claire, ['a'])).toEqual(nothingDone(1))
    expect(await auditOf(deps)).toHaveLength(2)
  })

  it('is told in the audit log, one line an item, with before and after', async () => {
    const { operation } = await retain(deps, claire, ['a'])
    expect(await auditOf(deps)).toEqual([
      {
        seq: 1,
        at: '2026-11-24T08:00:00.000Z',
        actor: claire,
        action: 'item.retain',
        subject: { type: 'item', id: 'a', words: 'Le syndicat ouvre son réseau LoRaWAN' },
        before: { retained: false, reviewed: null },
        after: { retained: true, reviewed: '2026-11-24T08:00:00.000Z' },
        operation,
      },
    ])
  })

  it('is taken back by unretain, which changes nothing else', async () => {
    await retain(deps, claire, ['a'])
    await pickForLetter(deps, claire, ['a'])
    expect(await unretain(deps, claire, ['a', 'b'])).toMatchObject({ done: 1, skipped: 1 })
    expect(await stateOf('a')).toMatchObject({ retained: false, letter: true })
    expect((await auditOf(deps)).at(-1)).toMatchObject({
      action: 'item.retain',
      before: { retained: true },
      after: { retained: false },
    })
  })

  it('takes an item off the list to check', async () => {
    await readItem(deps, { id: 'faible', title: 'Réunion', text: 'La commune parle d’open data.' })
    expect(await countToCheck(deps.db, 10)).toBe(1)
    await retain(deps, claire, ['faible'])
    expect(await countToCheck(deps.db, 10)).toBe(0)
  })
})

describe('reject', () => {
  const search = async () => {
    const query = {
      text: 'lorawan',
      facets: {},
      includeOffScope: false,
      sort: 'date',
      offset: 0,
      limit: 10,
    } as const
    return idsOf(await deps.search.search(ask(query))).length
  }

  it('takes the item off the search with its reason, and restore brings it back', async () => {
    await drainIndexQueue(deps)
    expect(await search()).toBe(2)
    await reject(deps, claire, ['a'], '  Annonce démentie.  ')
    expect((await listIndexWork(deps.db, '2026-11-24T09:00:00Z', 10)).map(({ itemId }) => itemId)).toEqual([
      'a',
    ])
    await drainIndexQueue(deps)
    expect(await search()).toBe(1)
    expect((await findItem(deps.db, 'a'))?.withdrawn).toEqual({
      at: '2026-11-24T08:00:00.000Z',
      reason: 'Annonce démentie.',
    })
    expect(await restore(deps, claire, ['a', 'b'])).toMatchObject({ done: 1, skipped: 1 })
    await drainIndexQueue(deps)
    expect(await search()).toBe(2)
    expect((await auditOf(deps)).map(({ action, before, after }) => [action, before, after])).toEqual([
      [
        'item.reject',
        { withdrawn: null, reviewed: null },
        { withdrawn: { reason: 'Annonce démentie.' }, reviewed: '2026-11-24T08:00:00.000Z' },
      ],
      ['item.restore', { withdrawn: { reason: 'Annonce démentie.' } }, { withdrawn: null }],
    ])
  })

  it.each(['', '  ab ', 'x'.repeat(301), '\u0000\u0001\u0002'])('asks for a reason (%j)', async (reason) => {
    await expect(reject(deps, claire, ['a'], reason)).rejects.toMatchObject({ code: 'reason-length' })
    expect(await auditOf(deps)).toEqual([])
  })
})

describe('correct', () => {
  it('puts the given axes, kind and domain in the place of the tagger’s', async () => {
    const was = await findItem(deps.db, 'a')
    await drainIndexQueue(deps)
    await correct(deps, claire, ['a'], { axes: [DI, TC], kind: 'guide', domain: 'juridique' })
    const now = await findItem(deps.db, 'a')
    expect(now?.axes.map(({ id, score }) => [id, score])).toEqual([
      [DI, 12],
      [TC, 12],
    ])
    expect(now?.axes[1]).toEqual(was?.axes[0])
    expect(now).toMatchObject({ kind: 'guide', domain: 'juridique', lastRevisedAt: was?.lastRevisedAt })
    expect(await listRevisions(deps.db, 'a')).toEqual([])
    expect((await listIndexWork(deps.db, '2026-11-24T09:00:00Z', 10)).map(({ itemId }) => itemId)).toEqual([
      'a',
    ])
  })

  it('tells in the audit log what was decided and what follows', async () => {
    await correct(deps, claire, ['a'], { axes: [], kind: 'guide' })
    expect((await auditOf(deps))[0]).toMatchObject({
      action: 'item.correct',
      before: { axes: [TC], axesOverride: null, kind: 'actualite', kindOverride: null, reviewed: null },
      after: { axes: [], axesOverride: [], kind: 'guide', kindOverride: 'guide' },
    })
    expect((await auditOf(deps))[0]?.before).not.toHaveProperty('domain')
  })

  it('makes an item off scope, then gives it back to the tagger, reasons and all', async () => {
    const was = await findItem(deps.db, 'a')
    await correct(deps, claire, ['a'], { axes: [] })
    expect(await findItem(deps.db, 'a')).toMatchObject({ relevant: false, axes: [] })
    await correct(deps, claire, ['a'], { kind: 'etude' })
    expect(await stateOf('a')).toMatchObject({ axesOverride: [], kindOverride: 'etude' })
    await correct(deps, claire, ['a'], { axes: null, kind: null })
    expect(await findItem(deps.db, 'a')).toEqual(was)
    expect(await deps.db.all('select * from item_decisions')).toEqual([])
  })

  it('changes nothing when everything is so already', async () => {
    await correct(deps, claire, ['a'], { axes: [DI, DI] })
    deps.clock.at = new Date('2026-11-25T08:00:00Z')
    expect(await correct(deps, claire, ['a'], { axes: [DI] })).toEqual(nothingDone(1))
    expect(await correct(deps, claire, ['a'], {})).toEqual(nothingDone(1))
    expect(await stateOf('a')).toMatchObject({ axesOverride: [DI], reviewed: '2026-11-24T08:00:00.000Z' })
  })

  it.each([
    [{ axes: [TC, 'axe-inconnu'] }, 'unknown-axis'],
    [{ kind: 'toString' }, 'unknown-kind'],
    [{ domain: '' }, 'unknown-domain'],
  ])('refuses what the taxonomy does not have (%o)', async (correction, code) => {
    await expect(correct(deps, claire, ['a'], correction)).rejects.toMatchObject({ code })
    expect(await auditOf(deps)).toEqual([])
  })
})

describe('addAxis and removeAxis', () => {
  it('start from the axes that each item has', async () => {
    await correct(deps, claire, ['b'], { axes: [DI] })
    expect(await addAxis(deps, claire, ['a', 'b'], DI)).toMatchObject({ done: 1, skipped: 1 })
    expect(await stateOf('a')).toMatchObject({ axes: [TC, DI], axisVerdicts: { [DI]: 'yes' } })
    expect(await removeAxis(deps, claire, ['a', 'b'], TC)).toMatchObject({ done: 1, skipped: 1 })
    expect(await stateOf('a')).toMatchObject({ axes: [DI], axisVerdicts: { [DI]: 'yes', [TC]: 'no' } })
    await expect(addAxis(deps, claire, ['a'], 'x')).rejects.toMatchObject({ code: 'unknown-axis' })
    await expect(removeAxis(deps, claire, ['a'], 'x')).rejects.toMatchObject({ code: 'unknown-axis' })
  })
})

describe('pickForLetter', () => {
  it('marks what a letter may tell, and unpickForLetter takes the mark back', async () => {
    await readItem(deps, { id: 'hors', title: 'Menu de la cantine', text: 'Des carottes.' })
    await reject(deps, claire, ['b'], 'Doublon')
    expect(await pickForLetter(deps, claire, ['a', 'b', 'hors'])).toMatchObject({ done: 1, skipped: 2 })
    expect(await stateOf('a')).toMatchObject({ letter: true, reviewed: null })
    expect(await unpickForLetter(deps, claire, ['a', 'b'])).toMatchObject({ done: 1, skipped: 1 })
    expect((await auditOf(deps)).slice(1).map(({ action, after }) => [action, after])).toEqual([
      ['item.letter', { letter: true }],
      ['item.letter', { letter: false }],
    ])
  })
})

describe('a gesture on many items', () => {
  it('takes five hundred at most', async () => {
    const ids = Array.from({ length: 501 }, (_, n) => `e${n}`)
    await expect(retain(deps, claire, ids)).rejects.toMatchObject({ code: 'too-many' })
    expect(await retain(deps, claire, ids.slice(1))).toEqual(nothingDone(500))
    expect(await retain(deps, claire, [])).toEqual(nothingDone(0))
  })

  it('is whole by hundreds, and of one operation', async () => {
    const ids = Array.from({ length: 150 }, (_, n) => `e${n}`)
    for (const id of ids) await readItem(deps, { id })
    let batches = 0
    const counting = {
      ...deps.db,
      batch: (...all: Parameters<typeof deps.db.batch>) => (batches++, deps.db.batch(...all)),
    }
    expect(await retain({ ...deps, db: counting }, claire, ids)).toMatchObject({ done: 150 })
    expect(batches).toBe(2)
    expect(new Set((await auditOf(deps)).map(({ operation }) => operation)).size).toBe(1)
  })

  it('leaves nothing of a batch that fails', async () => {
    await deps.db.run('drop table audit_log')
    await expect(correct(deps, claire, ['a'], { axes: [] })).rejects.toThrow(/audit_log/)
    expect(await stateOf('a')).toMatchObject({ axes: [TC], axesOverride: null, reviewed: null })
  })

  it('keeps what a colleague decides about the same item at the same moment', async () => {
    let meanwhile: (() => Promise<unknown>) | undefined = () => correct(deps, claire, ['a'], { axes: [DI] })
    const db = {
      ...deps.db,
      async batch(...all: Parameters<typeof deps.db.batch>) {
        const first = meanwhile
        meanwhile = undefined
        await first?.()
        return deps.db.batch(...all)
      },
    }
    await correct({ ...deps, db }, claire, ['a'], { kind: 'guide' })
    expect(await findItem(deps.db, 'a')).toMatchObject({ kind: 'guide', axes: [{ id: DI }] })
    expect(await stateOf('a')).toMatchObject({ kindOverride: 'guide', axesOverride: [DI] })
  })
})
