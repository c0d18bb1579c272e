import { describe, expect, it } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { parseSyndication } from '#src/parse/syndication/syndication.ts'
import { readWithRssParser } from '#src/parse/syndication/rss-parser-reader.ts'
import { mapRss } from '#src/parse/syndication/rss-items.ts'
import { mapAtom } from '#src/parse/syndication/atom-items.ts'
import { readTolerantly } from '#src/parse/xml/tolerant-xml.ts'
import { isCostly, losesInRssParser } from '#src/parse/syndication/reader-choice.ts'
import type { XmlFeed } from '#src/parse/xml/element.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { readFileSync, readdirSync } from 'node:fs'
import { fixture } from '../read-fixture.ts'

const text = (name: string) => new TextDecoder().decode(fixture(name))
const map = (feed: XmlFeed) => (feed.flavour === 'atom' ? mapAtom(feed) : mapRss(feed))
const rss = (description: string) =>
  `<rss version="2.0"><channel><title>x</title><item><title>y</title><description>${description}</description></item></channel></rss>`

/** How it ends, "read" or the code of the error. */
async function outcome(xml: string): Promise<string> {
  return parseSyndication(xml).then(
    () => 'read',
    (error: unknown) => (error instanceof ParseError ? error.code : 'crash'),
  )
}

describe('the choice of reader', () => {
  it.each([['rss-2.0.xml'], ['rss-1.0.xml'], ['atom-0.3.xml']])('gives %s to rss-parser', (name) => {
    expect(losesInRssParser(text(name)) || isCostly(text(name))).toBe(false)
  })

  it.each([
    ['xhtml content, which xml2js would reorder', text('atom-1.0.xml')],
    ['markup that nobody escaped', rss('Un <b>mot</b>')],
    ['a version that rss-parser does not know', '<rss version="1.0x"><channel/></rss>'],
    ['no version', '<rss><channel/></rss>'],
    [
      'an unusual prefix',
      '<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel/></rss>',
    ],
    ['Atom under a prefix', '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"></atom:feed>'],
    ['a base on the root of RSS', '<rss version="2.0" xml:base="https://exemple.fr/"><channel/></rss>'],
    ['a base anywhere', '<feed><entry><content xml:base="https://exemple.fr/"/></entry></feed>'],
    ['a language on the root of RSS', '<rss version="2.0" xml:lang="fr"><channel/></rss>'],
    ['names in capitals', '<rss version="2.0"><channel><ITEM/></channel></rss>'],
    ['a namespace on an inner element', '<rss version="2.0"><channel><link xmlns="x"/></channel></rss>'],
    ['two spellings of Atom', '<feed xmlns="a" xmlns:atom="a"></feed>'],
    ['entities of its own', '<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>'],
    ['markup in a category', '<rss version="2.0"><channel><category><p>x</p></category></channel></rss>'],
  ])('gives %s to the tolerant reader', (_, xml) => {
    expect(losesInRssParser(xml)).toBe(true)
  })

  it('leaves to rss-parser elements that are empty, and comments', () => {
    const ordinary =
      '<!-- <rss> --><rss version="2.0"><channel><link href="x"/>\n<item><category domain="a" />\n<title><!-- x -->y</title></item></channel></rss>'
    expect(losesInRssParser(ordinary)).toBe(false)
  })

  it('is taken back when items are missing', async () => {
    const outside =
      '<rss version="2.0"><channel><title>x</title></channel><item><title>Hors</title></item></rss>'
    expect((await parseSyndication(outside)).items).toMatchObject([{ title: 'Hors' }])
  })

  it.each([['rss-2.0.xml'], ['rss-1.0.xml'], ['atom-0.3.xml']])(
    'shows nowhere in the items of %s',
    async (name) => {
      const strict = await readWithRssParser(text(name))
      const tolerant = readTolerantly(text(name))
      expect(tolerant?.fault).toBeUndefined()
      expect(tolerant && map(tolerant)).toEqual(map(strict))
    },
  )

  const recorded = sharedPath('samples/rss-presse-peng')
  it.skipIf(!recorded)('shows nowhere in the items of recorded feeds', async () => {
    let compared = 0
    for (const name of readdirSync(recorded ?? '').slice(0, 40)) {
      const xml = readFileSync(`${recorded}/${name}`, 'utf8')
      if (!/<rss[\s>]/.test(xml) || losesInRssParser(xml)) continue
      const tolerant = readTolerantly(xml)
      expect({ name, ...(tolerant && map(tolerant)) }).toEqual({ name, ...map(await readWithRssParser(xml)) })
      compared += 1
    }
    expect(compared).toBeGreaterThan(20)
  })
})

describe('parseSyndication', () => {
  it.each([
    '<rss></rss>',
    '<rss version="2.0"><channel/></rss>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>',
    '<feed xmlns="http://www.w3.org/2005/Atom"/>',
  ])('takes %s for a feed without items', async (xml) => {
    const parsed = await parseSyndication(xml)
    expect(parsed.items).toEqual([])
    expect(parsed).not.toHaveProperty('bozo')
  })

  it('keeps what an empty channel of CDF says', async () => {
    expect(await parseSyndication('<CHANNEL HREF="https://exemple.fr/"></CHANNEL>')).toMatchObject({
      link: 'https://exemple.fr/',
    })
  })

  it('refuses what is both ill-formed and empty', async () => {
    expect(await outcome('<rss version="2.0"><channel>')).toBe('malformed-xml')
  })

  it('reads the elements of Atom 0.3 that RSS borrows', async () => {
    const xml = `<rss version="2.0" xmlns:a="http://purl.org/atom/ns#"><channel><a:tagline>Actualités</a:tagline>
      <item><title>a</title><a:issued>2026-11-02</a:issued><a:modified>2026-11-03</a:modified></item>
      <item><title>b</title><a:created>2026-11-01</a:created></item></channel></rss>`
    expect(await parseSyndication(xml)).toMatchObject({
      description: 'Actualités',
      items: [{ published: '2026-11-02', updated: '2026-11-03' }, { published: '2026-11-01' }],
    })
    const usual = xml.replaceAll('a:', 'atom:').replace('xmlns:a=', 'xmlns:atom=')
    expect(losesInRssParser(xml)).not.toBe(losesInRssParser(usual))
    expect(await parseSyndication(usual)).toEqual(await parseSyndication(xml))
  })

  it('takes a sound for the address of an item that has no other', async () => {
    const item = (inside: string) =>
      `<rss version="2.0"><channel><item><title>a</title>${inside}<enclosure url="https://exemple.fr/a.mp3"/></item></channel></rss>`
    expect((await parseSyndication(item(''))).items[0]?.url).toBe('https://exemple.fr/a.mp3')
    expect((await parseSyndication(item('<link>/b</link>'))).items[0]?.url).toBe('/b')
  })
})

describe('the cost of a document', () => {
  // rss-parser alone takes seconds on the first two (quadratic snippets) and exhausts its stack on the third.
  it.each([
    ['tags that never end', rss('x&lt;p'.repeat(60_000))],
    ['tags at the end of every line', rss('a&lt;p&gt;\n'.repeat(40_000))],
    ['CDATA full of tags that never end', rss(`<![CDATA[${'x<p'.repeat(80_000)}]]>`)],
    ['elements nested without end', rss('<a>'.repeat(50_000))],
    [
      'Atom nested without end',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>y</title>${'<x>'.repeat(50_000)}`,
    ],
    [
      'items opened without end',
      `<rss version="2.0"><channel>${'<item><title>y</title><guid>1</guid>'.repeat(20_000)}`,
    ],
    ['namespaces without end', rss(Array.from({ length: 5000 }, (_, i) => `<a xmlns:p${i}="u"/>`).join(''))],
    ['ampersands without end', rss('&amp;'.repeat(100_000) + '&'.repeat(100_000))],
    ['comments without end', rss('<!--'.repeat(100_000))],
    ['roots in a comment', `<!--${'<rss '.repeat(200_000)}-->${rss('x')}`],
    ['names without end in an author', rss(`</description><author>${'<name>x</name>'.repeat(100_000)}`)],
    ['tags left open, 240 kB', rss('<a>'.repeat(80_000))],
    ['items without end', rss(`</description>${'<item>'.repeat(300_000)}`)],
    ['CDATA without end', rss('<![CDATA['.repeat(50_000))],
  ])('stays small for %s', async (_, xml) => {
    const started = performance.now()
    expect(['read', 'malformed-xml']).toContain(await outcome(xml))
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('says that such documents are costly, and that a long ordinary one is not', () => {
    const article =
      '&lt;p class="texte"&gt;Un paragraphe ordinaire, avec &lt;b&gt;du gras&lt;/b&gt;.&lt;/p&gt;\n'
    expect(isCostly(rss('x&lt;p'.repeat(60_000)))).toBe(true)
    expect(isCostly(rss('<a>'.repeat(2000)))).toBe(true)
    expect(isCostly(rss(article.repeat(5000)))).toBe(false)
    expect(isCostly(rss(`<![CDATA[${'Une ligne<br>\n et une <img src="x">autre'.repeat(3000)}]]>`))).toBe(
      false,
    )
  })

  it('does not expand an entity bomb', async () => {
    const entities = Array.from(
      { length: 30 },
      (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
    ).join('')
    const bomb = `<!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]>${rss('&e30;')}`
    const parsed = await parseSyndication(bomb)
    expect(parsed.items).toMatchObject([{ title: 'y', summaryHtml: '&e30;' }])
  })
})
