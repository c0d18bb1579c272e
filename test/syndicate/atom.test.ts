import { DomUtils, parseDocument } from 'htmlparser2'
import Parser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '#src/syndicate/atom.ts'
import { channelOf, hostileTitles } from './channel.ts'
import { storedItem } from './stored-item.ts'

const { getElementsByTagName, textContent } = DomUtils

type Node = ReturnType<typeof parseDocument>
type Element = ReturnType<typeof getElementsByTagName>[number]

function read(xml: string) {
  const document = parseDocument(xml, { xmlMode: true })
  const all = (name: string, within: Element | Node = document) => getElementsByTagName(name, within)
  return {
    all,
    entries: all('entry'),
    text: (name: string, within: Element) => textContent(all(name, within)),
  }
}

describe('renderAtom', () => {
  it('has what RFC 4287 requires of a feed and of each entry', () => {
    const { all, entries, text } = read(
      renderAtom(channelOf([storedItem({ id: 'a1' }), storedItem({ id: 'a2' })])),
    )
    const feed = all('feed')[0]!
    expect(feed.attribs['xmlns']).toBe('http://www.w3.org/2005/Atom')
    for (const holder of [feed, ...entries]) {
      const own = (name: string) => holder.children.filter((child) => 'name' in child && child.name === name)
      expect(own('id')).toHaveLength(1)
      expect(own('title')).toHaveLength(1)
      expect(own('updated')).toHaveLength(1)
    }
    expect(entries.map((entry) => text('id', entry))).toEqual([
      'tag:veille.example,2026:item/a1',
      'tag:veille.example,2026:item/a2',
    ])
    expect(entries.map((entry) => text('name', entry))).toEqual(['Arcep', 'Arcep'])
    expect(entries.map((entry) => text('updated', entry))).toEqual([
      '2026-11-19T08:30:00Z',
      '2026-11-19T08:30:00Z',
    ])
  })

  it('links to the original, and to our page as related', () => {
    const { all, entries } = read(renderAtom(channelOf([storedItem({ id: 'a1' })])))
    expect(all('link', entries[0]!).map((link) => link.attribs)).toEqual([
      { rel: 'alternate', type: 'text/html', href: 'https://www.arcep.example/a1' },
      { rel: 'related', type: 'text/html', href: 'https://veille.example/item/a1' },
    ])
  })

  it('names each axis by id and label', () => {
    const { all, entries } = read(renderAtom(channelOf([storedItem({ id: 'a1' })])))
    expect(all('category', entries[0]!)[0]!.attribs).toEqual({
      term: 'infrastructures-thd-mobile',
      label: 'Infrastructures & <couverture>',
    })
  })

  it('says so when the date is that of our first reading', () => {
    const xml = renderAtom(channelOf([storedItem({ id: 'a1', publishedAt: undefined })]))
    expect(xml).toContain(
      '<!-- sans date à la source : instant de première lecture -->\n<updated>2026-11-20T06:00:00Z</updated>',
    )
    expect(xml).not.toContain('<published>')
  })

  it('moves `updated` when we saw a revision, or when the publisher says so, whichever is later', () => {
    const items = [
      storedItem({ id: 'a1', lastRevisedAt: '2026-11-22T06:00:00Z' }),
      storedItem({ id: 'a2', updatedAt: '2026-11-21T06:00:00Z' }),
      storedItem({ id: 'a3', updatedAt: '2026-11-21T06:00:00Z', lastRevisedAt: '2026-11-22T06:00:00Z' }),
    ]
    const { entries, text } = read(renderAtom(channelOf(items)))
    expect(entries.map((entry) => text('updated', entry))).toEqual([
      '2026-11-22T06:00:00Z',
      '2026-11-21T06:00:00Z',
      '2026-11-22T06:00:00Z',
    ])
    expect(entries.map((entry) => text('published', entry))).toEqual(Array(3).fill('2026-11-19T08:30:00Z'))
  })

  it('carries content and summary as HTML, hostile or not', async () => {
    const item = storedItem({
      id: 'a1',
      summaryHtml: '<p>Court ]]></p>',
      contentHtml: '<p>Long &amp; ]]> sûr</p>',
    })
    const { entries, text, all } = read(renderAtom(channelOf([item])))
    expect(text('content', entries[0]!)).toBe('<p>Long &amp; ]]> sûr</p>')
    expect(text('summary', entries[0]!)).toBe('<p>Court ]]></p>')
    expect(all('content', entries[0]!)[0]!.attribs['type']).toBe('html')
  })

  it('keeps hostile titles as text', async () => {
    const items = hostileTitles.map(({ given }, index) => storedItem({ id: `h${index}`, title: given }))
    const { entries, text } = read(renderAtom(channelOf(items)))
    expect(entries.map((entry) => text('title', entry))).toEqual(hostileTitles.map((one) => one.read))
  })

  it('is read by rss-parser', async () => {
    const parsed = await new Parser().parseString(renderAtom(channelOf([storedItem({ id: 'a1' })])))
    expect(parsed.items[0]).toMatchObject({
      title: 'Titre a1',
      link: 'https://www.arcep.example/a1',
      author: 'Arcep',
      id: 'tag:veille.example,2026:item/a1',
    })
  })
})
