import { describe, expect, it } from 'vitest'
import { latin1, parse, read, utf16 } from './read-fixture.ts'

const rss = (items: string, attributes = 'version="2.0"') =>
  `<?xml version="1.0" encoding="UTF-8"?><rss ${attributes}><channel><title>Flux</title><link>https://exemple.fr/</link>${items}</channel></rss>`
const item = (n: number | string, more = '') =>
  `<item><title>Élément ${n}</title><link>https://exemple.fr/${n}</link><guid>${n}</guid>${more}</item>`
const two = `${item(1)}${item(2)}`

/** Odd, and read: [what is odd, the document, its titles, is it malformed, its Content-Type] */
const readable: [string, string | Uint8Array, string[], boolean, string?][] = [
  [
    'RSS 0.91 with its DOCTYPE',
    `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">${rss(two, 'version="0.91"').slice(38)}`,
    ['Élément 1', 'Élément 2'],
    false,
  ],
  ['RSS 0.92', rss(two, 'version="0.92"'), ['Élément 1', 'Élément 2'], false],
  ['RSS without a version', rss(two, ''), ['Élément 1', 'Élément 2'], false],
  ['RSS of an unknown version', rss(two, 'version="3.0"'), ['Élément 1', 'Élément 2'], false],
  [
    'RSS 0.90 in RDF without prefix',
    `<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>x</title></channel>${two}</RDF>`,
    ['Élément 1', 'Élément 2'],
    false,
  ],
  ['no XML declaration', rss(two).slice(38), ['Élément 1', 'Élément 2'], false],
  [
    'a stylesheet instruction and comments',
    rss(two).replace('<rss', '<?xml-stylesheet href="x.xsl"?><!-- produit par un CMS --><rss'),
    ['Élément 1', 'Élément 2'],
    false,
  ],
  ['a feed with no item', rss(''), [], false],
  ['a channel that is empty', '<rss version="2.0"><channel/></rss>', [], false],
  ['blank before the prologue', `\n\n  ${rss(two)}`, ['Élément 1', 'Élément 2'], true],
  [
    'a PHP warning before the prologue',
    `<br />\n<b>Warning</b>: mysqli in <b>/var/www/x.php</b> on line <b>3</b><br />${rss(two)}`,
    ['Élément 1', 'Élément 2'],
    true,
  ],
  [
    'a whole HTML page before the prologue',
    `<!DOCTYPE html><html><body><p>Erreur</p></body></html>${rss(two)}`,
    ['Élément 1', 'Élément 2'],
    true,
  ],
  ['text after the end', `${rss(two)}<!-- fini --> \n`, ['Élément 1', 'Élément 2'], false],
  [
    'a stray ampersand',
    rss(`<item><title>Eau & fibre</title><link>https://exemple.fr/?a=1&b=2</link></item>${item(2)}`),
    ['Eau & fibre', 'Élément 2'],
    true,
  ],
  [
    'an entity of HTML',
    rss(`<item><title>Caf&eacute;&nbsp;num&eacute;rique</title></item>`),
    ['Café numérique'],
    true,
  ],
  [
    'an entity that does not exist',
    rss(`<item><title>Un &truc; ici</title></item>`),
    ['Un &truc; ici'],
    true,
  ],
  [
    'an ampersand inside CDATA',
    rss(`<item><title><![CDATA[Eau & fibre]]></title></item>`),
    ['Eau & fibre'],
    false,
  ],
  [
    'a title with escaped HTML',
    rss(`<item><title>Le &lt;b&gt;point&lt;/b&gt; d&amp;#039;accès</title></item>`),
    ["Le point d'accès"],
    false,
  ],
  [
    'a title in markup',
    rss(`<item><title>Le <b>point</b> d’accès</title></item>`),
    ['Le point d’accès'],
    false,
  ],
  [
    'a control character',
    rss(`<item><title>Fibre\u000b optique\u0000</title></item>`),
    ['Fibre optique'],
    true,
  ],
  [
    'a document cut in an item',
    rss(two).slice(0, rss(two).indexOf('<guid>2')),
    ['Élément 1', 'Élément 2'],
    true,
  ],
  [
    'a document cut in the address of an item',
    rss(two).slice(0, rss(two).lastIndexOf('/2</link>')),
    ['Élément 1'],
    true,
  ],
  ['a document cut in a title', rss(two).slice(0, rss(two).lastIndexOf('ément 2')), ['Élément 1'], true],
  [
    'a document without its last tags',
    rss(two).replace('</channel></rss>', ''),
    ['Élément 1', 'Élément 2'],
    true,
  ],
  [
    'a CDATA section that never ends',
    rss(`${item(1)}<item><title>x</title><link>https://exemple.fr/x</link><description><![CDATA[<p>`),
    ['Élément 1', 'x'],
    true,
  ],
  [
    'items that are not closed',
    rss('<item><title>Un</title><guid>1</guid><item><title>Deux</title><guid>2</guid>'),
    ['Un', 'Deux'],
    true,
  ],
  [
    'a description that is not closed',
    rss('<item><title>Un</title><description>texte<guid>1</guid></item><item><title>Deux</title></item>'),
    ['Un', 'Deux'],
    true,
  ],
  [
    'an attribute without quotes',
    rss(`<item><title>Un</title><guid isPermaLink=false>1</guid></item>`),
    ['Un'],
    true,
  ],
  [
    'two items with one guid',
    rss(
      `<item><title>Un</title><link>/1</link><guid>g</guid></item><item><title>Deux</title><link>/2</link><guid>g</guid></item>`,
    ),
    ['Un', 'Deux'],
    false,
  ],
  [
    'an item without title',
    rss(`<item><description>&lt;p&gt;Le texte seul.&lt;/p&gt;</description></item>`),
    ['Le texte seul.'],
    false,
  ],
  ['an item without anything', rss(`<item/>${item(2)}`), ['Élément 2'], false],
  [
    'empty elements',
    rss(`<item><title>Un</title><link/><guid/><pubDate/><category/><enclosure/></item>`),
    ['Un'],
    false,
  ],
  [
    'namespaces under unusual prefixes',
    rss(
      `<item><d:title>Un</d:title><c:encoded>&lt;p&gt;x&lt;/p&gt;</c:encoded></item>`,
      'version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/"',
    ),
    ['Un'],
    false,
  ],
  [
    'Atom under a prefix',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>x</a:title><a:entry><a:title>Un</a:title><a:id>1</a:id></a:entry></a:feed>',
    ['Un'],
    false,
  ],
  [
    'Atom with a date that is no date',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Un</title><published>bientôt</published></entry></feed>',
    ['Un'],
    false,
  ],
  [
    'Atom with a link that has no href',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Un</title><link>https://exemple.fr/</link></entry></feed>',
    ['Un'],
    false,
  ],
  [
    'windows-1252 that says so',
    latin1(
      '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><item><title>Éducation à l\x92image</title></item></channel></rss>',
    ),
    ['Éducation à l’image'],
    false,
  ],
  [
    'windows-1252 that the server says',
    latin1('<rss version="2.0"><channel><item><title>Déjà vu</title></item></channel></rss>'),
    ['Déjà vu'],
    false,
    'text/xml; charset=windows-1252',
  ],
  [
    'windows-1252 that claims to be UTF-8',
    latin1(
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><item><title>Éducation numérique à l’école'.replace(
        '’',
        "'",
      ) + '</title></item></channel></rss>',
    ),
    ["Éducation numérique à l'école"],
    true,
  ],
  [
    'UTF-8 that the server calls Latin-1',
    rss(two),
    ['Élément 1', 'Élément 2'],
    false,
    'text/xml; charset=ISO-8859-1',
  ],
  ['UTF-8 with its mark', `\uFEFF${rss(two)}`, ['Élément 1', 'Élément 2'], false],
  [
    'UTF-16 little-endian',
    utf16(rss(two).replace('UTF-8', 'UTF-16'), 'le'),
    ['Élément 1', 'Élément 2'],
    false,
  ],
  ['UTF-16 big-endian', utf16(rss(two).replace('UTF-8', 'UTF-16'), 'be'), ['Élément 1', 'Élément 2'], false],
  ['UTF-16 without its mark', utf16(rss(two), 'le', false), ['Élément 1', 'Élément 2'], false],
  [
    'a JSON Feed with a mark, served as text',
    `\uFEFF {"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"Un"}]}`,
    ['Un'],
    false,
    'text/plain',
  ],
  ['RSS served as HTML', rss(two), ['Élément 1', 'Élément 2'], false, 'text/html; charset=utf-8'],
  [
    'a feed that quotes a page',
    rss(
      `<item><title>Un</title><description><![CDATA[<!doctype html><html><body>x</body></html>]]></description></item>`,
    ),
    ['Un'],
    false,
  ],
  [
    'an entity bomb',
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><item><title>Bombe &c;</title></item></channel></rss>`,
    ['Bombe &c;'],
    true,
  ],
  [
    'an external entity',
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>Fichier &x;</title></item></channel></rss>`,
    ['Fichier &x;'],
    true,
  ],
]

async function urlOf(guid: string): Promise<string | undefined> {
  return (await read(rss(`<item><title>x</title>${guid}</item>`))).items[0]?.url
}

describe('parseFeed reads', () => {
  it.each(readable)('%s', async (_, body, titles, isMalformed, contentType) => {
    const { parsed, items } = await read(body, contentType)
    expect(items.map(({ title }) => title)).toEqual(titles)
    expect(parsed.bozo !== undefined).toBe(isMalformed)
  })

  it('says in French what is malformed', async () => {
    expect((await parse(rss('<item><title>Eau & fibre</title></item>'))).bozo).toBe(
      'XML mal formé\u00a0: une esperluette isolée. Lu avec tolérance.',
    )
    expect((await parse(rss(two).slice(0, -10))).bozo).toContain('tronqué')
  })

  it('keeps the address of a stray ampersand whole', async () => {
    const { items } = await read(
      rss('<item><title>x</title><link>https://exemple.fr/?a=1&b=2&copy=3</link></item>'),
    )
    expect(items[0]?.url).toBe('https://exemple.fr/?a=1&b=2&copy=3')
  })

  it('leaves an undated item undated', async () => {
    const { items } = await read(rss(item(1, '<pubDate>prochainement</pubDate>')))
    expect(items[0]).toMatchObject({ publishedAt: undefined, updatedAt: undefined })
  })

  it('takes a guid for an address only when it may be one', async () => {
    expect(await urlOf('<guid>https://exemple.fr/a</guid>')).toBe('https://exemple.fr/a')
    expect(await urlOf('<guid isPermaLink="false">https://exemple.fr/a</guid>')).toBeUndefined()
    expect(await urlOf('<guid>urn:uuid:1</guid>')).toBeUndefined()
  })
})

/** Not a feed at all: [what comes instead, the code, a word that the message must have] */
const refused: [string, string | Uint8Array, string, string][] = [
  ['nothing', '', 'empty', 'vide'],
  ['blanks', ' \n\t ', 'empty', 'vide'],
  ['a mark alone', '\uFEFF', 'empty', 'vide'],
  [
    'a page',
    '<!doctype html><html><head><title>Accueil</title></head><body>x</body></html>',
    'html-instead-of-feed',
    'page web',
  ],
  [
    'a page that advertises its feed',
    '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
    'html-instead-of-feed',
    'https://www.exemple.fr/rss',
  ],
  [
    'a page that quotes a feed',
    '<html><body><pre>&lt;rss&gt;</pre><rss version="2.0"></rss></body></html>',
    'html-instead-of-feed',
    'page web',
  ],
  ['a fragment of page', '<div><p>Erreur 500</p></div>', 'html-instead-of-feed', 'page web'],
  [
    'a sitemap',
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://exemple.fr/</loc></url></urlset>',
    'not-a-feed',
    'XML',
  ],
  [
    'an OPML',
    '<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body/></opml>',
    'not-a-feed',
    'XML',
  ],
  ['plain text', 'Service indisponible', 'not-a-feed', 'flux'],
  ['bytes', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2]), 'not-a-feed', 'flux'],
  ['a feed cut before anything', '<?xml version="1.0"?><rss version="2.0"><chan', 'malformed-xml', 'abîmé'],
  [
    'a feed cut in its first item',
    '<rss version="2.0"><channel><title>x</title><item><title>y',
    'malformed-xml',
    'tronqué',
  ],
  ['a JSON cut short', '{"version":"https://jsonfeed.org/version/1.1","items":[', 'malformed-json', 'JSON'],
  ['JSON that is no feed', '{"status":"ok"}', 'not-a-feed', 'JSON Feed'],
  ['eleven megabytes', new Uint8Array(11_000_000).fill(32), 'too-complex', '10'],
]

describe('parseFeed refuses', () => {
  it.each(refused)('%s', async (_, body, code, word) => {
    const failure = parse(body)
    await expect(failure).rejects.toMatchObject({ name: 'ParseError', code })
    await expect(failure).rejects.toThrow(word)
  })
})
