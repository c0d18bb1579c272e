import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { isDoubtful } from '#src/enrich/axes/doubt.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { asItem, readLabelled } from '../../../bench/quality/labelled.ts'

const scored = (...scores: number[]) => ({
  relevant: scores.length > 0,
  axes: scores
    .map((score) => ({ id: 'donnees-ia', score, reasons: [] }) as const)
    .map((axis) => ({ ...axis, reasons: [] })),
})

describe('isDoubtful', () => {
  it('is an item whose best axis rests on little', () => {
    expect(isDoubtful(scored(8.5))).toBe(true)
    expect(isDoubtful(scored(9))).toBe(false)
    expect(isDoubtful(scored(4, 12))).toBe(false)
    expect(isDoubtful(scored())).toBe(false)
  })

  const gold = readLabelled(['gold'])
  it.skipIf(gold.length === 0)(
    'is few of the labelled items (../shared/gold, absent here when skipped)',
    () => {
      const enricher = compileEnricher(axes, { model: axisModel })
      const filed = gold.map((one) => enrichItem(asItem(one), undefined, enricher))
      const relevant = filed.filter((item) => item.relevant)
      expect(relevant.filter(isDoubtful).length / relevant.length).toBeLessThan(0.2)
    },
  )
})
