import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import type { Reason } from '#src/enrich/enriched-item.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { findAxes } from '#src/enrich/enrich-item.ts'
import { readPhrase } from '#src/enrich/text/phrase-finder.ts'
import { splitWords } from '#src/enrich/text/words.ts'
import { asItem, readLabelled } from '../../bench/quality/labelled.ts'

const enricher = compileEnricher(axes, { model: axisModel })
const items = readLabelled().map(asItem)

/** Whether the words of a slice are those of a term, folded, cuts included. */
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

describe.skipIf(items.length === 0)('reasons, on every labelled item that is here', () => {
  const filed = items.map((item) => ({ item, found: findAxes(item, undefined, enricher) }))

  it('are given for every axis', () => {
    expect(filed.flatMap(({ found }) => found).filter(({ reasons }) => reasons.length === 0)).toEqual([])
    expect(filed.filter(({ found }) => found.length > 0).length).toBeGreaterThan(500)
  })

  it('point at words that are there', () => {
    const wrong = filed.flatMap(({ item, found }) =>
      found.flatMap(({ reasons }) =>
        reasons.filter((reason: Reason) => {
          const source = reason.field === 'title' ? item.title : item.text
          return !says(source.slice(reason.start, reason.end), reason.term)
        }),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('weigh more than nothing, and sum to the score', () => {
    for (const { reasons, score } of filed.flatMap(({ found }) => found)) {
      expect(Math.min(...reasons.map(({ weight }) => weight))).toBeGreaterThan(0)
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 4)
    }
  })

  it('are given with the best axis first, three at most', () => {
    for (const { found } of filed) {
      expect(found.length).toBeLessThanOrEqual(3)
    }
  })
})
