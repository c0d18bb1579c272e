import { type Handler, Parser, type ParserOptions } from 'htmlparser2'

/** Selectors and serialisation call themselves once a level; real pages stay under 60. */
const maxDepth = 500

/** Thrown through the parser to stop it: nothing else does at once. */
class TooDeep extends Error {}

/**
 * Tags and text of a document in one pass. False when elements nest deeper than 500: the reading stops there, since the
 * parser's list of open elements costs the square of its length (200,000 open tags, a megabyte, take 14 seconds).
 */
export function readTags(text: string, handler: Partial<Handler>, options: ParserOptions = {}): boolean {
  const open = handler.onopentag?.bind(handler)
  const close = handler.onclosetag?.bind(handler)
  let depth = 0
  handler.onopentag = (name, attributes, isImplied) => {
    depth += 1
    if (depth > maxDepth) throw new TooDeep()
    open?.(name, attributes, isImplied)
  }
  handler.onclosetag = (name, isImplied) => {
    depth -= 1
    close?.(name, isImplied)
  }
  try {
    new Parser(handler, options).end(text)
    return true
  } catch (error) {
    if (error instanceof TooDeep) return false
    throw error
  }
}
