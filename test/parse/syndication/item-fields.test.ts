import { describe, expect, it } from 'vitest'
import {
  findAlternate,
  findAuthors,
  findDate,
  findOriginal,
  findSelf,
  readCategories,
  withoutMail,
} from '#src/parse/syndication/item-fields.ts'
import { readSchedule } from '#src/parse/syndication/rss-schedule.ts'
import { htmlOf } from '#src/parse/syndication/text-construct.ts'
import type { XmlElement } from '#src/parse/xml/element.ts'

const element = (
  name: string,
  text = '',
  attributes: Record<string, string> = {},
  ...children: XmlElement[]
) => ({
  name,
  text,
  attributes,
  children,
})

describe('findDate', () => {
  it('passes over what tells no figure, but keeps it when nothing does', () => {
    const fields = [element('pubdate', 'prochainement'), element('dc:date', ' 2026-11-06 ')]
    expect(findDate(fields, 'pubdate', 'dc:date')).toBe('2026-11-06')
    expect(findDate(fields.slice(0, 1), 'pubdate', 'dc:date')).toBe('prochainement')
    expect(findDate([], 'pubdate')).toBeUndefined()
  })
})

describe('findAuthors', () => {
  it.each([
    ['a text', [element('author', 'Lou')], 'Lou'],
    ['a name', [element('author', '', {}, element('name', 'Lou'), element('email', 'l@x.exemple'))], 'Lou'],
    ['a name under a prefix', [element('author', '', {}, element('foaf:name', 'Lou'))], 'Lou'],
    ['a mail alone', [element('author', '', {}, element('email', 'l@x.exemple'))], 'l@x.exemple'],
    ['markup', [element('author', '', {}, element('p', 'Lou'))], 'Lou'],
    ['an address alone', [element('author', '', {}, element('uri', 'https://x.exemple'))], undefined],
    ['several', [element('author', 'Lou'), element('author', 'Ana'), element('author', 'Lou')], 'Lou, Ana'],
    [
      'RSS mails',
      [element('author', 'l@x.exemple (Lou)'), element('author', 'a@x.exemple (Ana)')],
      'Lou, Ana',
    ],
    ['a mail behind a name', [element('author', 'Lou Loire <l@x.exemple>')], 'Lou Loire'],
    [
      'a name and somebody’s mail',
      [
        element('author', '', {}, element('name', 'Lou')),
        element('author', '', {}, element('email', 'a@x.exemple')),
      ],
      'Lou',
    ],
    [
      'two mails',
      [element('author', 'l@x.exemple'), element('author', 'a@x.exemple')],
      'l@x.exemple, a@x.exemple',
    ],
    ['an empty first name', [element('dc:creator'), element('author', 'Lou')], 'Lou'],
  ])('reads %s', (_, fields, expected) => {
    expect(findAuthors(fields, 'dc:creator', 'author')).toBe(expected)
  })
})

describe('withoutMail', () => {
  it.each(['a@'.repeat(50_000), `a@b ${'('.repeat(100_000)}`, `${'a '.repeat(50_000)}<a@b`])(
    'is not stopped by hostile names',
    (person) => {
      const started = performance.now()
      expect(withoutMail(person)).toBe(person)
      expect(performance.now() - started).toBeLessThan(50)
    },
  )
})

describe('findSelf', () => {
  it.each([
    ['the address itself', { rel: 'Self ', href: ' https://x.exemple/rss ' }, 'https://x.exemple/rss'],
    ['no relative one', { rel: 'self', href: '/rss' }, undefined],
    ['no other scheme', { rel: 'self', href: 'javascript:x' }, undefined],
    ['no other link', { rel: 'alternate', href: 'https://x.exemple/' }, undefined],
  ])('finds %s', (_, attributes, expected) => {
    expect(findSelf([element('atom:link', '', attributes)], 'atom:link')).toBe(expected)
  })
})

describe('readCategories', () => {
  it('reads every vocabulary, always in the same order, each label once', () => {
    const fields = [
      element('media:keywords', 'quai, pont'),
      element('itunes:category', '', { text: 'Art' }, element('itunes:category', '', { text: 'Danse' })),
      element('category', 'Eau', { domain: 'https://x.exemple' }),
      element('category', '', { term: 'air', label: 'Air' }),
      element('category', '', { term: 'sol' }),
      element('dc:subject', 'Eau'),
      element('media:content', '', {}, element('media:category', 'Ponts')),
      element('categories', '', {}, element('category', 'Feu')),
    ]
    expect(readCategories(fields)).toEqual([
      'Eau',
      'Air',
      'sol',
      'Feu',
      'Art',
      'Danse',
      'Ponts',
      'quai',
      'pont',
    ])
  })
})

describe('findAlternate', () => {
  const link = (href: string, attributes: Record<string, string> = {}) =>
    element('link', '', { href, ...attributes })

  it.each([
    ['the first without rel', [link('a'), link('b')], 'a'],
    [
      'the base for an empty address',
      [{ ...link(''), base: 'https://x.exemple/b/' }],
      'https://x.exemple/b/',
    ],
    ['nothing for an empty address without base', [link('')], undefined],
    [
      'a page before a document',
      [link('a', { type: 'application/pdf' }), link('b', { type: 'text/html' })],
      'b',
    ],
    ['a document when there is no page', [link('a', { rel: 'alternate', type: 'application/pdf' })], 'a'],
    [
      'the registered name of alternate',
      [link('a', { rel: 'http://www.iana.org/assignments/relation/alternate' })],
      'a',
    ],
    [
      'nothing of the others',
      [link('a', { rel: 'self' }), link('b', { rel: 'enclosure' }), link('')],
      undefined,
    ],
  ])('takes %s', (_, links, expected) => {
    expect(findAlternate(links, 'link')).toBe(expected)
  })

  it('reads it against its base', () => {
    expect(findAlternate([{ ...link('b'), base: 'https://a.exemple/' }], 'link')).toBe('https://a.exemple/b')
  })
})

describe('findOriginal', () => {
  it('takes web addresses only', () => {
    expect(findOriginal([element('feedburner:origlink', ' https://a.exemple/1 ')])).toBe(
      'https://a.exemple/1',
    )
    expect(findOriginal([element('feedburner:origlink', 'javascript:x()')])).toBeUndefined()
  })
})

describe('htmlOf', () => {
  const content = (text: string, attributes: Record<string, string> = {}, name = 'content') =>
    htmlOf(element(name, text, attributes))

  it.each([
    ['text is escaped', 'a < b', {}, 'a &lt; b'],
    [
      'text that says so is escaped, even when it looks like HTML',
      '<b>x</b>',
      { type: 'text' },
      '&lt;b&gt;x&lt;/b&gt;',
    ],
    ['HTML without a type is HTML', '<b>x</b>', {}, '<b>x</b>'],
    ['HTML is HTML', '<i>x', { type: 'html' }, '<i>x'],
    ['the type of 0.3', '<i>x', { type: 'text/html; charset=utf-8', mode: 'escaped' }, '<i>x'],
    ['base64 of HTML', 'PGI+w6k8L2I+', { type: 'text/html', mode: 'base64' }, '<b>é</b>'],
    ['base64 of text', 'YSA8IGI=', { mode: 'base64' }, 'a &lt; b'],
    ['base64 of a file', 'iVBORw0KGgo=', { type: 'image/png' }, undefined],
    ['data of another type', '{"a":1}', { type: 'application/json' }, '{&quot;a&quot;:1}'],
    ['blanks', ' \n', {}, undefined],
  ])('%s', (_, text, attributes, expected) => {
    expect(content(text, attributes)).toBe(expected)
  })

  it('never takes a title for a file', () => {
    expect(content('test', { type: 'application/x-essai' }, 'title')).toBe('test')
  })

  it('takes the inside of a div that wraps escaped HTML', () => {
    const wrapped = {
      ...element('content', '<p>x</p>', { type: 'html' }),
      markup: '<div>&lt;p&gt;x&lt;/p&gt;</div>',
    }
    expect(htmlOf(wrapped)).toBe('<p>x</p>')
  })
})

describe('readSchedule', () => {
  it('reads ttl, hours and days', () => {
    const hours = element(
      'skiphours',
      '',
      {},
      element('hour', '0'),
      element('hour', ' 24 '),
      element('hour', '7'),
    )
    const days = element(
      'skipdays',
      '',
      {},
      element('day', 'Saturday'),
      element('day', 'sunday'),
      element('day', 'lundi'),
    )
    expect(readSchedule([element('ttl', '90'), hours, days])).toEqual({
      askedMinutes: 90,
      skipHours: [0, 7],
      skipDays: [6, 0],
    })
  })

  it.each([
    ['daily', undefined, 1440],
    ['Hourly', '2', 30],
    ['weekly', 'souvent', undefined],
    ['parfois', '1', undefined],
  ])('reads a period of %s, %s times', (period, frequency, minutes) => {
    const fields = [
      element('sy:updateperiod', period),
      ...(frequency === undefined ? [] : [element('sy:updatefrequency', frequency)]),
    ]
    expect(readSchedule(fields).askedMinutes).toBe(minutes)
  })

  it.each(['0', '-5', 'une heure', ''])('ignores a ttl of %j', (ttl) => {
    expect(readSchedule([element('ttl', ttl)])).toEqual({})
  })
})
