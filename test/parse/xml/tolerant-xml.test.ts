import { describe, expect, it } from 'vitest'
import { readTolerantly } from '#src/parse/xml/tolerant-xml.ts'
import { findText } from '#src/parse/xml/element.ts'
import { isContainer } from '#src/parse/xml/field.ts'
import { canHold } from '#src/parse/xml/nesting.ts'

const read = (xml: string, url?: string) => {
  const feed = readTolerantly(xml, url)
  if (!feed) throw new Error('no feed')
  return feed
}
const rss = (items: string, root = 'version="2.0"') => `<rss ${root}><channel>${items}</channel></rss>`
const titles = (xml: string) => read(xml).items.map(({ fields }) => findText(fields, 'title'))
const first = (xml: string, url?: string) => read(xml, url).items[0]?.fields ?? []

describe('readTolerantly', () => {
  it.each([
    ['<rss/>', 'rss'],
    ['<RDF/>', 'rss'],
    ['<Channel/>', 'rss'],
    ['<feed/>', 'atom'],
    ['<entry/>', 'atom'],
    ['<x:feed xmlns:x="http://www.w3.org/2005/Atom"/>', 'atom'],
  ])('takes %s for %s', (xml, flavour) => {
    expect(read(xml).flavour).toBe(flavour)
  })

  it.each(['<html><body/></html>', '<urlset/>', '', 'du texte', '<!-- <rss/> -->'])(
    'finds no feed in %j',
    (xml) => {
      expect(readTolerantly(xml)).toBeUndefined()
    },
  )

  it('passes over an empty item in an item, and keeps one that stands alone', () => {
    const feed = read(rss('<item><title>a</title><item /><link>b</link></item><item/>'))
    expect(feed.items.map(({ fields }) => fields.length)).toEqual([2, 0])
    expect(feed.fault).toContain('de trop')
  })

  it.each([
    ['a podcast’s category', '<itunes:category text="Art"><item><title>a</title></item>', ['a']],
    ['one in an item', '<item><title>a</title><x:y><item><title>b</title></item>', ['a', 'b']],
    [
      'a list that is ended',
      '<x:list><item><title>b</title></item></x:list><item><title>a</title></item>',
      ['a'],
    ],
  ])('lets %s left open swallow no item', (_, items, expected) => {
    expect(titles(rss(items, 'version="2.0" xmlns:itunes="i" xmlns:x="x"'))).toEqual(expected)
  })

  it('ends an element by its name under no prefix, when nothing else bears it', () => {
    const feed = read('<feed><rss:title>Carnet</title><entry><title>a</title></entry></feed>')
    expect(feed.items).toHaveLength(1)
    expect(feed.fields[0]?.text).toBe('Carnet')
  })

  it('reads elements in no namespace as those of the feed', () => {
    const feed = read(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel xmlns=""><title>a</title></channel></rdf:RDF>',
    )
    expect(findText(feed.fields, 'title')).toBe('a')
  })

  it('keeps the order of text and markup that nobody escaped, and closes no void element', () => {
    const [description] = first(
      rss('<item><description>a <b>b</b> c<br/>d &amp; <i>e</i></description></item>'),
    )
    expect(description).toMatchObject({ markup: 'a <b>b</b> c<br>d &amp; <i>e</i>', text: 'a b cd & e' })
  })

  it('unwraps the div of xhtml, under any prefix, and drops its namespaces', () => {
    const entry = (content: string) =>
      `<feed xmlns:h="http://www.w3.org/1999/xhtml"><entry>${content}</entry></feed>`
    const plain =
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a</p><div>b</div></div></content>'
    expect(first(entry(plain))[0]?.markup).toBe('<p>a</p><div>b</div>')
    expect(first(entry('<content type="xhtml"><h:div><h:p>a</h:p></h:div></content>'))[0]?.markup).toBe(
      '<p>a</p>',
    )
  })

  it('lists what a container holds, however deep, each with its own text', () => {
    const group =
      '<media:group>x<media:content url="1"><media:title>un</media:title></media:content><media:rating>nul</media:rating></media:group>'
    const [field] = first(rss(`<item>${group}</item>`, 'xmlns:media="http://search.yahoo.com/mrss/"'))
    expect(field?.text).toBe('x')
    expect(field?.markup).toBeUndefined()
    expect(field?.children.map(({ name, text }) => [name, text])).toEqual([
      ['media:content', ''],
      ['media:title', 'un'],
      ['media:rating', 'nul'],
    ])
  })

  it('gives each element the base in force where it stands', () => {
    const xml = `<feed xml:base="https://a.exemple/x/"><entry xml:base="y/"><link href="1"/><content xml:base="/z/">t</content></entry><entry><link href="2"/></entry></feed>`
    const feed = read(xml)
    expect(feed.base).toBe('https://a.exemple/x/')
    expect(feed.items.map(({ base }) => base)).toEqual(['https://a.exemple/x/y/', 'https://a.exemple/x/'])
    expect(feed.items[0]?.fields.map(({ base }) => base)).toEqual([
      'https://a.exemple/x/y/',
      'https://a.exemple/z/',
    ])
  })

  it('reads a relative base against the document’s address, and forgets it without one', () => {
    const xml = '<feed xml:base="../b/"><entry><link href="1"/></entry></feed>'
    expect(first(xml, 'https://a.exemple/x/flux')[0]?.base).toBe('https://a.exemple/b/')
    expect(first(xml)[0]).not.toHaveProperty('base')
  })

  it('resolves links inside markup only where a base is declared inside', () => {
    const inside = (attributes: string) =>
      first(
        `<feed><entry><content type="xhtml"><div><p${attributes}><a href="c">x</a></p></div></content></entry></feed>`,
      )
    expect(inside('')[0]?.markup).toBe('<p><a href="c">x</a></p>')
    expect(inside(' xml:base="https://a.exemple/b/"')[0]?.markup).toBe(
      '<p><a href="https://a.exemple/b/c">x</a></p>',
    )
  })

  it.each([
    ['an item left open', '<item><title>Un</title><item><title>Deux</title></item>', ['Un', 'Deux']],
    [
      'a title left open',
      '<item><title>Un<link>x</link></item><item><title>Deux</title></item>',
      ['Un', 'Deux'],
    ],
    [
      'an author left open',
      '<item><author>A<title>Un</title></item><item><title>Deux</title></item>',
      [undefined, 'Deux'],
    ],
    ['end tags that end nothing', '</p><item></b><title>Un</title></item>', ['Un']],
    ['a list of addresses around its items', '<items><item><title>Un</title></item></items>', ['Un']],
  ])('reads the items around %s', (_, items, expected) => {
    expect(titles(rss(items))).toEqual(expected)
  })

  it('leaves alone the items that a source or a list of conflicts holds', () => {
    const item =
      '<item><x:conflicts><item><title>Vieux</title></item></x:conflicts><title>Neuf</title></item>'
    const feed = read(rss(item, 'xmlns:x="urn:x"'))
    expect(feed.items.map(({ fields }) => findText(fields, 'title'))).toEqual(['Neuf'])
    expect(feed.fault).toBeUndefined()
  })

  it.each([
    ['<item><title>a</title></item>', undefined],
    ['<item><title>a</item>', '<title> n’est pas fermé'],
    ['<item><guid a=1>a</guid></item>', 'un attribut est sans guillemets'],
    ['<item><guid a="1" a="2">a</guid></item>', 'un attribut est écrit deux fois'],
    ['<item></b></item>', '</b> ne ferme rien'],
    ['<item><z:a/></item>', 'le préfixe de <z:a> n’est pas déclaré'],
    ['<item><title>&truc;</title></item>', 'entité inconnue &truc;'],
  ])('says of %s: %s', (items, fault) => {
    expect(read(rss(items)).fault).toBe(fault)
  })

  it('keeps of a cut document what is whole, and the running text as far as it goes', () => {
    const whole = '<rss><channel><item><title>Un</title><link>https://a.exemple/1</link>'
    const cut = (end: string) => read(whole + end).items.map(({ fields }) => fields.map(({ name }) => name))
    expect(cut('<description>Une phr')).toEqual([['title', 'link', 'description']])
    expect(cut('<pubDate>Mon, 0')).toEqual([['title', 'link']])
    expect(read('<rss><channel><item><title>Un').items).toEqual([])
    expect(read(whole).fault).toBe('il est tronqué')
  })

  it('stops at fifty thousand items, and says so', () => {
    const feed = read(rss('<item/>'.repeat(50_001)))
    expect(feed.items).toHaveLength(50_000)
    expect(feed.fault).toContain('50000')
  })
})

describe('isContainer', () => {
  it.each(['author', 'source', 'enclosure', 'media:group', 'dc:creator', 'x:inconnu', 'categories'])(
    '%s holds elements',
    (name) => expect(isContainer(name)).toBe(true),
  )

  it.each(['title', 'description', 'content:encoded', 'dc:title', 'media:description', 'xhtml:body'])(
    '%s holds text',
    (name) => expect(isContainer(name)).toBe(false),
  )
})

describe('canHold', () => {
  const field = (name: string, type = '') => ({ name, attributes: { type }, text: '', children: [] })

  it.each([
    ['description', '', 'a', true],
    ['description', '', 'title', true],
    ['description', '', 'guid', false],
    ['description', '', 'dc:title', false],
    ['content', 'xhtml', 'dc:title', true],
    ['title', '', 'b', true],
    ['title', '', 'link', false],
    ['link', '', 'description', false],
  ])('<%s type="%s"> and <%s>: %s', (name, type, inner, expected) => {
    expect(canHold(field(name, type), inner, true)).toBe(expected)
  })
})
