import type { DetailSelectors } from '../../feed/definition.ts'
import { readDateText, shownText } from './html-text.ts'
import { type CheerioAPI, loadTree } from './html-tree.ts'
import { listedTypes, readJsonLd } from '../embedded/json-ld.ts'
import { readLenientJson } from '../embedded/lenient-json.ts'
import { checkRanks } from './positional.ts'
import { selectAll } from './select-in-tree.ts'
import { escapeHtml, present } from '../xml/element.ts'

/** What the page of one item says. */
export interface DetailFields {
  title?: string
  published?: string
  summaryHtml?: string
  contentHtml?: string
}

export interface DetailPage {
  /** By the selectors of the definition. */
  found: DetailFields
  /** By the page's own marks, for a field without selector: Open Graph, JSON-LD, the heading. */
  declared: Pick<DetailFields, 'title' | 'published'>
}

/**
 * The page behind an item of a list.
 *
 * @throws {ParseError} `too-complex`, or `selector-found-nothing` when a selector is not written as one
 */
export function parseDetailPage(html: string, selectors: DetailSelectors): DetailPage {
  const $ = loadTree(html, { xml: false })
  checkRanks($, Object.values(selectors))
  const find = (selector: string | undefined) =>
    selector === undefined ? undefined : selectAll($, selector, 1).elements[0]
  const title = find(selectors.title)
  return {
    found: {
      title: escaped(title && shownText(title)),
      published: readDateText(find(selectors.date)),
      summaryHtml: present(find(selectors.summary)?.html() ?? ''),
      contentHtml: present(find(selectors.content)?.html() ?? ''),
    },
    declared: readDeclared($),
  }
}

/** Of its own publication only: a page also shows the dates of what it links to. */
function readDeclared($: CheerioAPI): DetailPage['declared'] {
  const meta = (...names: string[]) =>
    names
      .map((name) => present($(`meta[property="${name}"], meta[name="${name}"]`).first().attr('content')))
      .find((content) => content !== undefined)
  const heading = $('h1')
  const [article] = readJsonLd(
    scriptsOf($),
    listedTypes.filter((type) => type !== 'ItemList'),
  )
  return {
    title:
      (heading.length === 1 ? escaped(shownText(heading)) : undefined) ??
      escaped(meta('og:title', 'dcterms.title', 'DC.title')) ??
      article?.title,
    published:
      meta('article:published_time', 'dcterms.issued', 'DC.date.issued', 'DC.date') ?? article?.published,
  }
}

function scriptsOf($: CheerioAPI): unknown[] {
  return $('script[type^="application/ld+json" i]')
    .toArray()
    .slice(0, 20)
    .map((script) => readLenientJson($(script).text()))
    .filter((document) => document !== undefined)
}

function escaped(text: string | undefined): string | undefined {
  const shown = present(text?.replace(/\s+/g, ' '))
  return shown && escapeHtml(shown)
}
