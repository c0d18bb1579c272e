import { describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { type CardOptions, itemCard, langOf, strongestReasons, titleOf } from '#web/views/item/item-card.ts'
import type { StoredItem } from '#src/store/stored-item.ts'

const frame = testFrame()
const card = (fields: Partial<StoredItem>, options?: CardOptions) =>
  itemCard(frame, storedItem(fields), options).toString()
const told = (fields: Partial<StoredItem>, options?: CardOptions) => wordsOf(card(fields, options)).trim()

describe('itemCard', () => {
  it('tells title, facts, passage and reason, in that order', () => {
    expect(told({})).toBe(
      'Le syndicat ouvre son réseau LoRaWAN TC Axe Territoires durables et connectés Actualité Gazette de la Loire ' +
        '20 nov. 2026 Cinquante passerelles couvrent le territoire. Pourquoi TC ? « LoRaWAN » (titre)',
    )
  })

  it('marks what was asked, in the title and in the passage', () => {
    const html = card({}, { query: parseQuery('reseaux passerelle') })
    expect(html).toContain('<mark>réseau</mark>')
    expect(html).toContain('<mark>passerelles</mark>')
  })

  it('takes the level of heading that the page needs', () => {
    expect(card({})).toMatch(/<h2 class="card-title">/)
    expect(card({}, { level: 3 })).toMatch(/<h3 class="card-title">/)
  })

  it('counts the sources of a story only when there are several', () => {
    expect(told({}, { sources: 1 })).not.toContain('source')
    expect(told({}, { sources: 3 })).toContain('3 sources')
  })

  it('says that an item is withdrawn', () => {
    expect(told({ withdrawn: { at: '2026-11-22T10:00:00Z', reason: 'x' } })).toContain('Retiré')
  })

  it('has no empty passage for a title alone', () => {
    expect(card({ text: '' })).not.toContain('class="passage"')
  })

  it('names the feed when no definition describes it', () => {
    expect(told({ feedId: 'archive-2019' })).toContain('archive-2019')
  })

  it('says that an item without axis is out of scope', () => {
    expect(told({ axes: [], relevant: false })).toContain('Hors périmètre : aucun axe ne s’y reconnaît.')
  })

  it('says that the team gave the axis, where no word did', () => {
    const reasons = [{ term: '', field: 'staff' as const, start: 0, end: 0, weight: 12 }]
    expect(told({ axes: [{ id: 'donnees-ia', score: 12, reasons }] })).toMatch(
      /Pourquoi DI \? classé par l’équipe$/u,
    )
  })

  it('escapes all that a source wrote', () => {
    const html = card({ title: '<b>"titre"</b>', text: '<script>x</script>', feedId: '"><i>', author: '<u>' })
    expect(html).not.toMatch(/<b>|<script>|<i>|<u>/)
    expect(html).toContain('&lt;b&gt;&quot;titre&quot;&lt;/b&gt;')
  })
})

describe('titleOf', () => {
  it('never leaves a link without words', () => {
    expect(titleOf(storedItem({ title: '' }))).toBe('Sans titre')
  })
})

describe('langOf', () => {
  it.each([
    ['fr', 'fr'],
    ['en', 'en'],
    ['en-US', 'en'],
    ['EN', 'en'],
    ['de', 'de'],
    ['xx"><script>', 'fr'],
    ['français', 'fr'],
    [undefined, 'fr'],
  ])('takes %s as %s', (language, expected) => {
    expect(langOf(storedItem({ language }))).toBe(expected)
  })
})

describe('strongestReasons', () => {
  it('adds up a word by place, and gives the heaviest as the item writes them', () => {
    const item = storedItem({
      title: 'Capteurs connectés',
      text: 'Des capteurs, un réseau LoRaWAN et encore LoRaWAN.',
      axes: [
        {
          id: 'territoires-durables-connectes',
          score: 11.5,
          reasons: [
            { term: 'capteur*', field: 'text', start: 4, end: 12, weight: 1 },
            { term: 'capteurs connectés', field: 'title', start: 0, end: 18, weight: 6 },
            { term: 'LoRaWAN', field: 'text', start: 24, end: 31, weight: 3 },
            { term: 'LoRaWAN', field: 'text', start: 42, end: 49, weight: 1.5 },
          ],
        },
      ],
    })
    expect(strongestReasons(item, item.axes[0]!, 2).map(({ words, place }) => [words, place])).toStrictEqual([
      ['Capteurs connectés', 'titre'],
      ['LoRaWAN', 'texte'],
    ])
  })

  it('names the term where the reason stands outside the title and the text', () => {
    const item = storedItem()
    const axis = {
      id: 'donnees-ia' as const,
      score: 6,
      reasons: [
        { term: 'open data', field: 'category' as const, start: 0, end: 9, weight: 3 },
        { term: 'Arcep', field: 'source' as const, start: 0, end: 5, weight: 2 },
      ],
    }
    expect(strongestReasons(item, axis, 5).map(({ words, place }) => [words, place])).toStrictEqual([
      ['open data', 'rubrique'],
      ['Arcep', 'source'],
    ])
  })
})
