/** The namespaces feeds use, as `plainUri` writes them → the prefix the mappings look for. */
const canonicalPrefixes: ReadonlyMap<string, string> = new Map([
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/atom/ns#0.3', 'atom'],
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['purl.org/net/rss1.1', ''],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['podcastindex.org/namespace/1.0', 'podcast'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['prismstandard.org/namespaces/basic/2.0', 'prism'],
  ['prismstandard.org/namespaces/1.2/basic', 'prism'],
  ['wellformedweb.org/commentapi', 'wfw'],
])

/** Publishers write https for http, capitals, a slash too many, "/mrss" for "/mrss/". */
export function canonicalPrefix(uri: string): string | undefined {
  return canonicalPrefixes.get(
    uri
      .slice(0, 200)
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/#]{1,3}$/, ''),
  )
}

// A document declares a handful; a hostile one must not grow the table without end.
const maxPrefixes = 100

/** The namespaces in force where one element stands (Namespaces in XML 1.0, section 6). */
export class NamespaceScope {
  readonly #prefixes: ReadonlyMap<string, string>
  /** The root's own default namespace: its elements are the feed's, whatever address the publisher made up. */
  readonly #home: string | undefined

  constructor(prefixes: ReadonlyMap<string, string> = new Map(), home?: string) {
    this.#prefixes = prefixes
    this.#home = home
  }

  /** The scope of an element with these attributes; `home` for the root. */
  enter(attributes: Record<string, string>, isRoot = false): NamespaceScope {
    const declared = Object.entries(attributes).filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
    if (declared.length === 0) return this
    const prefixes = new Map(this.#prefixes)
    for (const [key, uri] of declared) {
      const prefix = key.slice(6)
      // No namespace at all is where the elements of RSS 2.0 stand.
      const isHome = prefix === '' && (isRoot || uri.trim() === '' || uri.trim() === this.#home)
      if (prefixes.size < maxPrefixes)
        prefixes.set(prefix, isHome ? '' : (canonicalPrefix(uri) ?? (prefix || 'autre')))
    }
    return new NamespaceScope(prefixes, isRoot ? attributes.xmlns?.trim() : this.#home)
  }

  /** A name in lower case, under the usual prefix ('' for the feed's own elements). */
  nameOf(written: string, isAtom: boolean): string {
    const lower = written.toLowerCase()
    const colon = lower.indexOf(':')
    const prefix = colon < 0 ? '' : lower.slice(0, colon)
    const canonical = this.#prefixes.get(prefix) ?? prefix
    const local = lower.slice(colon + 1)
    return canonical === '' || (canonical === 'atom' && isAtom) ? local : `${canonical}:${local}`
  }

  /** Is the prefix of this name bound to a namespace? */
  knows(written: string): boolean {
    const colon = written.indexOf(':')
    return (
      colon < 0 || written.startsWith('xml:') || this.#prefixes.has(written.slice(0, colon).toLowerCase())
    )
  }
}
