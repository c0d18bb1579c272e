import { describe, expect, it } from 'vitest'
import { compileCues } from '#src/enrich/kind/cue-finder.ts'
import { leadCues } from '#src/enrich/kind/lead-cues.ts'
import { titleCues } from '#src/enrich/kind/title-cues.ts'

const cues = { call: ['appel a projets', 'lance ~ appel'], law: ['loi', 'legifer*'], act: ['ia act'] }

function cuesIn(text: string): [cue: string, at: number][] {
  const met: [string, number][] = []
  compileCues(cues)(text.split(' '), (cue, at) => met.push([cue, at]))
  return met
}

describe('compileCues', () => {
  it.each<[string, string, [string, number][]]>([
    ['a phrase, plural or not, where it starts', 'un appel a projet', [['call', 1]]],
    ['nothing of a phrase cut short', 'un appel a', []],
    ['three words at most for a tilde', 'lance un tout nouvel appel', [['call', 0]]],
    ['nothing beyond three words', 'lance un tout premier nouvel appel', []],
    ['any end for a star', 'legiferer', [['law', 0]]],
    ['no longer word without a star', 'lois loisir', []],
    ['short words whole', 'ia act iac', [['act', 0]]],
    [
      'a cue each time that it stands',
      'loi loi',
      [
        ['law', 0],
        ['law', 1],
      ],
    ],
  ])('finds %s', (_what, text, expected) => {
    expect(cuesIn(text)).toEqual(expected)
  })

  it('finds nothing in nothing', () => {
    expect(cuesIn('')).toEqual([])
  })
})

describe.each([
  ['title', titleCues],
  ['lead', leadCues],
])('the cues of a %s', (_field, own) => {
  it('are written as the finder reads them', () => {
    const written = Object.values(own).flat()
    expect(written.filter((phrase) => !/^(?:[a-z0-9]+\*?|~)(?: (?:[a-z0-9]+\*?|~))*$/.test(phrase))).toEqual(
      [],
    )
    expect(written.filter((phrase) => /^(?:[a-z0-9]{0,2}\*|~)/.test(phrase))).toEqual([])
  })

  it('never say one thing twice', () => {
    for (const phrases of Object.values(own)) expect(new Set(phrases).size).toBe(phrases.length)
  })
})
