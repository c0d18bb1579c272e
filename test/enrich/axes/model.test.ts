import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { axisIds } from '#src/axis/taxonomy.ts'
import { readDocument } from '#src/enrich/axes/document.ts'
import { evidenceOfItem, evidencePerAxis } from '#src/enrich/axes/evidence.ts'
import { compileModel, evidenceFor, frequency } from '#src/enrich/axes/model.ts'
import { smallModel } from './small-model.ts'

const nothing = new Float64Array(2 * evidencePerAxis + evidenceOfItem)
const model = smallModel({ 'w fibre': [20, 40, 0], 'w donnee': [20, 0, 40], 'p la fibre': [0, 10, 0] })
const read = (text: string) => compileModel(model).read(readDocument({ title: '', text }), nothing)

describe('compileModel', () => {
  it('adds the words that it knows to where it starts from', () => {
    expect([...read('rien de connu').odds]).toEqual([-2, -3, -3])
    const [relevance, networks, data] = read('fibre').odds
    expect(relevance).toBeCloseTo(0)
    expect(networks).toBeCloseTo(1)
    expect(data).toBeCloseTo(-3)
  })

  it('shares what words say among them, whatever the length', () => {
    const half = Math.sqrt(1 / 2)
    const { odds } = read('fibre données')
    expect(odds[1]).toBeCloseTo(-3 + 4 * half)
    expect(odds[2]).toBeCloseTo(-3 + 4 * half)
  })

  it('adds what the lexicon found', () => {
    const numbers = Float64Array.from(nothing)
    numbers[0] = 2
    const { odds } = compileModel(model).read(readDocument({ title: '', text: '' }), numbers)
    expect([...odds]).toEqual([-2, 1, -3])
  })

  it('tells what each feature adds, which sums to the odds', () => {
    const compiled = compileModel(model)
    const reading = read('la fibre et les données')
    const sum = reading.hits.reduce((total, hit) => total + compiled.share(reading, hit, 1), 0)
    expect(reading.odds[1]).toBeCloseTo(-3 + sum)
    const squares = reading.hits.reduce((total, hit) => total + compiled.value(reading, hit) ** 2, 0)
    expect(squares).toBeCloseTo(1)
  })

  it('adds what was learnt, and ignores features that it does not know', () => {
    const learnt = {
      biases: [0.5, 0, 0],
      features: { 'w fibre': [0, 1, 0], 'w inconnu': [9, 9, 9], ['__proto__x']: [9, 9, 9] },
    }
    const { odds } = compileModel(model, learnt).read(readDocument({ title: '', text: 'fibre' }), nothing)
    expect(odds[0]).toBeCloseTo(0.5)
    expect(odds[1]).toBeCloseTo(2)
  })
})

describe('frequency', () => {
  it('grows slowly', () => {
    expect(frequency({ count: 1 })).toBe(1)
    expect(frequency({ count: 10 })).toBeCloseTo(3.3, 1)
  })
})

describe('evidenceFor', () => {
  it('puts the evidence of a lexicon in the order of the model, with nothing for an axis that is gone', () => {
    const found = { score: 3, reasons: [], cues: [] }
    const reading = { axes: [found], localAuthority: false, offTopic: 0 }
    const numbers = evidenceFor(model, ['donnees-ia'], reading)
    expect(numbers[0]).toBe(0)
    expect(numbers[evidencePerAxis]).toBeCloseTo(Math.log(4))
  })
})

describe('the shipped model', () => {
  it('answers for relevance and for each axis, with weights for all that the lexicon may find', () => {
    expect(axisModel.outputs).toEqual(['relevance', ...axisIds])
    expect(axes.map(({ id }) => id)).toEqual(axisIds)
    for (const row of axisModel.evidence)
      expect(row).toHaveLength(axisIds.length * evidencePerAxis + evidenceOfItem)
  })

  it('has a number for each feature and output, and weighs less than 400 kB', () => {
    const size = axisModel.features.split('\n').length
    expect(atob(axisModel.rarity)).toHaveLength(size)
    expect(atob(axisModel.weights)).toHaveLength(size * axisModel.outputs.length)
    expect(JSON.stringify(axisModel).length).toBeLessThan(400_000)
  })
})
