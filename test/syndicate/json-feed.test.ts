import { describe, expect, it } from 'vitest'
import { renderJsonFeed } from '#src/syndicate/json-feed.ts'
import { channelOf, hostileTitles } from './channel.ts'
import { storedItem } from './stored-item.ts'

interface Read {
  items: Record<string, unknown>[]
  [field: string]: unknown
}

const read = (json: string) => JSON.parse(json) as Read

describe('renderJsonFeed', () => {
  it('is a JSON Feed 1.1', () => {
    const item = storedItem({
      id: 'a1',
      language: 'fr',
      closing: { value: '2027-03-15', origin: 'text', evidence: 'avant le 15 mars 2027' },
      enclosures: [
        { url: 'https://e.example/a.pdf', type: 'application/pdf', length: 9 },
        { url: 'https://e.example/b' },
      ],
    })
    expect(read(renderJsonFeed(channelOf([item])))).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Vigie, tout',
      description: 'Tout ce que la veille retient',
      home_page_url: 'https://veille.example/recherche?axe=a&tri=date',
      feed_url: 'https://veille.example/flux.rss?axe=a&tri=date',
      language: 'fr',
      items: [
        {
          id: 'tag:veille.example,2026:item/a1',
          url: 'https://www.arcep.example/a1',
          title: 'Titre a1',
          content_html: '<p>Un texte.</p>',
          date_published: '2026-11-19T08:30:00Z',
          authors: [{ name: 'Arcep' }],
          tags: ['Infrastructures & <couverture>'],
          language: 'fr',
          attachments: [{ url: 'https://e.example/a.pdf', mime_type: 'application/pdf', size_in_bytes: 9 }],
          _vigie: {
            page: 'https://veille.example/item/a1',
            publisher: 'Arcep',
            first_seen: '2026-11-20T06:00:00Z',
            domain: 'technologique',
            kind: 'actualite',
            axes: [{ id: 'infrastructures-thd-mobile', score: 6 }],
            deadline: '2027-03-15',
            deadline_origin: 'text',
          },
        },
      ],
    })
  })

  it('gives a text where there is no HTML: the format requires one of the two', () => {
    const [item] = read(
      renderJsonFeed(channelOf([storedItem({ id: 'a1', contentHtml: '', text: '' })])),
    ).items
    expect(item).toMatchObject({ content_text: 'Titre a1' })
    expect(item).not.toHaveProperty('content_html')
  })

  it('has no date when the source has none', () => {
    const [item] = read(renderJsonFeed(channelOf([storedItem({ id: 'a1', publishedAt: undefined })]))).items
    expect(item).not.toHaveProperty('date_published')
    expect(item).not.toHaveProperty('date_modified')
  })

  it('falls back on the axis id without labels', () => {
    const [item] = read(
      renderJsonFeed(channelOf([storedItem({ id: 'a1' })], { axisLabelOf: undefined })),
    ).items
    expect(item?.['tags']).toEqual(['infrastructures-thd-mobile'])
  })

  it('gives hostile titles back as they are', () => {
    const items = hostileTitles.map(({ given }, index) => storedItem({ id: `h${index}`, title: given }))
    const titles = read(renderJsonFeed(channelOf(items))).items.map((item) => item['title'])
    // A lone surrogate is escaped by JSON.stringify, so the document itself stays valid UTF-8.
    expect(titles).toEqual(hostileTitles.map(({ given }) => given))
  })
})
