import { describe, expect, it } from 'vitest'
import { evidenceOfItem, evidencePerAxis, weighEvidence } from '#src/enrich/axes/evidence.ts'
import type { AxisEvidence, LexiconReading } from '#src/enrich/axes/lexicon.ts'

const nothing: AxisEvidence = { score: 0, reasons: [], cues: [] }
const fibre: AxisEvidence = {
  score: 11,
  reasons: [
    { term: 'fibre optique', field: 'title', start: 0, end: 13, weight: 9 },
    { term: 'très haut débit', field: 'text', start: 0, end: 15, weight: 2 },
  ],
  cues: [
    { term: 'fibre optique', weight: 3 },
    { term: 'très haut débit', weight: 2 },
  ],
}

function reading(said: Partial<LexiconReading> = {}): LexiconReading {
  return { axes: [fibre, nothing], localAuthority: false, offTopic: 0, ...said }
}

describe('weighEvidence', () => {
  it('gives as many numbers whatever was found', () => {
    const size = 2 * evidencePerAxis + evidenceOfItem
    expect(weighEvidence(reading())).toHaveLength(size)
    expect(weighEvidence(reading({ axes: [nothing, nothing] }))).toHaveLength(size)
  })

  it('is nothing but zeros where no cue and no context word was met', () => {
    const numbers = weighEvidence(reading({ axes: [nothing, nothing] }))
    expect([...numbers].every((number) => number === 0)).toBe(true)
  })

  it('tells the score, the title, the strong cues and the rank of each axis', () => {
    const numbers = [...weighEvidence(reading()).subarray(0, evidencePerAxis)]
    expect(numbers[0]).toBeCloseTo(Math.log(12))
    expect(numbers.slice(1, 4)).toEqual([1, 1, 1])
    expect(numbers[4]).toBeCloseTo(Math.log(10))
    expect(numbers[5]).toBeCloseTo(Math.log(3))
    expect(numbers[6]).toBeCloseTo(Math.log(2))
    expect(numbers[7]).toBe(1)
  })

  it('leaves the numbers of an axis without a cue at zero', () => {
    const numbers = weighEvidence(reading()).subarray(evidencePerAxis, 2 * evidencePerAxis)
    expect([...numbers].every((number) => number === 0)).toBe(true)
  })

  it('tells whether a local authority was named and what speaks against', () => {
    const numbers = weighEvidence(reading({ localAuthority: true, offTopic: 9 })).subarray(
      2 * evidencePerAxis,
    )
    expect(numbers[0]).toBe(1)
    expect(numbers[1]).toBeCloseTo(Math.log(10))
    expect(numbers[3]).toBe(0)
    expect(numbers[9]).toBeCloseTo(Math.log(3))
  })
})
