import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { answerOf } from '../../bench/quality/answers.ts'
import { asItem, readLabelled } from '../../bench/quality/labelled.ts'
import { measure } from '../../bench/quality/scores.ts'

const gold = readLabelled(['gold'])

// Floors a little under what was measured on 24 November 2026: a lexicon that loses ground is seen at once.
describe.skipIf(gold.length === 0)('labelled items (../shared/gold, absent here when skipped)', () => {
  const enricher = compileEnricher(axes)
  const figures = measure(
    gold.map((item) => ({ item, answer: answerOf(enrichItem(asItem(item), undefined, enricher)) })),
  )

  it.each([
    ['relevance F1', figures.relevance.f1, 0.94],
    ['axes macro-F1', figures.axesMacroF1, 0.84],
    ['axes micro-F1', figures.axesMicro.f1, 0.85],
    ['main axis', figures.mainAxis, 0.86],
    ['kind', figures.kind, 0.91],
    ['domain', figures.domain, 0.89],
    ['deadline precision', figures.deadline.precision, 0.8],
    ['deadline recall', figures.deadline.recall, 0.75],
  ])('%s stays above its floor', (_what, value, floor) => {
    expect(value).toBeGreaterThanOrEqual(floor)
  })

  it('gives every axis a F1 of 0.7 at least', () => {
    const low = Object.entries(figures.perAxis).filter(([, scores]) => scores.f1 < 0.7)
    expect(low).toEqual([])
  })
})
