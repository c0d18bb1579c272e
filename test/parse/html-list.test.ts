import { describe, expect, it } from 'vitest'
import type { HtmlListSelectors } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseHtmlList } from '#src/parse/html-list.ts'
import { common, fixture, parse } from './read-fixture.ts'

const list: HtmlListSelectors = { item: '.carte', title: 'h2', date: 'time, .date', summary: '.resume' }

describe('parseHtmlList', () => {
  it('reads one item an element, dates as written', async () => {
    const parsed = await parse(fixture('liste.html'), 'text/html', { ...common, format: 'html-list', list })
    expect(JSON.parse(JSON.stringify(parsed))).toEqual({
      title: 'Appels à projets – Préfecture',
      language: 'fr',
      baseUrl: 'https://www.prefecture-exemple.fr/actualites/',
      items: [
        {
          title: 'Plan fibre 2027 &amp; mobile',
          url: 'fibre-2027',
          published: '2026-11-05',
          summaryHtml: 'Guichet <b>ouvert</b>.',
          categories: [],
          enclosures: [],
        },
        {
          title: 'Parcours cyber',
          url: '/aides/cyber',
          published: '1er octobre 2026',
          summaryHtml: 'Diagnostic.',
          categories: [],
          enclosures: [],
        },
        { title: 'Sans lien', categories: [], enclosures: [] },
      ],
    })
  })

  it('lets <base> decide where relative links start', async () => {
    const parsed = await parse(fixture('liste.html'), 'text/html', { ...common, format: 'html-list', list })
    const { items } = await normaliseItems(parsed, { id: 'essai', url: 'https://ailleurs.exemple/' })
    expect(items.map(({ url, title, publishedAt }) => [url, title, publishedAt])).toEqual([
      [
        'https://www.prefecture-exemple.fr/actualites/fibre-2027',
        'Plan fibre 2027 & mobile',
        '2026-11-05T00:00:00Z',
      ],
      ['https://www.prefecture-exemple.fr/aides/cyber', 'Parcours cyber', '2026-10-01T00:00:00Z'],
      [undefined, 'Sans lien', undefined],
    ])
  })

  it('takes the item itself for link and title when it is what the selectors name', () => {
    const { items } = parseHtmlList('<a class="i" href="/1">Un</a><a class="i" href="/2">Deux</a>', {
      item: 'a.i',
      title: 'a.i',
    })
    expect(items.map(({ title, url }) => [title, url])).toEqual([
      ['Un', '/1'],
      ['Deux', '/2'],
    ])
  })

  it('finds the link inside the element that its selector names', () => {
    const { items } = parseHtmlList(
      '<li><a href="/non">x</a><p class="l"><a href="/oui">Titre</a></p></li>',
      {
        item: 'li',
        link: '.l',
        title: '.l',
      },
    )
    expect(items[0]?.url).toBe('/oui')
  })

  it.each([
    ['<p>Page refaite</p>', list, '.carte'],
    ['<div class="carte"><p>x</p></div>', list, 'h2'],
    ['<div class="carte"><h2>x</h2></div>', { ...list, item: '.carte[' }, '.carte['],
    ['<div class="carte"><h2>x</h2></div>', { ...list, title: 'h2:::' }, 'h2:::'],
    ['{"json":true}', list, '.carte'],
  ])('names the selector that finds nothing in %j', (html, selectors, named) => {
    expect(() => parseHtmlList(html, selectors)).toThrow(
      expect.objectContaining({ code: 'selector-found-nothing', message: expect.stringContaining(named) }),
    )
  })

  it('refuses a page that nests without end instead of exhausting the stack', () => {
    expect(() => parseHtmlList(`${'<div>'.repeat(50_000)}<p class="carte"><h2>x</h2>`, list)).toThrow(
      expect.objectContaining({ code: 'too-complex' }),
    )
  })
})
