import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import type { HtmlListSelectors } from '#src/feed/definition.ts'
import { parseDetailPage } from '#src/parse/html/detail-page.ts'
import { findFeeds } from '#src/parse/html/find-feeds.ts'
import { parseHtmlList } from '#src/parse/html/html-list.ts'
import type { Selection } from '#src/parse/html/html-text.ts'
import { loadTree } from '#src/parse/html/html-tree.ts'
import { absoluteLink } from '#src/parse/html/link-address.ts'
import { readTags } from '#src/parse/html/read-tags.ts'
import { findIn, selectAll } from '#src/parse/html/select-in-tree.ts'
import { parseSitemap } from '#src/parse/sitemap.ts'
import { suggestSelectors } from '#src/parse/html/suggest-selectors.ts'

const url = 'https://www.exemple.fr/'
const list: HtmlListSelectors = {
  item: 'li',
  title: 'a',
  date: 'time',
  image: 'img',
  pages: { next: '.suivant', most: 2 },
}

/** Pieces of pages in any order, whole or not. */
const page = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'<ul>|</ul>|<li class="i">|</li>|<a href="/x">|<a href="javascript:x">|</a>|<time datetime="2026">|<img srcset=",">|<base href="//">|<script type="application/ld+json">|</script>|<link rel=alternate type=application/rss+xml href="http://[">|<!--|-->|<![CDATA[|{"@type":"Article"|<urlset>|<url><loc>|</url>|<table><tr>|<p|"|\'|&#x0;|&lt|\u0000|12 mars 2026'.split(
          '|',
        ),
      ),
      fc.string({ maxLength: 20 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''))

/** What is not read is told as a fault of the document; anything else would be ours. */
function isBorne(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (error) {
    return error instanceof WatchError
  }
}

describe('any page', () => {
  it.each([
    ['parseHtmlList', (html: string) => parseHtmlList(html, list)],
    [
      'parseHtmlList, embedded',
      (html: string) => parseHtmlList(html, { ...list, embedded: { kind: 'json-ld' } }),
    ],
    ['parseDetailPage', (html: string) => parseDetailPage(html, { title: 'a', date: 'time', content: 'ul' })],
    ['findFeeds', (html: string) => findFeeds(html, url)],
    ['suggestSelectors', (html: string) => suggestSelectors(html, url)],
    ['parseSitemap', (html: string) => parseSitemap(html, url)],
  ])('%s reads it or says why not', (_, read) => {
    fc.assert(fc.property(page, (html) => isBorne(() => read(html))))
  })

  it.each([
    ['open tags', '<b>'.repeat(500_000)],
    ['open links', '<a href="/rss">'.repeat(200_000)],
    ['open forms', '<form>'.repeat(500_000)],
    ['brothers', `<li><a href="/x">x</a>${'<b>y</b>'.repeat(100_000)}</li>`.repeat(3)],
    ['closed paragraphs', '</p>'.repeat(200_000)],
    ['open headings', '<h2><h3>'.repeat(250_000)],
    ['old pictures', '<image>'.repeat(500_000)],
    ['words in plain text', `<plaintext>${'<b>'.repeat(500_000)}`],
    ['open drawings', `<svg>${'<g>'.repeat(500_000)}`],
    ['open quotes', '<a href="'.repeat(200_000)],
    ['open comments', '<!--'.repeat(500_000)],
    ['attributes', `<a ${'x="1" '.repeat(200_000)}>`],
    ['entities', '&amp'.repeat(500_000)],
    ['closing tags', '</b>'.repeat(500_000)],
  ])(
    'with very many %s is read or refused by all of them',
    (_, html) => {
      const readers = [
        () => parseHtmlList(html, list),
        () => parseDetailPage(html, {}),
        () => findFeeds(html, url),
        () => suggestSelectors(html, url),
        () => parseSitemap(`<urlset>${html}`, url),
      ]
      expect(readers.map(isBorne)).toEqual(readers.map(() => true))
    },
    30_000,
  )
})

describe('readTags', () => {
  it('tells a page that nests deeper than 500 from one that does not', () => {
    expect(readTags('<div>'.repeat(499), {})).toBe(true)
    expect(readTags('<div>'.repeat(501), {})).toBe(false)
  })

  it('counts elements that are open, not elements', () => {
    expect(readTags(`<ul>${'<li>un<br><img src="x">'.repeat(5000)}`, {})).toBe(true)
    expect(() => loadTree('<ul><li>un'.repeat(400), { xml: false })).toThrow(
      expect.objectContaining({ code: 'too-complex' }),
    )
  })

  it('lets a fault of the reader through', () => {
    const read = () =>
      readTags('<p>x', {
        ontext: () => {
          throw new TypeError('notre faute')
        },
      })
    expect(read).toThrow('notre faute')
  })
})

describe('selectAll', () => {
  it('gives the first elements and counts them all', () => {
    const $ = loadTree('<i>1</i><i>2</i><i>3</i>', { xml: false })
    const { elements, count } = selectAll($, 'i', 2)
    expect([elements.map((element) => element.text()), count]).toEqual([['1', '2'], 3])
  })

  it('says of a selector that is not CSS that it finds nothing', () => {
    expect(() => selectAll(loadTree('', { xml: false }), 'li:::', 2)).toThrow(
      'Le sélecteur « li::: » ne trouve rien, car il n’est pas écrit comme un sélecteur CSS.',
    )
  })
})

describe('findIn', () => {
  const element = () => {
    const $ = loadTree('<ul><li class="i"><h3 title="a,b">un</h3><p>deux <i>x</i></p></li></ul>', {
      xml: false,
    })
    return $('li') as Selection
  }

  it.each([
    ['h3', 'un'],
    ['h4, h3', 'un'],
    ['[title="a,b"]', 'un'],
    [':is(h4, p)', 'deux x'],
    ['p > i', 'x'],
    ['> p', 'deux x'],
    [':scope > p', 'deux x'],
    ['p:has(i), h3', 'un'],
    ['ul p', undefined],
    ['em', undefined],
  ])('finds by %s what stands inside: %s', (selector, text) => {
    expect(findIn(element(), selector)?.text()).toBe(text)
  })

  it('gives the element itself when it is what the selector names, and holds no other', () => {
    expect(findIn(element(), 'li')?.attr('class')).toBe('i')
    const $ = loadTree('<div class="d">un<div class="d">deux</div></div>', { xml: false })
    expect(findIn($('.d').first() as Selection, '.d')?.text()).toBe('deux')
  })
})

describe('absoluteLink', () => {
  it.each([
    ['/a#b', 'https://www.exemple.fr/a'],
    ['?page=2', 'https://www.exemple.fr/?page=2'],
    ['//autre.exemple/x', 'https://autre.exemple/x'],
    [' b ', 'https://www.exemple.fr/b'],
    ['javascript:alert(1)', undefined],
    ['mailto:a@exemple.fr', undefined],
    ['http://[', undefined],
    ['', undefined],
    [`/${'a'.repeat(5000)}`, undefined],
  ])('%s leads to %s', (href, address) => {
    expect(absoluteLink(href, url)).toBe(address)
  })

  it('reads an absolute address where there is no base', () => {
    expect([absoluteLink('https://e.fr/', ''), absoluteLink('/a', '')]).toEqual(['https://e.fr/', undefined])
  })
})
