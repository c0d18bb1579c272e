import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { renderRss } from '#src/syndicate/rss.ts'
import { documentsOf, siteDocuments } from './documents.ts'
import { rssFaults } from './rss-rules.ts'

function faultsOf(xml: string): string[] {
  using document = XmlDocument.fromString(xml)
  return rssFaults(document)
}

const [, rich] = documentsOf('rss')[0]!
const whole = renderRss(rich)

describe('RSS 2.0, by the rules of its specification and of the W3C validator', () => {
  it.each(documentsOf('rss'))('finds no fault in %s', (_name, channel) => {
    expect(faultsOf(renderRss(channel))).toEqual([])
  })

  it('finds no fault in what the site answers', async () => {
    const documents = await siteDocuments('rss')
    expect(documents.map(([path, xml]) => [path, faultsOf(xml)])).toEqual(
      documents.map(([path]) => [path, []]),
    )
  })

  // The check is worth what it refuses.
  it.each([
    ['another version', 'version="2.0"', 'version="0.91"'],
    ['a channel without title', /<title>Vigie, tout<\/title>\n/, ''],
    ['a channel without description', /<description>Tout ce que la veille retient<\/description>\n/, ''],
    ['an address that is not whole', '<link>https://veille.example', '<link>/recherche'],
    ['an element that RSS does not have', '<generator>', '<summary>x</summary><generator>'],
    ['an element twice', '<language>', '<language>en</language><language>'],
    ['a date of another kind', /<pubDate>[^<]*/, '<pubDate>2026-11-18T07:15:00Z'],
    ['a date with two digits for the year', / 2026 07:15/, ' 26 07:15'],
    ['a weekday that is not of that day', '<pubDate>Wed', '<pubDate>Thu'],
    ['an item without guid', /<guid[^>]*>[^<]*<\/guid>\n/, ''],
    ['a guid twice in the feed', '2026:item/titre-seul', '2026:item/appel-complet'],
    ['a guid that is a link or not', 'isPermaLink="false"', 'isPermaLink="non"'],
    ['an enclosure without length', / length="48213"/, ''],
    ['an enclosure without type', ' type="application/pdf"', ''],
    ['two enclosures', /(<enclosure [^>]*>)/, '$1$1'],
    ['no link to itself', 'rel="self"', 'rel="related"'],
    [
      'a content before its description',
      /(<description>&lt;[\s\S]*?<\/description>\n)(<content:encoded>[\s\S]*?<\/content:encoded>\n)/,
      '$2$1',
    ],
    ['a script in a content', '&lt;strong&gt;', '&lt;script&gt;'],
    ['a relative address in a content', '&lt;strong&gt;', '&lt;a href=&quot;/x&quot;&gt;'],
    ['an unusual prefix', 'xmlns:dc=', 'xmlns:dublin="http://purl.org/dc/elements/1.1/" xmlns:dc='],
    ['an empty element', /<dc:creator>[^<]*/, '<dc:creator>'],
    ['a tombstone of what the feed holds', 'item/retire-1"', 'item/appel-complet"'],
    ['a tombstone without an instant', 'when="2026-11-22T10:00:00.000Z"', ''],
  ])('refuses %s', (_name, from, to) => {
    const spoilt = whole.replace(from, to)
    expect(spoilt).not.toBe(whole)
    expect(faultsOf(spoilt)).not.toEqual([])
  })
})
