import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { axisIds } from '#src/axis/taxonomy.ts'
import { readDocument } from '#src/enrich/axes/document.ts'
import { type Correction, learnFrom } from '#src/enrich/axes/learn.ts'
import { compileModel } from '#src/enrich/axes/model.ts'
import { evidenceOfItem, evidencePerAxis } from '#src/enrich/axes/evidence.ts'
import { smallModel, twoAxes } from './small-model.ts'

const model = smallModel({ 'w fibre': [10, 20, 0], 'w pigeon': [0, 0, 0], 'w donnee': [10, 0, 20] })
const nothing = new Float64Array(2 * evidencePerAxis + evidenceOfItem)
const networks = 'infrastructures-thd-mobile'
const pigeon: Correction = { title: 'Pigeon', text: 'pigeon', yes: [networks], no: ['donnees-ia'] }

function oddsOf(learnt: ReturnType<typeof learnFrom>, text: string): number[] {
  return [...compileModel(model, learnt).read(readDocument({ title: '', text }), nothing).odds]
}

describe('learnFrom', () => {
  it('learns nothing from nothing', () => {
    expect(learnFrom(model, twoAxes, [])).toEqual({ biases: [0, 0, 0], features: {} })
  })

  it('moves little from one correction, more from twenty', () => {
    const before = oddsOf(learnFrom(model, twoAxes, []), 'pigeon')[1]!
    const one = oddsOf(learnFrom(model, twoAxes, [pigeon]), 'pigeon')[1]!
    const twenty = oddsOf(
      learnFrom(
        model,
        twoAxes,
        Array.from({ length: 20 }, () => pigeon),
      ),
      'pigeon',
    )[1]!
    expect(one).toBeGreaterThan(before)
    expect(one - before).toBeLessThan(1)
    expect(twenty).toBeGreaterThan(one + 0.5)
  })

  it('moves the axis that was refused the other way, and relevance with an axis that was given', () => {
    const learnt = learnFrom(model, twoAxes, [pigeon])
    expect(learnt.features['w pigeon']![0]).toBeGreaterThan(0)
    expect(learnt.features['w pigeon']![1]).toBeGreaterThan(0)
    expect(learnt.features['w pigeon']![2]).toBeLessThan(0)
  })

  it('holds an item that no axis suits for one that does not belong', () => {
    const learnt = learnFrom(model, twoAxes, [{ ...pigeon, yes: [], no: [...axisIds] }])
    expect(learnt.features['w pigeon']![0]).toBeLessThan(0)
  })

  it('learns nothing of axes that nobody spoke of', () => {
    const learnt = learnFrom(model, twoAxes, [{ ...pigeon, yes: [], no: [networks] }])
    expect(learnt.features['w pigeon']![0]).toBe(0)
    expect(learnt.features['w pigeon']![2]).toBe(0)
  })

  it('answers the same each time, and only reads the latest', () => {
    const many = [{ ...pigeon, title: 'Fibre', text: 'fibre' }, pigeon, pigeon]
    expect(learnFrom(model, twoAxes, many)).toEqual(learnFrom(model, twoAxes, many))
    const latest = learnFrom(model, twoAxes, many, { most: 2 })
    expect(Object.keys(latest.features)).toEqual(['w pigeon'])
  })

  it('is held harder by a stronger pull', () => {
    const free = learnFrom(model, twoAxes, [pigeon], { pull: 0.1 })
    const held = learnFrom(model, twoAxes, [pigeon], { pull: 10 })
    expect(free.features['w pigeon']![1]!).toBeGreaterThan(held.features['w pigeon']![1]! * 3)
  })

  it('teaches the shipped model a word of the house in a few dozen corrections', () => {
    const corrections = Array.from({ length: 30 }, (_, number): Correction => ({
      title: `Chantier ${number}`,
      text: 'Le programme départemental avance dans trois cantons.',
      yes: ['gouvernance-mutualisation'],
      no: [],
    }))
    const learnt = learnFrom(axisModel, axes, corrections)
    const numbers = new Float64Array(axisIds.length * evidencePerAxis + evidenceOfItem)
    const document = readDocument({ title: '', text: 'Le programme départemental' })
    const output = axisModel.outputs.indexOf('gouvernance-mutualisation')
    const before = compileModel(axisModel).read(document, numbers).odds[output]!
    expect(compileModel(axisModel, learnt).read(document, numbers).odds[output]!).toBeGreaterThan(before + 1)
    expect(JSON.stringify(learnt).length).toBeLessThan(50_000)
  })
})
