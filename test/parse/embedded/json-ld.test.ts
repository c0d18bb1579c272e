import { describe, expect, it } from 'vitest'
import type { HtmlListSelectors } from '#src/feed/definition.ts'
import { parseHtmlList } from '#src/parse/html/html-list.ts'
import { listedTypes, readJsonLd } from '#src/parse/embedded/json-ld.ts'

const list: HtmlListSelectors = { item: 'li', title: 'h2', embedded: { kind: 'json-ld' } }

function script(json: string, type = 'application/ld+json'): string {
  return `<script type="${type}">${json}</script>`
}

function read(html: string, types?: readonly string[]) {
  return parseHtmlList(html, { ...list, embedded: { kind: 'json-ld', ...(types ? { types } : {}) } })
}

const article = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  '@id': 'https://www.exemple.fr/fibre#article',
  url: 'https://www.exemple.fr/fibre',
  headline: 'La fibre partout en 2027',
  description: 'Le syndicat l’annonce.',
  datePublished: '2026-03-12T08:00:00+01:00',
  dateModified: '2026-03-13',
  author: { '@type': 'Person', name: 'Aline Petit' },
  keywords: 'fibre, très haut débit',
  articleSection: 'Numérique',
  inLanguage: 'fr-FR',
  image: [{ '@type': 'ImageObject', url: 'https://www.exemple.fr/i.jpg' }],
}

describe('readJsonLd', () => {
  it('reads what an article says of itself', () => {
    expect(readJsonLd([article], listedTypes)).toEqual([
      {
        url: 'https://www.exemple.fr/fibre',
        title: 'La fibre partout en 2027',
        summaryHtml: 'Le syndicat l’annonce.',
        published: '2026-03-12T08:00:00+01:00',
        updated: '2026-03-13',
        author: 'Aline Petit',
        language: 'fr-FR',
        categories: ['Numérique', 'fibre', 'très haut débit'],
        enclosures: [],
        image: 'https://www.exemple.fr/i.jpg',
      },
    ])
  })

  it.each([
    ['a graph', { '@graph': [{ '@type': 'WebSite', name: 'Site' }, article] }],
    ['an array', [{ '@type': 'Organization', name: 'Qui' }, article]],
    ['the page that holds it', { '@type': 'CollectionPage', name: 'Page', mainEntity: article }],
    ['a type among several', { ...article, '@type': ['Thing', 'Report'] }],
    ['a type by its whole address', { ...article, '@type': 'https://schema.org/Report' }],
    ['a type with a prefix', { ...article, '@type': 'schema:Report' }],
    [
      'a list of addresses of objects',
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: article }] },
    ],
    [
      'a list that refers to the graph',
      {
        '@graph': [
          {
            '@type': 'ItemList',
            itemListElement: [{ '@type': 'ListItem', item: { '@id': article['@id'] } }],
          },
          article,
        ],
      },
    ],
  ])('finds an item in %s', (_, document) => {
    const items = readJsonLd([document], listedTypes)
    expect(items.map(({ title, url, published }) => [title, url, published])).toEqual([
      ['La fibre partout en 2027', 'https://www.exemple.fr/fibre', '2026-03-12T08:00:00+01:00'],
    ])
  })

  it('reads lists of addresses and of named addresses, and no breadcrumb', () => {
    const documents = [
      {
        '@type': 'ItemList',
        itemListElement: [
          '/un',
          { '@type': 'ListItem', url: '/deux', name: 'Deux' },
          { '@type': 'ListItem', item: '/trois', name: 'Trois' },
        ],
      },
      { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', item: '/', name: 'Accueil' }] },
      {
        '@type': 'ItemList',
        itemListElement: [{ '@type': 'SiteNavigationElement', url: '/menu', name: 'Menu' }],
      },
    ]
    expect(readJsonLd(documents, listedTypes).map(({ url, title }) => [url, title])).toEqual([
      ['/un', undefined],
      ['/deux', 'Deux'],
      ['/trois', 'Trois'],
    ])
  })

  it('tells the dates of an event in its summary, and takes none for its publication', () => {
    const event = {
      '@type': 'Event',
      name: 'Webinaire',
      url: '/w',
      startDate: '2026-04-02T14:00',
      endDate: '2026-04-03',
      description: 'Sur la fibre.',
    }
    expect(readJsonLd([event], listedTypes)).toEqual([
      expect.objectContaining({
        title: 'Webinaire',
        published: undefined,
        summaryHtml: '<p>Dates : 2 avril 2026 – 3 avril 2026</p>Sur la fibre.',
      }),
    ])
  })

  it('takes an end of validity for a closing date', () => {
    const grant = { '@type': 'Grant', name: 'Aide', url: '/aide', validThrough: '2026-06-30' }
    expect(readJsonLd([grant], listedTypes)[0]?.deadline).toBe('2026-06-30')
  })

  it.each([
    [
      { '@type': 'Report', name: 'R', mainEntityOfPage: { '@id': 'https://e.fr/r' } },
      'https://e.fr/r',
      undefined,
    ],
    [{ '@type': 'Report', name: 'R', mainEntityOfPage: '/page' }, '/page', undefined],
    [{ '@type': 'Report', name: 'R', '@id': 'https://e.fr/r#rapport' }, 'https://e.fr/r', undefined],
    [{ '@type': 'Report', name: 'R', '@id': 'urn:rapport:1' }, undefined, 'urn:rapport:1'],
  ])('finds the address of %j', (document, url, guid) => {
    expect(readJsonLd([document], listedTypes).map((item) => [item.url, item.guid])).toEqual([[url, guid]])
  })

  it('gives once what two scripts describe, each value from the first that has it', () => {
    const [first, ...others] = readJsonLd(
      [{ '@type': 'ItemList', itemListElement: [{ url: article.url, name: 'Court' }] }, article],
      listedTypes,
    )
    expect([first?.title, first?.published, others]).toEqual(['Court', article.datePublished, []])
  })

  it.each([
    [
      'millions of objects',
      Array.from({ length: 300_000 }, (_, at) => ({ '@type': 'Article', url: `/${at}`, name: 'x' })),
    ],
    ['an object nested without end', nested(100_000)],
    ['nothing of use', [null, 1, 'x', [], {}]],
  ])('reads %s in bounded time', (_, document) => {
    expect(readJsonLd([document], listedTypes).length).toBeLessThanOrEqual(20_000)
  })
})

function nested(depth: number): unknown {
  let value: unknown = { '@type': 'Article', name: 'au fond', url: '/fond' }
  for (let at = 0; at < depth; at += 1) value = { a: value }
  return value
}

describe('a list embedded as JSON-LD', () => {
  it.each([
    ['a trailing comma', '{"@type":"Article","name":"A","url":"/a",}'],
    ['comments of HTML', '<!--\n{"@type":"Article","name":"A","url":"/a"}\n-->'],
    ['CDATA marks', '//<![CDATA[\n{"@type":"Article","name":"A","url":"/a"}\n//]]>'],
    ['comments of JavaScript', '/* schéma */ {"@type":"Article", // titre\n"name":"A","url":"/a"}'],
    ['a line break in a text', '{"@type":"Article","name":"A\n","url":"/a"}'],
    ['a stray semicolon', '{"@type":"Article","name":"A","url":"/a"};'],
    ['a charset in its type', '{"@type":"Article","name":"A","url":"/a"}'],
  ])('is read in spite of %s', (_, json) => {
    const { items, bozo } = read(script(json, 'application/ld+json; charset=utf-8'))
    expect([items[0]?.title, items[0]?.url, bozo]).toEqual(['A', '/a', undefined])
  })

  it('keeps commas and marks that stand inside texts', () => {
    const [item] = read(script('{"@type":"Article","name":"a,} // <!-- b --> \\" ,]","url":"/a",}')).items
    expect(item?.title).toBe('a,} // <!-- b --> " ,]')
  })

  it('tells of a script that cannot be read beside others', () => {
    const { items, bozo } = read(
      `${script('{"@type":')}${script('{"@type":"Article","name":"A","url":"/a"}')}`,
    )
    expect([items.length, bozo]).toEqual([1, 'Un bloc JSON-LD de la page n’est pas lisible.'])
  })

  it('reads the types that the definition names, and no other', () => {
    const html = script(
      JSON.stringify([
        article,
        { '@type': 'JobPosting', title: 'Poste', url: '/poste', datePosted: '2026-01-02' },
      ]),
    )
    expect(read(html, ['JobPosting']).items.map(({ title, published }) => [title, published])).toEqual([
      ['Poste', '2026-01-02'],
    ])
  })

  it.each([
    ['no script', '<li><h2>x</h2></li>', 'La page en a 0.'],
    ['other types only', script('{"@type":"WebSite"}'), 'La page en a 1.'],
    ['a broken script', script('{"@type"'), 'Un bloc JSON-LD de la page n’est pas lisible.'],
  ])('fails, and names the script, with %s', (_, html, sentence) => {
    expect(() => read(html)).toThrow(
      expect.objectContaining({
        code: 'selector-found-nothing',
        message: expect.stringMatching(
          new RegExp(`application/ld\\+json.*NewsArticle.*${sentence.slice(0, 20)}`),
        ),
      }),
    )
  })
})
