import { describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { judgeCount } from '#src/pipeline/usual-items.ts'
import { feedAt } from '#test/helpers/deps.ts'

const rss = feedAt('https://exemple.fr/rss')
const list = {
  ...feedAt('https://exemple.fr/actus'),
  format: 'html-list',
  list: { item: 'li', title: 'a' },
} as FeedDefinition
const paged = {
  ...list,
  list: { item: 'li', title: 'a', pages: { next: '.suite', most: 5 } },
} as FeedDefinition

describe('judgeCount', () => {
  it('begins with the first reading, and follows the next ones from afar', () => {
    expect(judgeCount(rss, {}, 20)).toEqual({ usualItems: 20 })
    expect(judgeCount(rss, { usualItems: 20 }, 30)).toEqual({ usualItems: 22 })
  })

  it('does not take the older pages of a first reading for the usual', () => {
    expect(judgeCount(paged, {}, 100)).toEqual({})
    expect(judgeCount(paged, { confirmedAt: '2026-11-24T08:00:00Z' }, 20)).toEqual({ usualItems: 20 })
  })

  it.each([
    [20, 14, undefined],
    [20, 13, 'fewer-items'],
    [20, 1, 'fewer-items'],
    [2, 1, undefined],
  ])('of a page that gives %d as a rule, %d is %s', (usualItems, seen, code) => {
    expect(judgeCount(list, { usualItems }, seen).warningCode).toBe(code)
  })

  it('says what to do, in French', () => {
    expect(judgeCount(list, { usualItems: 20 }, 1).warning).toBe(
      '1 élément trouvé, contre 20 d’habitude : la page a peut-être changé de forme. Vérifier les sélecteurs ou les filtres de la source.',
    )
    expect(judgeCount(rss, { usualItems: 12.4 }, 0)).toEqual({
      usualItems: 12.4,
      warningCode: 'empty',
      warning:
        'Lisible mais vide, alors que cette source donne d’habitude 12 éléments : l’éditeur l’a peut-être déménagée. Ouvrir son site et chercher la nouvelle adresse.',
    })
  })

  it('misses nothing in a source that has few items, nor in a feed that has fewer', () => {
    expect(judgeCount(rss, { usualItems: 2 }, 0).warningCode).toBeUndefined()
    expect(judgeCount(rss, { usualItems: 30 }, 5).warningCode).toBeUndefined()
  })

  it('gets used to a page that stays short, but not within a few readings', () => {
    let usualItems: number | undefined = 30
    let warnings = 0
    for (let reading = 0; reading < 30; reading += 1) {
      const judged = judgeCount(list, { usualItems }, 15)
      usualItems = judged.usualItems
      warnings += judged.warningCode ? 1 : 0
    }
    expect(warnings).toBeGreaterThan(10)
    expect(warnings).toBeLessThan(20)
  })
})
