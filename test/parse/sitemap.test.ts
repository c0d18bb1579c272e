import { describe, expect, it } from 'vitest'
import { parseSitemap } from '#src/parse/sitemap.ts'
import { titleOfAddress } from '#src/parse/html/title-of-address.ts'

const url = 'https://www.exemple.fr/sitemap.xml'

describe('parseSitemap', () => {
  it('reads addresses and dates, blanks and entities aside', () => {
    expect(
      parseSitemap(
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url>\n<loc>\n https://www.exemple.fr/?a=1&amp;b=2 </loc><lastmod> 2026-03-12 </lastmod><changefreq>daily</changefreq><priority>0.8</priority></url><url><loc><![CDATA[https://www.exemple.fr/é]]></loc></url></urlset>',
        url,
      ),
    ).toEqual({
      kind: 'urls',
      entries: [
        { url: 'https://www.exemple.fr/?a=1&b=2', lastmod: '2026-03-12' },
        { url: 'https://www.exemple.fr/é' },
      ],
    })
  })

  it('reads the titles and dates of a news sitemap, and not those of its pictures and films', () => {
    const { entries } = parseSitemap(
      `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://www.exemple.fr/a</loc>
<news:news><news:publication><news:name>Le Journal</news:name><news:language>fr</news:language></news:publication><news:publication_date>2026-03-12T08:00:00+01:00</news:publication_date><news:title>Eau &amp; fibre</news:title><news:keywords>eau, fibre</news:keywords></news:news>
<image:image><image:loc>https://www.exemple.fr/i.jpg</image:loc><image:title>Photo</image:title></image:image><video:video><video:title>Film</video:title></video:video></url></urlset>`,
      url,
    )
    expect(entries).toEqual([
      {
        url: 'https://www.exemple.fr/a',
        title: 'Eau &amp; fibre',
        published: '2026-03-12T08:00:00+01:00',
        language: 'fr',
        keywords: 'eau, fibre',
      },
    ])
  })

  it.each([
    [
      'an index',
      '<sitemapindex><sitemap><loc>https://e.fr/s.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>',
      'index',
    ],
    [
      'a prefixed sitemap',
      '<sm:urlset xmlns:sm="x"><sm:url><sm:loc>https://e.fr/s.xml</sm:loc><sm:lastmod>2026-01-01</sm:lastmod></sm:url></sm:urlset>',
      'urls',
    ],
    [
      'a sitemap behind a stylesheet',
      '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- fait par -->\n<urlset><url><loc>https://e.fr/s.xml</loc><lastmod>2026-01-01</lastmod></url></urlset>',
      'urls',
    ],
  ])('reads %s', (_, text, kind) => {
    expect(parseSitemap(text, url)).toEqual({
      kind,
      entries: [{ url: 'https://e.fr/s.xml', lastmod: '2026-01-01' }],
    })
  })

  it('reads a text of one address a line', () => {
    expect(parseSitemap('https://e.fr/un\r\nhttps://e.fr/deux\n# rien\njavascript:x\n', url)).toEqual({
      kind: 'urls',
      entries: [{ url: 'https://e.fr/un' }, { url: 'https://e.fr/deux' }],
    })
  })

  it('keeps what stands before a cut, and tells it', () => {
    expect(
      parseSitemap('<urlset><url><loc>https://e.fr/un</loc></url><url><loc>https://e.fr/de', url),
    ).toEqual({
      kind: 'urls',
      entries: [{ url: 'https://e.fr/un' }],
      bozo: 'Le sitemap est coupé avant sa fin.',
    })
  })

  it('passes over entries without address or with an endless one', () => {
    const { entries } = parseSitemap(
      `<urlset><url><lastmod>2026-01-01</lastmod></url><url><loc>https://e.fr/${'a'.repeat(5000)}</loc></url><url><loc>https://e.fr/b</loc></url></urlset>`,
      url,
    )
    expect(entries).toEqual([{ url: 'https://e.fr/b' }])
  })

  it('stops at the 50,000 addresses of the protocol', () => {
    const text = `<urlset>${'<url><loc>https://e.fr/a</loc></url>'.repeat(70_000)}</urlset>`
    expect(parseSitemap(text, url).entries.length).toBe(50_000)
  })

  it('is not lost in elements without end', () => {
    expect(
      parseSitemap(`<urlset>${'<url>'.repeat(200_000)}<loc>https://e.fr/a</loc>`, url).entries.length,
    ).toBeLessThanOrEqual(1)
  })

  it.each([
    ['<html><body>x</body></html>', 'html-instead-of-feed'],
    ['<rss version="2.0"/>', 'not-a-feed'],
    ['{"urls":[]}', 'not-a-feed'],
  ])('refuses %s', (text, code) => {
    expect(() => parseSitemap(text, url)).toThrow(expect.objectContaining({ code }))
  })
})

describe('titleOfAddress', () => {
  it.each([
    ['https://e.fr/actualites/appel-a-projets-2026', 'Appel a projets 2026'],
    ['https://e.fr/appel-a-projets.html', 'Appel a projets'],
    ['https://e.fr/12345-plan-fibre', 'Plan fibre'],
    ['https://e.fr/plan-fibre-1234567/', 'Plan fibre'],
    ['https://e.fr/plan_fibre_a1234567.html?x=1', 'Plan fibre'],
    ['https://e.fr/num%C3%A9rique-%26-territoires', 'Numérique & territoires'],
    ['https://e.fr/plan-fibre/index.php', 'Plan fibre'],
    ['https://e.fr/plan-fibre/1234', 'Plan fibre'],
    ['https://e.fr/%E0%FF-abcd', '%E0%FF abcd'],
    ['https://e.fr/', undefined],
    ['https://e.fr/node/1234', 'Node'],
    ['pas une adresse', undefined],
  ])('%s is %s', (address, title) => {
    expect(titleOfAddress(address)).toBe(title)
  })
})
