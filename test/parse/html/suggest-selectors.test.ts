import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDate } from '#src/normalise/date/date.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseHtmlList } from '#src/parse/html/html-list.ts'
import { suggestSelectors } from '#src/parse/html/suggest-selectors.ts'
import { isStableClass } from '#src/parse/html/suggest/stable-class.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { listPages, news } from '../list-pages.ts'

const url = 'https://www.exemple.fr/actualites/'

describe('suggestSelectors', () => {
  it.each(Object.keys(listPages))('finds the list of a page made as %s', async (name) => {
    const html = listPages[name] ?? ''
    const [first] = suggestSelectors(html, url)
    expect(first?.count).toBe(news.length)
    // What the form shows is what the reader will give.
    const { items } = await normaliseItems(parseHtmlList(html, first?.list ?? { item: 'x', title: 'x' }), {
      id: 'essai',
      url,
    })
    expect(items.map(({ title }) => title)).toEqual(news.map(({ title }) => title))
    expect(items.map((item) => item.url)).toEqual(items.map(() => expect.stringMatching(/article/)))
    expect(new Set(items.map((item) => item.url)).size).toBe(news.length)
    // In a definition list the date stands outside the item that carries the link.
    const days = news.map(({ iso }) => (name === 'definitions' ? undefined : iso))
    expect(items.map(({ publishedAt }) => publishedAt?.slice(0, 10))).toEqual(days)
  })

  it.each(Object.keys(listPages))('proposes for %s no numbered selector, no made-up class', (name) => {
    const all = JSON.stringify(suggestSelectors(listPages[name] ?? '', url))
    expect(all).not.toMatch(/nth-|:eq|views-row-|post-9|css-|sc-9|jsx-|Xk3dP|col-md/)
  })

  it('shows the first items as they would be read', () => {
    expect(suggestSelectors(listPages.dsfr ?? '', url)[0]).toEqual({
      list: {
        item: 'div.fr-card',
        title: 'h3',
        date: expect.stringMatching(/^\.fr-card__/),
        summary: '.fr-card__desc',
      },
      count: 4,
      samples: news.slice(0, 3).map(({ title, day }, at) => ({
        title,
        url: `https://www.exemple.fr/aides/article-${at}`,
        date: `Publié le ${day}`,
      })),
    })
  })

  it('names the link of the title where a picture or a theme has one before it', () => {
    expect(suggestSelectors(listPages.drupal ?? '', url)[0]?.list.link).toBe('h3')
  })

  it('prefers an undated list to a dated column beside it, to filters and to pages', () => {
    const dated = news
      .map(
        ({ day }, at) =>
          `<li class="rdv"><time>${day}</time><a href="/agenda/${at}">Réunion publique à Blois</a></li>`,
      )
      .join('')
    const filters = ['Numérique', 'Ruralité', 'Transports'].map(
      (name, at) => `<li class="filtre"><a href="?theme=${at}">${name} (${at})</a></li>`,
    )
    const rows = news.map(
      ({ title }, at) => `<div class="resultat"><h3><a href="/aides/${at}">${title}</a></h3></div>`,
    )
    const turns = [1, 2, 3, 4].map(
      (at) => `<li class="num"><a href="?page=${at}">Page suivante ${at}</a></li>`,
    )
    const html = `<aside><ul>${dated}</ul></aside><ul>${filters.join('')}</ul><div>${rows.join('')}</div><ul class="pagination">${turns.join('')}</ul>`
    const [first, ...others] = suggestSelectors(html, url)
    expect(first?.list).toEqual({ item: 'div.resultat', title: 'h3' })
    expect(JSON.stringify(others)).not.toMatch(/filtre|num/)
  })

  it.each([
    ['has-sidebar menu-open', 'a state of the page'],
    ['page-avec-navigation', 'another word'],
  ])('does not take the whole page for a menu because of the class %s (%s)', (name) => {
    const html = `<body class="${name}"><div class="${name}">${news.map(({ title }, at) => `<p class="ligne"><a href="/${at}">${title}</a></p>`).join('')}</div></body>`
    expect(suggestSelectors(html, url)[0]?.list.item).toBe('p.ligne')
  })

  it('leaves out the rows that hold no link', () => {
    const html = (listPages.table ?? '').replace('<tbody>', '<tbody><tr class="x"><td>Mars</td></tr>')
    expect(suggestSelectors(html, url)[0]?.list.item).toMatch(/:has\(a\[href\]\)$|tr$/)
    expect(suggestSelectors(html, url)[0]?.count).toBe(news.length)
  })

  it('takes no closing date for a date of publication', () => {
    const rows = news.map(
      ({ title }, at) =>
        `<li class="appel"><h3><a href="/a${at}">${title}</a></h3><p class="date">Date limite : 3 mai 2026</p></li>`,
    )
    expect(suggestSelectors(`<ul>${rows.join('')}</ul>`, url)[0]?.list).toEqual({
      item: 'li.appel',
      title: 'h3',
    })
  })

  it('puts the news before the menu of the page, and proposes five lists at most', () => {
    const blocks = [1, 2, 3, 4, 5, 6, 7].map(
      (block) =>
        `<ul class="bloc-${'abcdefg'[block]}">${news.map(({ title }, at) => `<li><a href="/${block}/${at}">${title}</a></li>`).join('')}</ul>`,
    )
    const html = (listPages.spip ?? '').replace('</main>', `${blocks.join('')}</main>`)
    const suggestions = suggestSelectors(html, url)
    expect(suggestions.length).toBe(5)
    expect(suggestions[0]?.list.item).toBe('li.item')
    expect(JSON.stringify(suggestions)).not.toContain('rubrique-')
  })

  it.each([
    ['an article without list', '<main><h1>Titre</h1><p>Un texte avec <a href="/x">un lien</a>.</p></main>'],
    ['nothing', ''],
    [
      'links that go nowhere',
      `<ul>${'<li class="i"><a href="javascript:ouvrir()">Ouvrir le document joint</a></li>'.repeat(5)}</ul>`,
    ],
    [
      'one link many times',
      `<ul>${'<li class="i"><a href="/meme">Le même document joint</a></li>'.repeat(5)}</ul>`,
    ],
  ])('proposes nothing for %s', (_, html) => {
    expect(suggestSelectors(html, url)).toEqual([])
  })

  it('reads a page of 100,000 links in bounded time and memory', () => {
    const row = (at: number) =>
      `<li class="i${at % 700}"><a href="/${at}">Un document parmi d’autres ${at}</a></li>`
    const html = `<ul>${Array.from({ length: 100_000 }, (_, at) => row(at)).join('')}</ul>`
    expect(suggestSelectors(html, url).length).toBeLessThanOrEqual(5)
  }, 30_000)

  it('refuses a page that nests a thousand deep', () => {
    expect(() => suggestSelectors(`${'<div>'.repeat(1000)}<a href="/x">x</a>`, url)).toThrow(
      expect.objectContaining({ code: 'too-complex' }),
    )
  })
})

describe('isStableClass', () => {
  it.each([
    'views-row',
    'fr-card__title',
    'node--type-actualite',
    'entry-title',
    'item_cartouche',
    'h2title',
    'field--name-field-chapo',
  ])('keeps %s', (name) => {
    expect(isStableClass(name)).toBe(true)
  })

  it.each([
    'css-1q2w3e',
    'sc-bdVaJa',
    'jsx-3141592',
    'Card_title__Xk3dP',
    'post-1234',
    'views-row-3',
    'col-md-4',
    'mt-2',
    'odd',
    'active',
    'md:w-1/2',
    'd41d8cd98f',
    'js-toggle',
    'fr-col-12',
  ])('refuses %s', (name) => {
    expect(isStableClass(name)).toBe(false)
  })
})

const pages = sharedPath('samples/html-pages')
describe.skipIf(!pages)('suggestSelectors on recorded pages', () => {
  const read = (name: string) => suggestSelectors(readFileSync(`${pages}/${name}`, 'utf8'), url)

  it.each((pages ? readdirSync(pages) : []).filter((name) => name.endsWith('.html')))(
    '%s: everything proposed can be read again',
    (name) => {
      for (const { list, count, samples } of read(name)) {
        const { items } = parseHtmlList(readFileSync(`${pages}/${name}`, 'utf8'), list)
        expect(items.length).toBe(count)
        expect(samples.length).toBeGreaterThan(0)
      }
    },
  )

  it('finds the related articles of a review, with their dates', () => {
    const found = read('laviedesidees.fr.evaluation.html').find(({ list }) =>
      list.item.includes('item_cartouche'),
    )
    expect(found?.samples.map(({ date }) => readDate(date ?? ''))).toEqual([
      '2009-05-28T00:00:00Z',
      '2008-10-22T00:00:00Z',
      '2009-05-28T00:00:00Z',
    ])
  })
})
