import { load } from 'cheerio/slim'
import type { CheerioAPI } from 'cheerio/slim'
import { ParseError } from '../errors.ts'

export type { CheerioAPI } from 'cheerio/slim'

// Selectors and serialisation call themselves once a level; real pages stay under 60.
const maxDepth = 500

/**
 * HTML or XML as a tree to select in (cheerio over htmlparser2: parse5 is never loaded).
 * Entities are decoded in HTML and left as written in XML, whose parts are handed on as HTML.
 *
 * @throws {ParseError} `too-complex` when elements nest deeper than 500
 */
export function loadTree(text: string, options: { xml: boolean }): CheerioAPI {
  const $ = load(text, options.xml ? { xml: { decodeEntities: false } } : {})
  let level = $.root().toArray() as unknown as TreeNode[]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) {
      throw new ParseError('too-complex', 'La page imbrique plus de 500 éléments : elle n’est pas lue.')
    }
    level = level.flatMap((node) => node.children ?? [])
  }
  return $
}

interface TreeNode {
  children?: TreeNode[]
}
