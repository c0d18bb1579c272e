import { describe, expect, it } from 'vitest'
import type { HtmlListSelectors } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseHtmlList } from '#src/parse/html/html-list.ts'
import { common, fixture, parse } from '../read-fixture.ts'

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

  it('takes the words of the link for an item of another shape, when others have their title', () => {
    const html =
      '<ul><li><h2>Titre</h2><a href="/1">x</a></li><li><a href="/2"><span>À la</span> une</a></li><li><a href="/3" aria-label="Dossier"><img src="i.png"></a></li></ul>'
    const { items } = parseHtmlList(html, { item: 'li', title: 'h2' })
    expect(items.map(({ title, url }) => [title, url])).toEqual([
      ['Titre', '/1'],
      ['À la une', '/2'],
      ['Dossier', '/3'],
    ])
  })

  it('puts a blank between the lines of a title, and none inside a word', () => {
    const html = '<li><h2>Plan<br>fibre<div>2027</div>d’<em>été</em></h2></li>'
    expect(parseHtmlList(html, { item: 'li', title: 'h2' }).items[0]?.title).toBe('Plan fibre 2027 d’été')
  })

  it.each([
    ['<img src="/i.jpg">', '/i.jpg'],
    ['<img src="data:image/gif;base64,R0" data-src="/i.jpg">', '/i.jpg'],
    ['<picture><source srcset="/i.webp 1x, /j.webp 2x"></picture>', '/i.webp'],
    ['<img srcset="/i.jpg 300w, /j.jpg 600w">', '/i.jpg'],
    ['<img src="data:image/gif;base64,R0">', undefined],
    ['<p>rien</p>', undefined],
  ])('keeps the picture of %s', (image, address) => {
    const html = `<li><h2>x</h2><div class="i">${image}</div></li>`
    expect(parseHtmlList(html, { item: 'li', title: 'h2', image: '.i' }).items[0]?.image).toBe(address)
  })

  it.each(['javascript:alert(1)//', 'data:text/html,x', 'mailto:a@exemple.fr', 'JAVASCRIPT:x'])(
    'does not start links at <base href="%s">',
    async (base) => {
      const parsed = await parse(
        `<base href="${base}"><ul class="carte"><h2><a href="/un">Un</a></h2></ul>`,
        'text/html',
        { ...common, format: 'html-list', list },
      )
      const { items } = await normaliseItems(parsed, { id: 'essai', url: 'https://www.exemple.fr/a/' })
      expect([parsed.baseUrl, items[0]?.url]).toEqual([undefined, 'https://www.exemple.fr/un'])
    },
  )

  it('gives no address to an item whose link is a script', async () => {
    const parsed = parseHtmlList('<li><a href="javascript:ouvrir(1)">Un appel</a></li>', {
      item: 'li',
      title: 'a',
    })
    const { items } = await normaliseItems(parsed, { id: 'essai', url: 'https://www.exemple.fr/' })
    expect(items.map((item) => [item.title, item.url])).toEqual([['Un appel', undefined]])
  })

  it('gives the address of the next page as written', () => {
    const html = '<li><h2>x</h2></li><nav><a class="suivant" href="?page=2">Suivant</a></nav>'
    const pages = { next: '.suivant', most: 3 }
    expect(parseHtmlList(html, { item: 'li', title: 'h2', pages }).nextPage).toBe('?page=2')
    expect(parseHtmlList(html, { item: 'li', title: 'h2' }).nextPage).toBeUndefined()
  })

  it('reads a page of five megabytes', () => {
    const html = `<ul><li><h2>Un</h2></li></ul><p>${'Du texte, sans plus. '.repeat(250_000)}</p>`
    expect(parseHtmlList(html, { item: 'li', title: 'h2' }).items.length).toBe(1)
  })

  it.each([
    ['a million open tags', '<b>'.repeat(1_000_000)],
    ['two hundred thousand open elements of several names', '<div><p><span>'.repeat(70_000)],
  ])('refuses %s at once', (_, html) => {
    expect(() => parseHtmlList(html, list)).toThrow(expect.objectContaining({ code: 'too-complex' }))
  })

  it('refuses a page that nests without end instead of exhausting the stack', () => {
    expect(() => parseHtmlList(`${'<div>'.repeat(50_000)}<p class="carte"><h2>x</h2>`, list)).toThrow(
      expect.objectContaining({ code: 'too-complex' }),
    )
  })
})
