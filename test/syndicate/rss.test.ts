import { DomUtils, parseDocument } from 'htmlparser2'
import Parser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { renderRss } from '#src/syndicate/rss.ts'
import { channelOf, hostileTitles } from './channel.ts'
import { storedItem } from './stored-item.ts'

const { getElementsByTagName, textContent } = DomUtils
const parser = new Parser({ customFields: { item: ['dc:publisher', 'comments'] } })

describe('renderRss', () => {
  it('is read back whole by rss-parser', async () => {
    const item = storedItem({
      id: 'a1',
      title: 'Fibre : l’accès',
      contentHtml: '<p>Tout <em>le</em> texte</p>',
      summaryHtml: '<p>Court</p>',
      author: 'Jeanne Dupont',
      enclosures: [{ url: 'https://www.arcep.example/a1.pdf', type: 'application/pdf', length: 1234 }],
    })
    const read = await parser.parseString(renderRss(channelOf([item])))
    expect(read.title).toBe('Vigie, tout')
    expect(read.link).toBe('https://veille.example/recherche?axe=a&tri=date')
    expect(read.feedUrl).toBe('https://veille.example/flux.rss?axe=a&tri=date')
    expect(read['lastBuildDate']).toBe('Fri, 20 Nov 2026 06:00:00 GMT')
    expect(read.items[0]).toMatchObject({
      title: 'Fibre : l’accès',
      link: 'https://www.arcep.example/a1',
      guid: 'tag:veille.example,2026:item/a1',
      pubDate: 'Thu, 19 Nov 2026 08:30:00 GMT',
      isoDate: '2026-11-19T08:30:00.000Z',
      creator: 'Jeanne Dupont',
      'dc:publisher': 'Arcep',
      comments: 'https://veille.example/item/a1',
      categories: ['Infrastructures & <couverture>'],
      content: '<p>Court</p>',
      'content:encoded': '<p>Tout <em>le</em> texte</p>',
      enclosure: { url: 'https://www.arcep.example/a1.pdf', type: 'application/pdf', length: '1234' },
    })
  })

  it('says that the guid is no address', () => {
    expect(renderRss(channelOf([storedItem({ id: 'a1' })]))).toContain(
      '<guid isPermaLink="false">tag:veille.example,2026:item/a1</guid>',
    )
  })

  it('invents no date', () => {
    const xml = renderRss(channelOf([storedItem({ id: 'a1', publishedAt: undefined })]))
    expect(xml).not.toContain('<pubDate>')
  })

  it('links to our page when the publisher gives no address, and does not repeat it', () => {
    const xml = renderRss(channelOf([storedItem({ id: 'a1', url: undefined })]))
    expect(xml).toContain('<link>https://veille.example/item/a1</link>')
    expect(xml).not.toContain('<comments>')
  })

  it('signs with the publisher when the source names no author', async () => {
    const read = await parser.parseString(renderRss(channelOf([storedItem({ id: 'a1', feedId: 'autre' })])))
    expect(read.items[0]?.creator).toBe('Éditeur & Cie')
  })

  it('keeps the whole feed readable under hostile titles', () => {
    const items = hostileTitles.map(({ given }, index) =>
      storedItem({ id: `h${index}`, title: given, contentHtml: `<p>${given}</p> ]]> <script>x</script>` }),
    )
    const read = parseDocument(renderRss(channelOf(items)), { xmlMode: true })
    const entries = getElementsByTagName('item', read)
    expect(entries).toHaveLength(hostileTitles.length)
    const titles = entries.map((entry) => textContent(getElementsByTagName('title', entry)[0]!))
    expect(titles).toEqual(hostileTitles.map(({ read: expected }) => expected))
    expect(textContent(getElementsByTagName('content:encoded', entries[0]!)[0]!)).toBe(
      '<p><script>alert(1)</script></p> ]]> <script>x</script>',
    )
  })

  it('is a valid empty channel without items', async () => {
    const read = await parser.parseString(renderRss(channelOf([], { description: '' })))
    expect(read.items).toEqual([])
    expect(read.description).toBe('Vigie, tout')
  })

  it('leaves out an enclosure whose type is unknown', () => {
    const item = storedItem({ id: 'a1', enclosures: [{ url: 'https://e.example/x' }] })
    expect(renderRss(channelOf([item]))).not.toContain('<enclosure')
  })
})
