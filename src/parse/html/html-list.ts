import type { HtmlListSelectors } from '../../feed/definition.ts'
import { readEmbeddedItems } from '../embedded/embedded-items.ts'
import { readDateText, type Selection, shownText } from './html-text.ts'
import { type CheerioAPI, loadTree } from './html-tree.ts'
import type { LeftOut, ParsedFeed, RawItem } from '../raw-item.ts'
import { checkRanks } from './positional.ts'
import { findIn, foundNothing, selectAll } from './select-in-tree.ts'
import { escapeHtml, present } from '../xml/element.ts'

/** The longest list ever seen in full on one page has 600; each item costs a few searches in the tree. */
const maxItems = 2000

/**
 * The items of a page that lists them, in its elements or in a script. Dates stay as the page writes them.
 *
 * @throws {ParseError} `selector-found-nothing` (names the selector), `too-complex`, and those of an embedded document
 */
export function parseHtmlList(html: string, list: HtmlListSelectors): ParsedFeed {
  const $ = loadTree(html, { xml: false })
  checkRanks($, [...Object.values(list), list.pages?.next])
  return {
    title: present($('head > title').first().text() || $('title').first().text()),
    language: present($('html').attr('lang')),
    baseUrl: readBase($),
    ...(list.embedded ? readEmbeddedItems($, list.embedded) : readElements($, list)),
    ...readNextPage($, list),
  }
}

function readElements(
  $: CheerioAPI,
  list: HtmlListSelectors,
): Pick<ParsedFeed, 'items' | 'leftOut' | 'bozo'> {
  const { elements, count } = selectAll($, list.item, 2 * maxItems)
  if (count === 0) throw foundNothing(list.item, 'aucun élément')
  const read = elements.slice(0, maxItems).map((element) => readListItem(element, list))
  if (read.every(({ titled }) => !titled)) throw foundNothing(list.title, 'aucun titre')
  const items = read.map(({ item }) => item)
  if (count <= maxItems) return { items }
  return {
    items,
    leftOut: elements.slice(maxItems).map(leaveOut),
    bozo: `La page liste ${count} éléments : les ${maxItems} premiers sont lus. Préciser le sélecteur « ${list.item} ».`,
  }
}

function leaveOut(element: Selection): LeftOut {
  return { rule: 'beyond-cap', title: escaped(shownText(element, 200)), url: readLink(element, undefined) }
}

/** One item as its list gives it; `titled` tells whether the title selector found it, or only the link's words. */
export function readListItem(
  element: Selection,
  list: HtmlListSelectors,
): { item: RawItem; titled: boolean } {
  const find = (selector: string | undefined) =>
    selector === undefined ? undefined : findIn(element, selector)
  const titled = find(list.title)
  const dated = find(list.date)
  const title = titled && escaped(withoutDate(shownText(titled), dated))
  const image = readImage(find(list.image))
  const item = {
    title: title ?? readLinkText(element, list.link),
    url: readLink(element, list.link),
    published: readDateText(dated),
    summaryHtml: present(find(list.summary)?.html() ?? ''),
    categories: [],
    enclosures: [],
    ...(image ? { image } : {}),
  }
  return { item, titled: title !== undefined }
}

/** A link may hold its own date, after its words: « Recueil n° 101 PDF - 3,5 Mo - 12/11/2026 ». */
function withoutDate(title: string, dated: Selection | undefined): string {
  const date = dated ? shownText(dated, 400) : ''
  const isAtEnd = date !== '' && title.length > date.length && title.endsWith(date)
  return isAtEnd ? title.slice(0, -date.length).trimEnd() : title
}

/** A card of another shape in the same list: the words of its link say what it is. */
function readLinkText(element: Selection, selector: string | undefined): string | undefined {
  const link = findLink(element, selector)
  if (!link) return undefined
  return escaped(shownText(link, 500)) ?? escaped(link.attr('aria-label') ?? link.attr('title'))
}

function readLink(element: Selection, selector: string | undefined): string | undefined {
  return present(findLink(element, selector)?.attr('href'))
}

function findLink(element: Selection, selector: string | undefined): Selection | undefined {
  const named =
    selector === undefined && element.is('a[href]') ? element : findIn(element, selector ?? 'a[href]')
  if (!named || named.attr('href') !== undefined) return named
  return findIn(named, 'a[href]')
}

/** Lazy pictures keep their address in data-src; a srcset gives several, its first is enough. */
function readImage(element: Selection | undefined): string | undefined {
  const image = element && (findIn(element, 'img, source[srcset]') ?? element)
  const set = image?.attr('srcset') ?? image?.attr('data-srcset')
  const written = [image?.attr('data-src'), image?.attr('src'), set?.trim().split(/[\s,]/, 1)[0]]
  return written.map(present).find((address) => address !== undefined && !address.startsWith('data:'))
}

/** `<base>` decides where links start, but only an address can: javascript: or data: would lose every link. */
export function readBase($: CheerioAPI): string | undefined {
  const href = present($('base[href]').first().attr('href'))
  return href && /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(href) ? undefined : href
}

function readNextPage($: CheerioAPI, { pages }: HtmlListSelectors): Pick<ParsedFeed, 'nextPage'> {
  const [link] = pages ? selectAll($, pages.next, 1).elements : []
  const nextPage = link && readLink(link, undefined)
  return nextPage ? { nextPage } : {}
}

function escaped(text: string | undefined): string | undefined {
  const shown = present(text)
  return shown && escapeHtml(shown)
}
