import { describe, expect, it } from 'vitest'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'

const url = 'https://www.exemple.fr/flux'
const item = '<item><title>Élément</title><link>/1?utm_source=x</link><pubDate>3 mars 2026</pubDate>'
const rss = (end: string) => `<rss version="2.0"><channel><title>Flux</title>${item}${end}`

/** The pure stages are the same in both runtimes: what differs is which charsets and which npm packages load. */
describe('parse and normalise in workerd', () => {
  it.each([
    ['rss-parser', rss('<description>&lt;b&gt;x&lt;/b&gt;</description></item></channel></rss>')],
    ['the tolerant reader', rss('<description>a & <b>x</b></description></item></channel>')],
  ])('read RSS with %s', async (_, xml) => {
    const parsed = await parseFeed(new TextEncoder().encode(xml), { url })
    const { items } = await normaliseItems(parsed, { id: 'essai', url })
    expect(items).toMatchObject([
      {
        title: 'Élément',
        url: 'https://www.exemple.fr/1',
        publishedAt: '2026-03-03T00:00:00Z',
        summaryHtml: expect.stringContaining('<b>x</b>'),
      },
    ])
  })

  it('read windows-1252 and UTF-16', async () => {
    const xml = '<rss version="2.0"><channel><item><title>Déjà</title></item></channel></rss>'
    const latin1 = Uint8Array.from(xml, (character) => character.charCodeAt(0))
    const utf16 = Uint8Array.from([0xfe, 0xff, ...Array.from(xml).flatMap((one) => [0, one.charCodeAt(0)])])
    for (const body of [latin1, utf16]) {
      const parsed = await parseFeed(body, { url, contentType: 'text/xml; charset=iso-8859-1' })
      expect(parsed.items[0]?.title).toBe('Déjà')
    }
  })

  it('read an HTML list', async () => {
    const parsed = await parseFeed(new TextEncoder().encode('<ul><li><a href="/a">Un</a></li></ul>'), {
      url,
      feed: {
        id: 'essai',
        publisher: 'Essai',
        title: 'Essai',
        url,
        homepage: url,
        domain: 'technologique',
        territory: 'national',
        language: 'fr',
        everyMinutes: 60,
        format: 'html-list',
        list: { item: 'li', title: 'a' },
      },
    })
    expect(parsed.items).toMatchObject([{ title: 'Un', url: '/a' }])
  })
})
