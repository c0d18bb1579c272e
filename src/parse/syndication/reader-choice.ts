import { canonicalPrefix } from '../xml/names.ts'
import { findFeedRoot, outsideSections } from '../xml/survey.ts'

/** Markup that xml2js would reorder, and shapes that rss-parser does not recognise or of which it forgets a part. */
export function losesInRssParser(xml: string): boolean {
  return (
    unescapedMarkup.test(xml) ||
    bases.test(xml) ||
    oddNames.test(xml) ||
    xml.slice(0, 20_000).includes('<!ENTITY') ||
    hasUnusualRoot(xml) ||
    hasUnusualNamespace(xml)
  )
}

const unescapedMarkup =
  /<(?:title|description|content:encoded|content|summary|subtitle|tagline|body|fullitem|media:description|media:title|itunes:summary|xhtml:\w{1,20}|category|guid|link|dc:\w{1,20})(?:\s[^<>]{0,2000})?(?<!\/)>[^<]*<(?![/!])|<author>\s*<(?!\/|!|name|email|ur[il])/

// xml2js gives no scope to a base, nor to a namespace declared on an inner element.
const bases = /\sxml:base\s{0,20}=/

// XML tells capitals from small letters, publishers do not.
const oddNames =
  /<(?:ITEM|Item|ENTRY|Entry|TITLE|Title|LINK|Link|DESCRIPTION|Description|PUBDATE|PubDate|Pubdate|pubdate|GUID|Guid|CHANNEL|Channel|CATEGORY|Category|AUTHOR|Author)[\s/>]/

function hasUnusualRoot(xml: string): boolean {
  const at = findFeedRoot(xml)
  const tag = at < 0 ? '' : (xml.slice(at, at + 4000).split('>', 1)[0] ?? '')
  if (!/^<(?:rss|feed|rdf:RDF)(?:\s|$)/.test(tag)) return true
  if (tag.startsWith('<rss') && !/\sversion\s*=\s*["'](?:2|0\.9)/.test(tag)) return true
  // On the root of RSS it is lost: rss-parser gives the attributes of the channel.
  if (!tag.startsWith('<feed') && /\sxml:lang/.test(tag)) return true
  return !isAsUsual(tag, xml.slice(at + tag.length))
}

/** A feed's elements stand in no namespace, or in its root's; with two spellings of Atom, one is forgotten. */
function isAsUsual(tag: string, rest: string): boolean {
  return !/\sxmlns\s{0,20}=/.test(rest) && !(tag.startsWith('<feed') && tag.includes('xmlns:atom'))
}

function hasUnusualNamespace(xml: string): boolean {
  const declarations = xml.slice(0, 20_000).matchAll(/\sxmlns:([\w.-]{1,30})\s*=\s*["']([^"'<>]{1,200})["']/g)
  return [...declarations].some(([, prefix, uri]) => (canonicalPrefix(uri ?? '') ?? prefix) !== prefix)
}

// rss-parser makes a snippet of each text with two lazy regular expressions: from each tag opened they walk to the next
// ">" that a newline does not follow, so 64 kB of "x<p" cost 6 s. 20 million steps are about a fifth of a second.
const maxSteps = 20_000_000
const maxDepth = 500
// xml2js makes an array and an object an element: 200,000 names take it 2 s, and 20,000 some 20 MB.
const maxTags = 20_000

/** Would rss-parser take long, or exhaust its stack (it nests one call an element)? */
export function isCostly(xml: string, outside = outsideSections(xml)): boolean {
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
  return isDeepOrCrowded(outside)
}

function isDeepOrCrowded(outside: readonly string[]): boolean {
  let depth = 0
  let tags = 0
  for (const part of outside) {
    for (const [tag] of part.matchAll(/<\/?[A-Za-z][\w:.-]{0,60}|\/>/g)) {
      depth += tag === '/>' || tag.startsWith('</') ? -1 : 1
      tags += 1
      if (depth > maxDepth || tags > maxTags) return true
    }
  }
  return false
}
