import { describe, expect, it } from 'vitest'
import { parseHtmlList } from '#src/parse/html/html-list.ts'

const page = (count: number) => `<ul>${'<li class="a"><a href="/x">Titre</a>\n'.repeat(count)}</ul>`

describe('checkRanks', () => {
  it.each([
    'li:nth-child(2)',
    'li:NTH-last-child(2)',
    'li:nth-last-of-type(2n)',
    'ul > li:not(:first-of-type)',
  ])('refuses %s among tens of thousands, at once', (item) => {
    const started = performance.now()
    expect(() => parseHtmlList(page(60_000), { item, title: 'a' })).toThrow(/qui compte des rangs/)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('looks at the selectors inside an item too', () => {
    const list = { item: 'ul', title: 'li:nth-child(3) a' }
    expect(() => parseHtmlList(page(60_000), list)).toThrow(/li:nth-child\(3\) a/)
    expect(() =>
      parseHtmlList(page(60_000), { ...list, title: 'a', pages: { next: 'a:nth-child(2)', most: 2 } }),
    ).toThrow(/rangs/)
  })

  it('leaves them on a page of ordinary width, and the others on any', () => {
    expect(parseHtmlList(page(600), { item: 'li:nth-child(2)', title: 'a' }).items).toHaveLength(1)
    expect(parseHtmlList(page(12_000), { item: 'li.a', title: 'a' }).items).toHaveLength(2000)
  })
})
