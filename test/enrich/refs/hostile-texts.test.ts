import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRefs } from '#src/enrich/refs/find-refs.ts'
import { matchedLength } from '#src/enrich/text/words.ts'
import { readLabelled } from '../../../bench/quality/labelled.ts'

const pieces = [
  'loi',
  'lois',
  'n°',
  'décret',
  ' ',
  '2021-1485',
  ',',
  'et',
  'article',
  'L.',
  '1425-1',
  'du',
  'CGCT',
  'code',
  'règlement',
  '(UE)',
  '2016/679',
  '/',
  '-',
  '–',
  'Conseil d’État',
  '373295',
  'modifie',
  '\n',
  '.',
  '😀',
  'قانون',
  '\u200B',
  'Ã©',
  '12/03/2024',
]

describe('findRefs, whatever the text', () => {
  it.each([
    ['two megabytes of letters', 'a'.repeat(2_000_000)],
    ['two megabytes of digits', '1'.repeat(2_000_000)],
    ['ten thousand dates', '12/03/2024 '.repeat(10_000)],
    ['nothing but nouns', 'décret n° '.repeat(5000)],
    ['nothing but spaces', `règlement${' '.repeat(20_000)}2016/679`],
    ['articles without end', `${'articles L. 1, L. 2-3, '.repeat(2000)}CGCT`],
    ['numbers cut by hyphens', '1-1-1-1–1‑1-'.repeat(3000)],
    ['a list of decisions', 'Conseil d’État, n° 373295, '.repeat(2000)],
    ['decisions without end', `${'décision n° 2021-1311 '.repeat(1000)}Arcep`],
    ['lone surrogates', '\uD83D loi n° 2021-1485 \uDE00'.repeat(900)],
  ])('is bounded: %s', (_what, text) => {
    const refs = findRefs({ title: text.slice(0, 500), text })
    expect(refs.length).toBeLessThanOrEqual(100)
  })

  it('stops at what is matched of a text', () => {
    expect(findRefs({ title: '', text: `${' '.repeat(matchedLength)}loi n° 2021-1485` })).toStrictEqual([])
  })

  it('keeps a hundred texts at most', () => {
    const text = Array.from({ length: 300 }, (_, n) => `loi n° 2021-${n + 1}`).join(', ')
    expect(findRefs({ title: '', text })).toHaveLength(100)
  })

  it('points at words that are there, with each number among them, each text once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (words) => {
        const text = words.join(' ')
        const refs = findRefs({ title: '', text })
        expect(new Set(refs.map(({ ref }) => ref)).size).toBe(refs.length)
        for (const { ref, at } of refs) {
          const shown = text.slice(at.start, at.end).replace(/[‐‑–]/g, '-')
          const number = /\d[\d/-]*/.exec(ref)?.[0] ?? ''
          expect(shown.replace(/\s/g, '')).toContain(number.split('/')[0])
        }
      }),
      { numRuns: 500 },
    )
  })
})

const gold = readLabelled(['gold'])

// A little under what was measured: rules that lose ground are seen at once.
describe.skipIf(gold.length === 0)('labelled references (../shared/gold, absent here when skipped)', () => {
  it('are found, and few others with them', () => {
    let [right, found, expected] = [0, 0, 0]
    for (const item of gold.filter(({ relevant }) => relevant)) {
      const refs = findRefs(item).map(({ ref }) => ref)
      right += refs.filter((ref) => item.legal_refs.includes(ref)).length
      found += refs.length
      expected += item.legal_refs.length
    }
    expect(right / found).toBeGreaterThan(0.97)
    expect(right / expected).toBeGreaterThan(0.97)
  })
})
