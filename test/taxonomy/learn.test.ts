import { beforeEach, describe, expect, it } from 'vitest'
import { axisModel } from '#feeds/axes/model/index.ts'
import { addAxis, correct, forgetVerdict, removeAxis } from '#src/curation/item-actions.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listCorrections } from '#src/store/corrections.ts'
import { findLearnt, findWeightsOf } from '#src/store/learnt-weights.ts'
import { currentEnricher } from '#src/taxonomy/current-enricher.ts'
import {
  allowLearning,
  findLearning,
  forget,
  learn,
  learningBounds,
  needsLearning,
} from '#src/taxonomy/learn.ts'
import { modelName } from '#src/taxonomy/model-name.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { DI, TC, claire, readItem } from './lexicon-world.ts'
import { openCuration } from '#test/curation/curation-world.ts'

let deps: TestDeps

beforeEach(async () => {
  deps = await openCuration()
  const enricher = compileEnricher(deps.axes, { model: axisModel })
  deps = { ...deps, enricher }
})

/** Corrections of news of one kind that a team wants elsewhere. */
async function correctSome(count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    const text = `La commune ${n} installe des capteurs de température dans ses écoles et publie un tableau.`
    await readItem(deps, { id: `c${n}`, title: `Des capteurs dans les écoles (${n})`, text })
    await correct(deps, claire, [`c${n}`], { axes: [DI] })
  }
}

/** The axes with their scores, of news like those. */
async function filing() {
  const { tagger } = await currentEnricher(deps)
  const title = 'Des capteurs dans les écoles de la commune'
  return tagger.tag({ title, text: 'La commune installe des capteurs de température dans ses écoles.' })
}

function later(): void {
  deps.clock.at = new Date(deps.clock.at.getTime() + 86_400_000)
}

describe('learn', () => {
  it('learns nothing of too few, and says how many there are', async () => {
    await correctSome(learningBounds.least - 1)
    expect(await needsLearning(deps)).toBe(false)
    expect(await learn(deps)).toEqual({ isOn: true, hasModel: true, corrections: 19 })
    expect(await findLearnt(deps.db)).toBeUndefined()
  })

  it('moves what is read next towards what people said', async () => {
    const before = await filing()
    await correctSome(40)
    expect(await learn(deps)).toMatchObject({ learnt: { examples: 40, at: '2026-11-24T08:00:00.000Z' } })
    const after = await filing()
    const scoreOf = (axes: typeof after) => axes.find(({ id }) => id === DI)?.score ?? 0
    expect(scoreOf(after)).toBeGreaterThan(scoreOf(before))
    for (const { score, reasons } of after)
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score)
  })

  it('gives the same weights for the same corrections', async () => {
    await correctSome(25)
    const name = await modelName(axisModel)
    await learn(deps)
    const first = await findWeightsOf(deps.db, name)
    await learn(deps)
    expect(await findWeightsOf(deps.db, name)).toBe(first)
    expect(first!.length).toBeLessThan(1_000_000)
  })

  it('is asked for again by a new correction, and by one taken back', async () => {
    await correctSome(25)
    expect(await needsLearning(deps)).toBe(true)
    later()
    await learn(deps)
    later()
    expect(await needsLearning(deps)).toBe(false)
    await correct(deps, claire, ['c0'], { axes: null })
    expect(await needsLearning(deps)).toBe(true)
    expect(await learn(deps)).toMatchObject({ learnt: { examples: 24 } })
    later()
    await correct(deps, claire, ['c1'], { axes: [TC] })
    expect(await needsLearning(deps)).toBe(true)
  })

  it('goes back to what it came with when too few are left', async () => {
    await correctSome(21)
    const before = await filing()
    await learn(deps)
    for (const id of ['c0', 'c1']) await correct(deps, claire, [id], { axes: null })
    expect(await needsLearning(deps)).toBe(true)
    expect((await learn(deps)).learnt).toBeUndefined()
    expect((await filing()).length).toBe(before.length)
  })

  it('has nothing to say where there is no model', async () => {
    await correctSome(21)
    const { model: _, ...enricher } = deps.enricher
    expect(await learn({ ...deps, enricher })).toMatchObject({ hasModel: false, corrections: 21 })
    expect(await needsLearning({ ...deps, enricher })).toBe(false)
  })

  it('leaves aside what another model learnt', async () => {
    await correctSome(25)
    await learn(deps)
    const model = { ...axisModel, biases: axisModel.biases.map((bias) => bias + 1) }
    const updated = { ...deps, enricher: { ...deps.enricher, model } }
    expect((await findLearning(updated)).learnt).toBeUndefined()
    expect(await findWeightsOf(deps.db, await modelName(model))).toBeUndefined()
    expect(await needsLearning(updated)).toBe(true)
  })
})

describe('forget', () => {
  it('goes back to the weights as they came, until it is allowed again, and the log tells who', async () => {
    const before = await filing()
    await correctSome(40)
    await learn(deps)
    await forget(deps, claire)
    expect(await filing()).toEqual(before)
    expect(await findLearning(deps)).toEqual({ isOn: false, hasModel: true, corrections: 40 })
    expect(await needsLearning(deps)).toBe(false)
    expect((await learn(deps)).learnt).toBeUndefined()
    await allowLearning(deps, claire)
    expect(await learn(deps)).toMatchObject({ isOn: true, learnt: { examples: 40 } })
    expect(
      (await listAudit(deps.db, { kind: 'axis', limit: 5 })).map(({ action, actor }) => [action, actor.id]),
    ).toEqual([
      ['axis.forget', 'claire'],
      ['axis.forget', 'claire'],
    ])
  })
})

describe('listCorrections', () => {
  it('says yes and no for what people judged, and nothing of the rest', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await readItem(deps, { id, title: id, text: `texte ${id}` })
    await correct(deps, claire, ['a'], { axes: [DI] })
    later()
    await addAxis(deps, claire, ['b'], TC)
    later()
    await addAxis(deps, claire, ['c'], TC)
    await removeAxis(deps, claire, ['c'], TC)
    await addAxis(deps, claire, ['d'], TC)
    await forgetVerdict(deps, claire, ['d'], TC)
    const corrections = await listCorrections(deps.db, 10)
    expect(corrections.map(({ title, yes, no }) => [title, yes, no.length])).toEqual([
      ['a', [DI], 9],
      ['b', [TC], 0],
      ['c', [], 1],
    ])
    expect((await listCorrections(deps.db, 1)).map(({ title }) => title)).toEqual(['c'])
  })
})
