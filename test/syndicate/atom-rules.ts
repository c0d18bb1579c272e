import type { XmlDocument, XmlElement } from 'libxml2-wasm'

const namespaces = {
  a: 'http://www.w3.org/2005/Atom',
  at: 'http://purl.org/atompub/tombstones/1.0',
  fh: 'http://purl.org/syndication/history/1.0',
}

/**
 * What the grammar cannot say: the Schematron rules of RFC 4287 appendix B, then sections 4.1 and 4.2, RFC 6721 and
 * RFC 5005. Answers each fault, in words.
 */
export function atomFaults(document: XmlDocument): string[] {
  const all = (path: string, within: XmlElement = document.root) =>
    within.find(path, namespaces) as XmlElement[]
  const textOf = (path: string, within?: XmlElement) => all(path, within)[0]?.content ?? ''
  const attribute = (element: XmlElement, name: string) => element.attr(name)?.value ?? ''
  const faults: string[] = []
  const check = (isFine: boolean, fault: string) => void (isFine || faults.push(fault))

  const ids = all('a:entry/a:id').map((id) => id.content)
  check(new Set(ids).size === ids.length, 'two entries with one id (§4.1.1)')
  check(all('a:link[@rel="self"]').length === 1, 'the feed has one link to itself (§4.1.1)')
  check(all('a:entry[not(a:author)]').length === 0, 'an entry without author in a feed without one (§4.1.1)')
  check(isInstant(textOf('a:updated')), 'the feed: updated (§3.3)')
  for (const holder of [document.root, ...all('a:entry')]) {
    const pairs = all('a:link[@rel="alternate"]', holder).map(
      (link) => `${attribute(link, 'type')} ${attribute(link, 'hreflang')}`,
    )
    check(new Set(pairs).size === pairs.length, 'two alternates of one type and language (§4.1.1, §4.1.2)')
  }
  for (const entry of all('a:entry')) {
    const [id, alternates] = [textOf('a:id', entry), all('a:link[@rel="alternate"]', entry).length]
    check(
      all('a:content', entry).length === 1 || alternates > 0,
      `${id}: neither content nor alternate (§4.1.2)`,
    )
    check(textOf('a:title', entry) !== '', `${id}: an empty title`)
    check(isInstant(textOf('a:updated', entry)), `${id}: updated (§3.3)`)
    check(
      all('a:published', entry).every((one) => isInstant(one.content)),
      `${id}: published (§3.3)`,
    )
    for (const html of [...all('a:content', entry), ...all('a:summary', entry)]) {
      check(html.firstChild === null || html.firstChild.next === null, `${id}: markup inside html (§4.1.3.3)`)
    }
  }
  for (const deleted of all('at:deleted-entry')) {
    check(attribute(deleted, 'ref').startsWith('tag:'), 'a tombstone without ref (RFC 6721 §3)')
    check(isInstant(attribute(deleted, 'when')), 'a tombstone without when (RFC 6721 §3)')
    check(all('at:comment', deleted).length <= 1, 'two comments on a tombstone (RFC 6721 §4)')
    check(!ids.includes(attribute(deleted, 'ref')), 'a tombstone of what the feed holds (RFC 6721 §3)')
  }
  faults.push(...historyFaults(all, attribute))
  return faults
}

/** RFC 5005 §4: an archive says so, names the subscription document, and never itself. */
function historyFaults(
  all: (path: string) => XmlElement[],
  attribute: (element: XmlElement, name: string) => string,
): string[] {
  const hrefs = (rel: string) => all(`a:link[@rel="${rel}"]`).map((link) => attribute(link, 'href'))
  const isArchive = all('fh:archive').length === 1
  const [self] = hrefs('self')
  const neighbours = [...hrefs('prev-archive'), ...hrefs('next-archive'), ...hrefs('current')]
  return [
    isArchive !== (hrefs('current').length === 1) && 'an archive and its current document go together',
    !isArchive && hrefs('next-archive').length > 0 && 'nothing follows the subscription document',
    neighbours.includes(self ?? '') && 'a neighbour that is the document itself',
    all('a:entry/a:link[@rel="prev-archive" or @rel="current"]').length > 0 && 'paging inside an entry',
  ].filter((fault) => fault !== false)
}

/** RFC 3339 with a zone, as §3.3 asks. */
function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  )
}
