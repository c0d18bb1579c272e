import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import type { Axis } from '#src/axis/taxonomy.ts'
import { compileAxes } from '#src/enrich/axes/tagger.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { readPhrase } from '#src/enrich/text/phrase-finder.ts'
import { splitWords } from '#src/enrich/text/words.ts'
import { item } from '../item.ts'

const taggers = {
  'the lexicon alone': compileAxes(axes),
  'lexicon and model': compileAxes(axes, { model: axisModel }),
}
const enricher = compileEnricher(axes, { model: axisModel })
const terms = axes.flatMap((axis: Axis) => axis.cues.map((cue) => cue.term.replaceAll('*', 's')))

/** Text made of cues, of ordinary words and of anything a publisher may send. */
const anyText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...terms) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'la commune',
          'de',
          '15 mars 2027',
          'avant le',
          '. ',
          ' (',
          '\u00A0',
          '’',
          '🚀',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(' '))

/** Whether the words of a slice are those of a cue, folded, cuts included. */
function says(slice: string, term: string): boolean {
  const words = splitWords(slice)
  const parts = readPhrase(term)
  return (
    words.length === parts.length &&
    parts.every(({ key, cut }, index) =>
      cut ? words[index]!.folded.startsWith(key) : words[index]!.folded === key,
    )
  )
}

describe.each(Object.entries(taggers))('the tagger, on anything, by %s', (_name, tagger) => {
  it('gives reasons whose slice folds into their term, and a score that is their sum', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const matches = tagger.tag({ title, text })
        expect(matches.length).toBeLessThanOrEqual(3)
        for (const match of matches) {
          const sum = match.reasons.reduce((total, reason) => total + reason.weight, 0)
          expect(match.score).toBeCloseTo(sum)
          for (const reason of match.reasons) {
            const source = reason.field === 'title' ? title : text
            expect(says(source.slice(reason.start, reason.end), reason.term)).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('orders axes by score', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const scores = tagger.tag({ title: '', text }).map((match) => match.score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      }),
    )
  })

  it('makes every item an enriched one, relevant exactly when it has an axis', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const enriched = enrichItem(item({ title, text }), undefined, enricher)
        expect(enriched.relevant).toBe(enriched.axes.length > 0)
        expect(enriched.closing?.value ?? '2027-03-15').toMatch(/^\d{4}-\d{2}-\d{2}$/)
      }),
    )
  })
})
