import { Parser } from 'htmlparser2'

/** Twice what any page nests, five times what is kept. */
const maxDepth = 250

/** Thrown through the parser to stop it: nothing else does at once. */
class TooDeep extends Error {}

/**
 * HTML whose elements nest 250 deep at most: from where they would go deeper, tags are gone and their text stays. The
 * parser's list of open elements costs the square of its length (200 kB of `<b>` take it half a second).
 */
export function levelDeepTags(html: string): string {
  if (!hasManyTags(html)) return html
  const at = findTooDeep(html)
  return at === undefined ? html : html.slice(0, at) + html.slice(at).replace(tags, ' ')
}

// Code and forms stay what they are: their content is no text.
const tags =
  /(?:<\/?(?!(?:script|style|textarea|title|xmp|noembed|noframes|plaintext)(?![a-z0-9-]))[a-z][^<>]{0,5000}>?)+/gi

function hasManyTags(html: string): boolean {
  let count = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    count += 1
    if (count > maxDepth) return true
  }
  return false
}

function findTooDeep(html: string): number | undefined {
  let depth = 0
  const parser = new Parser({
    onopentagname() {
      depth += 1
      if (depth > maxDepth) throw new TooDeep()
    },
    onclosetag: () => void (depth -= 1),
  })
  try {
    parser.end(html)
    return undefined
  } catch (error) {
    if (error instanceof TooDeep) return parser.startIndex
    throw error
  }
}
