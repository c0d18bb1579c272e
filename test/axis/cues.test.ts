import { describe, expect, it } from 'vitest'
import { acronym, clear, needing, strong, weak } from '#src/axis/cues.ts'

describe('the notation of cues', () => {
  it('gives each term of a list its weight', () => {
    expect([...strong('fibre optique', 'zone blanche'), ...clear('haut débit'), ...weak('débit')]).toEqual([
      { term: 'fibre optique', weight: 3 },
      { term: 'zone blanche', weight: 3 },
      { term: 'haut débit', weight: 2 },
      { term: 'débit', weight: 1 },
    ])
  })

  it('keeps the capitals of acronyms', () => {
    expect(acronym(2, 'ANFR', 'GFU')).toEqual([
      { term: 'ANFR', weight: 2, exactCase: true },
      { term: 'GFU', weight: 2, exactCase: true },
    ])
  })

  it('gives an ambiguous word its neighbours', () => {
    expect(needing('antenne', 1, { needs: ['relais'], cancelledBy: ['antenne de la'] })).toEqual({
      term: 'antenne',
      weight: 1,
      needs: ['relais'],
      cancelledBy: ['antenne de la'],
    })
  })
})
