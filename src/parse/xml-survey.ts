import { canonicalPrefixes } from './xml-names.ts'

/** Where the XML of a feed begins: warnings of a broken server may stand before it. */
export function startOfFeed(text: string): number {
  const declaration = text.search(/<\?xml\s/)
  const root = text.search(feedRoot)
  if (root < 0) return 0
  return declaration >= 0 && declaration < root ? declaration : Math.max(0, prologueStart(text, root))
}

/** The first tag that opens a feed. */
export const feedRoot = /<(?:rss|feed|rdf:RDF|RDF|[\w.-]{1,30}:(?:feed|RDF))[\s>]/

/** Without a declaration, a document may begin by comments, a stylesheet or a DOCTYPE. */
function prologueStart(text: string, root: number): number {
  return /^\s*<[!?](?!doctype\s+html)/i.test(text.slice(0, 1000)) ? 0 : root
}

/**
 * A fault of XML that rss-parser passes over in silence (sax knows the entities of HTML), in French.
 * Looked for outside CDATA only.
 */
export function findXmlFault(xml: string): string | undefined {
  if (/^\s+<\?xml/.test(xml)) return 'des blancs précèdent le prologue'
  if (xml.slice(0, 2000).includes('<!DOCTYPE')) return undefined
  for (const outside of outsideCdata(xml)) {
    const found = /&(?!#\d{1,7};|#x[\da-f]{1,6};|(?:amp|lt|gt|quot|apos);)\w{0,20};?/i.exec(outside)
    if (found) return found[0].endsWith(';') ? `entité inconnue ${found[0]}` : 'une esperluette isolée'
  }
  return undefined
}

function outsideCdata(xml: string): string[] {
  return xml
    .split('<![CDATA[')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf(']]>') + 3)))
}

/** Markup that xml2js would reorder, and shapes that rss-parser does not recognise. */
export function losesInRssParser(xml: string): boolean {
  return unescapedMarkup.test(xml) || hasUnusualShape(xml)
}

const unescapedMarkup =
  /<(?:title|description|content:encoded|content|summary|subtitle|tagline)(?:\s[^<>]*)?>[^<]*<(?![/!])/

function hasUnusualShape(xml: string): boolean {
  const root = feedRoot.exec(xml)
  const rootTag = root ? (xml.slice(root.index, root.index + 4000).split('>', 1)[0] ?? '') : ''
  if (rootTag.startsWith('<rss') && !/\sversion\s*=\s*["'](?:2|0\.9)/.test(rootTag)) return true
  if (
    !/^<(?:rss|feed|rdf:RDF)\s?/.test(rootTag) ||
    /\sxml:(?:base|lang)/.test(rootTag.replace(/^<feed.*/s, ''))
  )
    return true
  return [...xml.slice(0, 20_000).matchAll(/\sxmlns:([\w.-]{1,30})\s*=\s*["']([^"'<>]{1,200})["']/g)].some(
    ([, prefix, uri]) => (canonicalPrefixes.get(uri ?? '') ?? prefix) !== prefix,
  )
}

// rss-parser makes a snippet of each text with two lazy regular expressions: from each tag opened they walk to the next
// ">" that a newline does not follow, so 64 kB of "x<p" cost 6 s. 20 million steps are about a fifth of a second.
const maxSteps = 20_000_000
const maxDepth = 500

/** Would rss-parser take long, or exhaust its stack (it nests one call an element)? */
export function isCostly(xml: string): boolean {
  let nextClose = xml.length
  let steps = 0
  for (let at = xml.length - 1; at >= 0; at -= 1) {
    const code = xml.charCodeAt(at)
    if (code === 62 || (code === 59 && xml.startsWith('&gt;', at - 3))) {
      if (xml.charCodeAt(at + 1) !== 10) nextClose = at
    } else if (code === 60 || (code === 38 && xml.startsWith('&lt;', at))) {
      steps += nextClose - at
      if (steps > maxSteps) return true
    }
  }
  return isDeep(xml)
}

function isDeep(xml: string): boolean {
  let depth = 0
  for (const outside of outsideCdata(xml)) {
    for (const [tag] of outside.matchAll(/<\/?[A-Za-z][\w:.-]{0,60}|\/>/g)) {
      depth += tag === '/>' || tag.startsWith('</') ? -1 : 1
      if (depth > maxDepth) return true
    }
  }
  return false
}
