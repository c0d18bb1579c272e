import { describe, expect, it } from 'vitest'
import { type AxisId, axisIds } from '#src/axis/taxonomy.ts'
import { dateWordsIn } from '#src/letter/date-words.ts'
import { editionFor } from '#src/letter/edition.ts'
import type { Letter } from '#src/letter/letter.ts'
import { everything } from '#src/letter/preferences.ts'
import { maxHtmlBytes, renderEdition } from '#src/letter/render-edition.ts'
import { renderHtml } from '#src/letter/render-html.ts'
import { roughSize } from '#src/letter/rough-size.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'
import { sampleLetter } from './sample-letter.ts'

const room = { perAxis: 99, deadlines: 99, texts: 99, further: 99 }
const bytes = (html: string) => new TextEncoder().encode(html).length
const many = (n: number, name: string, axis: AxisId) =>
  Array.from({ length: n }, (_, i) =>
    letterCard(`${axis}${name}${i}`, {
      axes: [axis],
      summary: 'Un texte prévoit une aide aux communes. '.repeat(4),
    }),
  )
const month = letterWith({
  deadlines: many(20, 'd', 'donnees-ia'),
  further: many(40, 'f', 'donnees-ia'),
  sections: axisIds.map((axis) => letterSection(many(30, 'n', axis), { axis })),
})

describe('roughSize', () => {
  it.each<[string, Letter]>([
    ['a week', sampleLetter()],
    ['a month', month],
    ['nearly nothing', letterWith({ texts: [letterCard('t')] })],
  ])('is within a tenth of what %s weighs', (_, letter) => {
    const dates = dateWordsIn('fr')
    const edition = editionFor(letter, everything, room)!
    const real = bytes(renderHtml(edition, { kind: 'public' }, dates))
    expect(Math.abs(roughSize(edition, dates) - real) / real).toBeLessThan(0.1)
  })

  it('leaves little room unused where not everything fits', () => {
    const { html } = renderEdition(month, everything, { kind: 'public' })!
    expect(bytes(html)).toBeLessThanOrEqual(maxHtmlBytes)
    expect(bytes(html)).toBeGreaterThan(maxHtmlBytes * 0.8)
    expect(html).toContain('autres, sur le site')
  })
})
