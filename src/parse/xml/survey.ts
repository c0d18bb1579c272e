/** The first tag that opens a feed, as far as its name tells. */
const feedRoot =
  /<(?:rss|feed|rdf|channel|[\w.-]{1,30}:(?:feed|rdf|rss)|entry(?=\s[^<>]{0,500}\/atom))[\s/>]/gi

/** Where the root of a feed begins, comments aside; -1 when there is none. */
export function findFeedRoot(text: string): number {
  let end = 0
  for (const { index } of text.matchAll(feedRoot)) {
    // A comment is looked for once: a thousand roots inside must not each search the whole document.
    if (index < end) continue
    const comment = text.lastIndexOf('<!--', index)
    const close = comment < end ? -1 : text.indexOf('-->', comment)
    if (comment < end || (close >= 0 && close < index)) return index
    end = close < 0 ? text.length : close
  }
  return -1
}

/** Where the XML of a feed begins: warnings of a broken server may stand before it. */
export function startOfFeed(text: string): number {
  const root = findFeedRoot(text)
  if (root < 0) return 0
  const declaration = text.search(/<\?xml\s/)
  return declaration >= 0 && declaration < root ? declaration : Math.max(0, prologueStart(text, root))
}

/** Without a declaration, a document may begin by comments, a stylesheet or a DOCTYPE. */
function prologueStart(text: string, root: number): number {
  return /^\s*<[!?](?!doctype\s+html)/i.test(text.slice(0, 1000)) ? 0 : root
}

/**
 * A fault of XML that rss-parser passes over in silence (sax knows the entities of HTML), in French. `outside` is the
 * document without its CDATA and comments.
 */
export function findXmlFault(xml: string, outside: readonly string[]): string | undefined {
  if (forbidden.test(xml)) return 'un caractère de contrôle'
  return findEntityFault(xml, outside) ?? findUndeclaredPrefix(xml, outside)
}

// XML 1.0, section 2.2. Bytes of windows-1252 called Latin-1 (U+0080-9F) are allowed there.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function findEntityFault(xml: string, outside: readonly string[]): string | undefined {
  // A DOCTYPE may declare them, here or elsewhere.
  if (xml.slice(0, 2000).includes('<!DOCTYPE')) return undefined
  for (const part of outside) {
    const found = /&(?!#\d{1,7};|#x[\da-f]{1,6};|(?:amp|lt|gt|quot|apos);)\w{0,20};?/i.exec(part)
    if (found) return found[0].endsWith(';') ? `entité inconnue ${found[0]}` : 'une esperluette isolée'
  }
  return undefined
}

function findUndeclaredPrefix(xml: string, outside: readonly string[]): string | undefined {
  const used = new Set<string>()
  for (const part of outside) {
    for (const [, prefix] of part.matchAll(/<([A-Za-z_][\w.-]{0,40}):/g)) used.add(prefix ?? '')
    if (used.size > 100) return undefined
  }
  const stray = [...used].find((prefix) => prefix !== 'xml' && !xml.includes(`xmlns:${prefix}`))
  return stray && `le préfixe « ${stray} » n’est pas déclaré`
}

/** What is neither CDATA nor comment, in order. */
export function outsideSections(xml: string): string[] {
  const parts: string[] = []
  let at = 0
  const opening = /<!(?:\[CDATA\[|--)/g
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    parts.push(xml.slice(at, found.index))
    const closing = found[0] === '<!--' ? '-->' : ']]>'
    const end = xml.indexOf(closing, opening.lastIndex)
    if (end < 0) return parts
    at = end + 3
    opening.lastIndex = at
  }
  parts.push(xml.slice(at))
  return parts
}
