import { describe, expect, it } from 'vitest'
import { joinBase, enterBase } from '#src/parse/xml/base.ts'
import { declaredEntities, decodeEntities } from '#src/parse/xml/entities.ts'
import { canonicalPrefix, NamespaceScope } from '#src/parse/xml/names.ts'

describe('canonicalPrefix', () => {
  it.each([
    ['http://purl.org/dc/elements/1.1/', 'dc'],
    [' https://purl.org/dc/elements/1.1 ', 'dc'],
    ['http://search.yahoo.com/mrss', 'media'],
    ['http://www.itunes.com/DTDs/PodCast-1.0.dtd', 'itunes'],
    ['http://www.w3.org/2005/Atom', 'atom'],
    ['http://purl.org/atom/ns#', 'atom'],
    ['http://purl.org/rss/1.0/', ''],
    ['https://inconnu.exemple/ns', undefined],
  ])('%s → %s', (uri, prefix) => {
    expect(canonicalPrefix(uri)).toBe(prefix)
  })
})

describe('NamespaceScope', () => {
  const root = new NamespaceScope().enter(
    { xmlns: 'https://maison.exemple/', 'xmlns:sujet': 'http://purl.org/dc/elements/1.1/' },
    true,
  )

  it('writes names in lower case under the usual prefix', () => {
    expect(root.nameOf('Sujet:Creator', false)).toBe('dc:creator')
    expect(root.nameOf('pubDate', false)).toBe('pubdate')
    expect(root.nameOf('x:y', false)).toBe('x:y')
  })

  it('gives the root’s own namespace to the feed, and no other', () => {
    const inner = root.enter({ xmlns: 'http://search.yahoo.com/mrss/' })
    expect(inner.nameOf('title', false)).toBe('media:title')
    expect(inner.enter({ xmlns: 'urn:x' }).nameOf('title', false)).toBe('autre:title')
    expect(inner.enter({ xmlns: 'https://maison.exemple/' }).nameOf('title', false)).toBe('title')
    expect(root.nameOf('title', false)).toBe('title')
  })

  it('drops the prefix of Atom in Atom, and keeps it in RSS', () => {
    const scope = new NamespaceScope().enter({ 'xmlns:a': 'http://www.w3.org/2005/Atom' }, true)
    expect(scope.nameOf('a:link', true)).toBe('link')
    expect(scope.nameOf('a:link', false)).toBe('atom:link')
  })

  it('knows which prefixes are declared', () => {
    expect(root.knows('sujet:date')).toBe(true)
    expect(root.knows('xml:lang')).toBe(true)
    expect(root.knows('title')).toBe(true)
    expect(root.knows('dc:date')).toBe(false)
  })

  it('does not grow without end', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`xmlns:p${n}`, 'urn:x']))
    const scope = new NamespaceScope().enter(many)
    expect([scope.knows('p0:a'), scope.knows('p999:a')]).toEqual([true, false])
  })
})

describe('declaredEntities', () => {
  it('reads short plain values, in either quotes, and their characters', () => {
    const head = `<!DOCTYPE rss [<!ENTITY ville "Blois"><!ENTITY pays 'Loir-et-Cher'><!ENTITY e "&#233;&amp;">]>`
    expect([...declaredEntities(head)]).toEqual([
      ['ville', 'Blois'],
      ['pays', 'Loir-et-Cher'],
      ['e', 'é&'],
    ])
  })

  it.each([
    '<!ENTITY a "&b;">',
    '<!ENTITY a "<b>x</b>">',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    '<!ENTITY % a "x">',
    `<!ENTITY a "${'x'.repeat(600)}">`,
  ])('leaves %s unread', (head) => {
    expect(declaredEntities(head).size).toBe(0)
  })
})

describe('decodeEntities', () => {
  const decode = (text: string) => {
    const unknown: string[] = []
    return [decodeEntities(text, new Map([['ville', 'Blois']]), (name) => unknown.push(name)), unknown]
  }

  it.each([
    ['&ville; &eacute;t&eacute;', 'Blois été', []],
    ['&truc; &ville', '&truc; &ville', ['truc']],
    ['AT&T;', 'AT&T;', ['T']],
    ['rien', 'rien', []],
  ])('%s', (text, expected, unknown) => {
    expect(decode(text)).toEqual([expected, unknown])
  })
})

describe('joinBase', () => {
  it.each([
    ['b', 'https://a.exemple/x/', 'https://a.exemple/x/b'],
    [' /b ', 'https://a.exemple/x/', 'https://a.exemple/b'],
    ['https://c.exemple/', 'https://a.exemple/', 'https://c.exemple/'],
    ['b', undefined, 'b'],
    ['b', 'pas une adresse', 'b'],
    ['tag:x,2026:1', 'https://a.exemple/', 'tag:x,2026:1'],
  ])('%j from %j → %j', (href, base, expected) => {
    expect(joinBase(href, base)).toBe(expected)
  })
})

describe('enterBase', () => {
  it.each([
    ['b/', 'https://a.exemple/', 'https://a.exemple/b/'],
    ['https://c.exemple/', undefined, 'https://c.exemple/'],
    ['', 'https://a.exemple/x', 'https://a.exemple/x'],
    ['b/', undefined, undefined],
  ])('%j under %j → %j', (declared, above, expected) => {
    expect(enterBase(declared, above)).toBe(expected)
  })
})
