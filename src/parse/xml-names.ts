/** Prefix in the document → prefix this program writes ('' for none). */
export type Prefixes = Map<string, string>

/** The namespaces feeds use, under the prefix the mappings look for. */
export const canonicalPrefixes: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
])

// A document declares a handful; a hostile one must not grow the table without end.
const maxPrefixes = 50

/** Remembers the `xmlns:x` of an element. Flat on purpose: no feed gives one prefix two meanings. */
export function learnPrefixes(prefixes: Prefixes, attributes: Record<string, string>): void {
  for (const [key, uri] of Object.entries(attributes)) {
    const canonical = key.startsWith('xmlns:') ? canonicalPrefixes.get(uri.trim()) : undefined
    if (canonical !== undefined && prefixes.size < maxPrefixes) prefixes.set(key.slice(6), canonical)
  }
}

/** The name under the usual prefix; in an Atom document, `atom:` itself goes. */
export function canonicalName(name: string, prefixes: Prefixes, flavour: 'rss' | 'atom' | undefined): string {
  const colon = name.indexOf(':')
  if (colon < 0) return name
  const written = name.slice(0, colon)
  const prefix = prefixes.get(written) ?? written
  const local = name.slice(colon + 1)
  return prefix === '' || (prefix === 'atom' && flavour === 'atom') ? local : `${prefix}:${local}`
}
