import { describe, expect, it } from 'vitest'
import { applyDecision } from '#src/curation/apply-decision.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const item = enrichedItem()
const [found] = item.axes
const given = {
  id: 'donnees-ia',
  score: 12,
  reasons: [{ term: '', field: 'staff', start: 0, end: 0, weight: 12 }],
}

describe('applyDecision', () => {
  it('leaves to the tagger what nobody decided', () => {
    expect(applyDecision(item, undefined)).toBe(item)
    expect(applyDecision(item, {})).toEqual(item)
    expect(applyDecision(item, { kind: 'guide' })).toEqual({ ...item, kind: 'guide' })
    expect(applyDecision(item, { domain: 'juridique' })).toEqual({ ...item, domain: 'juridique' })
  })

  it('puts the axes in the order decided; those that the tagger found keep its reasons', () => {
    expect(applyDecision(item, { axes: ['donnees-ia', 'territoires-durables-connectes'] }).axes).toEqual([
      given,
      found,
    ])
    expect(applyDecision(item, { axes: ['donnees-ia'] }).axes).toEqual([given])
  })

  it('makes an item off scope, or brings one in', () => {
    expect(applyDecision(item, { axes: [] })).toMatchObject({ axes: [], relevant: false })
    const off = enrichedItem({ axes: [], relevant: false })
    expect(applyDecision(off, { axes: ['donnees-ia'] })).toMatchObject({ axes: [given], relevant: true })
  })

  it('gives a score that is the sum of its reasons', () => {
    const { axes } = applyDecision(item, { axes: ['donnees-ia', 'territoires-durables-connectes'] })
    for (const { score, reasons } of axes)
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(score)
  })
})
