import { describe, expect, it } from 'vitest'
import type { Reading } from '#src/enrich/axes/tagger.ts'
import { keptAxes } from '#src/enrich/axes/relevance.ts'

function reading(said: Partial<Reading> = {}, score = 8): Reading {
  return {
    axes: [{ id: 'donnees-ia', score, reasons: [] }],
    localAuthority: true,
    strongCue: true,
    offTopic: 0,
    ...said,
  }
}

describe('keptAxes', () => {
  it('keeps the axes of an item that nothing speaks against', () => {
    expect(keptAxes(reading(), undefined)).toHaveLength(1)
  })

  it.each([
    ['near local authorities', 3, true, 1],
    ['near local authorities, too weak', 2.5, true, 0],
    ['elsewhere', 6, false, 1],
    ['elsewhere, too weak', 5.5, false, 0],
  ])('asks less %s (score %d)', (_what, score, localAuthority, kept) => {
    expect(keptAxes(reading({ localAuthority }, score), undefined)).toHaveLength(kept)
  })

  it('abstains when what speaks against weighs too much', () => {
    expect(keptAxes(reading({ offTopic: 5 }), undefined)).toHaveLength(1)
    expect(keptAxes(reading({ offTopic: 6 }), undefined)).toEqual([])
  })

  it('holds the gates of general-interest feeds', () => {
    expect(keptAxes(reading({ localAuthority: false }), 'local-authority')).toEqual([])
    expect(keptAxes(reading({ localAuthority: true }), 'local-authority')).toHaveLength(1)
    expect(keptAxes(reading({ strongCue: false }), 'strong-cue')).toEqual([])
    expect(keptAxes(reading({ strongCue: true }), 'strong-cue')).toHaveLength(1)
  })

  it('keeps nothing of nothing', () => {
    expect(keptAxes(reading({ axes: [] }), undefined)).toEqual([])
  })
})
