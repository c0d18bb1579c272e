import { describe, expect, it } from 'vitest'
import { readDocument } from '#src/enrich/axes/document.ts'
import { shareOut } from '#src/enrich/axes/reasons.ts'

const document = readDocument({ title: 'La fibre optique', text: 'Le syndicat raccorde le bourg.' })
const cue = { term: 'fibre optique', field: 'title', start: 3, end: 16, weight: 9 } as const
const syndicat = { first: 4, last: 4, share: 1 }

describe('shareOut', () => {
  it('gives all of the score to the only reason', () => {
    expect(shareOut(8, { reasons: [cue], share: 2 }, [], document)).toEqual([{ ...cue, weight: 8 }])
  })

  it('shares between cues and words as they weigh', () => {
    const reasons = shareOut(9, { reasons: [cue], share: 2 }, [syndicat], document)
    expect(reasons).toEqual([
      { ...cue, weight: 6 },
      { term: 'syndicat', field: 'text', start: 3, end: 11, weight: 3 },
    ])
  })

  it('tells a cue that the model makes little of all the same', () => {
    const [first] = shareOut(5, { reasons: [cue], share: -1 }, [syndicat], document)
    expect(first!.term).toBe('fibre optique')
    expect(first!.weight).toBeGreaterThan(0)
  })

  it('does not repeat a word that a cue covers', () => {
    expect(
      shareOut(5, { reasons: [cue], share: 1 }, [{ first: 1, last: 1, share: 3 }], document),
    ).toHaveLength(1)
  })

  it('sums what a word, its stem and its title say', () => {
    const twice = [syndicat, { ...syndicat, share: 2 }, { first: 5, last: 5, share: 1 }]
    const reasons = shareOut(8, { reasons: [], share: 0 }, twice, document)
    expect(reasons.map(({ term, weight }) => [term, weight])).toEqual([
      ['syndicat', 6],
      ['raccorde', 2],
    ])
  })

  it('leaves out words that add next to nothing or speak against', () => {
    const words = [
      { first: 4, last: 4, share: 0.01 },
      { first: 5, last: 5, share: -2 },
    ]
    expect(shareOut(8, { reasons: [], share: 0 }, words, document)).toEqual([])
  })

  it('does not take a publisher alone for a reason', () => {
    const prior = { term: 'Arcep', field: 'source', start: 0, end: 0, weight: 2 } as const
    expect(shareOut(8, { reasons: [prior], share: 2 }, [], document)).toEqual([])
  })
})
