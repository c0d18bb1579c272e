import { beforeEach, describe, expect, it } from 'vitest'
import { applyDecision } from '#src/curation/apply-decision.ts'
import { addAxis, confirmAxis, correct, forgetVerdict, removeAxis } from '#src/curation/item-actions.ts'
import { undoOperation } from '#src/curation/undo-operation.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { retag } from '#src/pipeline/retag.ts'
import { listDecisions, listItemStates } from '#src/store/item-decisions.ts'
import { findItem } from '#src/store/items.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { auditOf, claire, openCuration, readItem, yanis } from './curation-world.ts'

const TC = 'territoires-durables-connectes'
const DI = 'donnees-ia'
const CY = 'cybersecurite-confiance'
let deps: TestDeps

beforeEach(async () => {
  deps = await openCuration()
  for (const id of ['a', 'b']) await readItem(deps, { id })
})

async function axesOf(id: string) {
  return (await findItem(deps.db, id))?.axes.map((axis) => axis.id)
}

async function verdictsOf(id: string) {
  return (await listItemStates(deps.db, [id]))[0]?.axisVerdicts
}

describe('applyDecision', () => {
  const item = enrichedItem()

  it('takes an axis away, and gives one after those that stand', () => {
    expect(applyDecision(item, { verdicts: { [TC]: 'no' } })).toMatchObject({ axes: [], relevant: false })
    expect(applyDecision(item, { verdicts: { [DI]: 'yes' } }).axes.map(({ id }) => id)).toEqual([TC, DI])
  })

  it('keeps the words of an axis that is confirmed', () => {
    expect(applyDecision(item, { verdicts: { [TC]: 'yes' } }).axes).toEqual(item.axes)
  })

  it('stands over a whole filing too', () => {
    const decision = { axes: [DI], verdicts: { [TC]: 'yes', [DI]: 'no' } } as const
    expect(applyDecision(item, { ...decision, axes: [...decision.axes] }).axes).toEqual(item.axes)
  })

  it('says nothing of an axis that nobody judged', () => {
    expect(applyDecision(item, { verdicts: { [CY]: 'no' } }).axes).toEqual(item.axes)
  })
})

describe('confirmAxis', () => {
  it('keeps an axis that the lexicon loses afterwards', async () => {
    await confirmAxis(deps, claire, ['a'], TC)
    await retag({ ...deps, enricher: compileEnricher([]) })
    expect([await axesOf('a'), await axesOf('b')]).toEqual([[TC], []])
    expect((await findItem(deps.db, 'a'))?.axes[0]?.reasons).toMatchObject([{ field: 'staff' }])
  })

  it('is signed, dated, and told in the log', async () => {
    await confirmAxis(deps, claire, ['a'], TC)
    expect((await listDecisions(deps.db, ['a'])).get('a')).toEqual({
      verdicts: { [TC]: 'yes' },
      axesBy: { name: 'Claire Moreau', at: '2026-11-24T08:00:00.000Z' },
    })
    expect(await auditOf(deps)).toMatchObject([
      { action: 'item.confirm', before: { axisVerdicts: null }, after: { axisVerdicts: { [TC]: 'yes' } } },
    ])
  })

  it('skips an item without the axis, and one that has been confirmed', async () => {
    expect(await confirmAxis(deps, claire, ['a', 'b'], DI)).toMatchObject({ done: 0, skipped: 2 })
    await confirmAxis(deps, claire, ['a'], TC)
    expect(await confirmAxis(deps, yanis, ['a', 'b'], TC)).toMatchObject({ done: 1, skipped: 1 })
  })
})

describe('addAxis and removeAxis', () => {
  it('leave the other axes to the tagger', async () => {
    await addAxis(deps, claire, ['a'], DI)
    await retag({ ...deps, enricher: compileEnricher([]) })
    expect(await axesOf('a')).toEqual([DI])
  })

  it('keep away an axis that the tagger still finds', async () => {
    await removeAxis(deps, claire, ['a'], TC)
    expect(await retag(deps)).toMatchObject({ changed: 0 })
    expect(await axesOf('a')).toEqual([])
  })

  it('say the last word of each axis only', async () => {
    await addAxis(deps, claire, ['a'], DI)
    await removeAxis(deps, yanis, ['a'], TC)
    await removeAxis(deps, claire, ['a'], DI)
    expect(await verdictsOf('a')).toEqual({ [DI]: 'no', [TC]: 'no' })
  })

  it.each(['inconnu', '', '__proto__', 'constructor'])('refuse the axis %j', async (axis) => {
    await expect(addAxis(deps, claire, ['a'], axis)).rejects.toMatchObject({ code: 'unknown-axis' })
  })
})

describe('forgetVerdict', () => {
  it('gives the axis back to the tagger and leaves no trace of a decision', async () => {
    await removeAxis(deps, claire, ['a'], TC)
    await forgetVerdict(deps, yanis, ['a', 'b'], TC)
    expect([await axesOf('a'), await verdictsOf('a')]).toEqual([[TC], null])
    expect(await deps.db.all('select * from item_decisions')).toEqual([])
  })

  it('forgets who decided the axes when the kind alone stays decided', async () => {
    await correct(deps, claire, ['a'], { kind: 'guide' })
    await removeAxis(deps, claire, ['a'], TC)
    await forgetVerdict(deps, claire, ['a'], TC)
    expect((await listDecisions(deps.db, ['a'])).get('a')).toEqual({ kind: 'guide' })
  })
})

describe('undoOperation', () => {
  it('puts back what was said of the axes, and their filing', async () => {
    await addAxis(deps, claire, ['a'], DI)
    const { operation } = await removeAxis(deps, claire, ['a'], TC)
    expect(await axesOf('a')).toEqual([DI])
    expect(await undoOperation(deps, claire, operation)).toMatchObject({ done: 1, conflicts: 0 })
    expect([await axesOf('a'), await verdictsOf('a')]).toEqual([[TC, DI], { [DI]: 'yes' }])
  })

  it('leaves an axis that someone judged since', async () => {
    const { operation } = await removeAxis(deps, claire, ['a'], TC)
    await forgetVerdict(deps, yanis, ['a'], TC)
    expect(await undoOperation(deps, claire, operation)).toMatchObject({ done: 0, conflicts: 1 })
  })

  it('brings back the verdicts that a whole filing had cleared', async () => {
    await addAxis(deps, claire, ['a'], DI)
    const { operation } = await correct(deps, yanis, ['a'], { axes: [CY] })
    expect([await axesOf('a'), await verdictsOf('a')]).toEqual([[CY], null])
    await undoOperation(deps, yanis, operation)
    expect([await axesOf('a'), await verdictsOf('a')]).toEqual([[TC, DI], { [DI]: 'yes' }])
  })
})

describe('correct', () => {
  it('leaves what was said of each axis when it is about the kind only', async () => {
    await addAxis(deps, claire, ['a'], DI)
    await correct(deps, claire, ['a'], { kind: 'guide' })
    expect([await axesOf('a'), await verdictsOf('a')]).toEqual([[TC, DI], { [DI]: 'yes' }])
  })

  it('gives everything back to the tagger at once', async () => {
    await removeAxis(deps, claire, ['a'], TC)
    await correct(deps, claire, ['a'], { axes: null })
    expect([await axesOf('a'), await verdictsOf('a')]).toEqual([[TC], null])
  })
})
