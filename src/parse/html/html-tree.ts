import { load } from 'cheerio/slim'
import type { CheerioAPI } from 'cheerio/slim'
import { DomHandler } from 'htmlparser2'
import { ParseError } from '../../errors.ts'
import { readTags } from './read-tags.ts'

export type { CheerioAPI } from 'cheerio/slim'

/**
 * HTML or XML as a tree to select in (cheerio over htmlparser2: parse5 is never loaded).
 * Entities are decoded in HTML and left as written in XML, whose parts are handed on as HTML.
 *
 * @throws {ParseError} `too-complex` when elements nest deeper than 500
 */
export function loadTree(text: string, options: { xml: boolean }): CheerioAPI {
  const xml = options.xml ? { xmlMode: true, decodeEntities: false } : {}
  const tree = new DomHandler(null, xml)
  // Made here and not by cheerio: its own parser takes the square of the depth, and cannot be stopped.
  if (!readTags(text, tree, xml)) {
    throw new ParseError('too-complex', 'La page imbrique plus de 500 éléments : elle n’est pas lue.')
  }
  if (tree.root.children.length > manyRoots) gather(tree.root)
  return load(tree.root as never, options.xml ? { xml } : {})
}

const manyRoots = 100

/** css-select compares the children of where it starts two by two: a page without `<html>` may have 100,000 there. */
function gather(root: DomHandler['root']): void {
  const made = new DomHandler()
  readTags('<vigie-page></vigie-page>', made)
  const [page] = made.root.children
  if (!page || !('children' in page)) return
  page.children = root.children
  for (const child of page.children) child.parent = page
  page.parent = root
  root.children = [page]
}
