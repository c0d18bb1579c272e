import { ParseError } from '../errors.ts'
import type { HtmlListSelectors } from '../feed/definition.ts'
import { loadTree } from './html-tree.ts'
import type { CheerioAPI } from './html-tree.ts'
import type { ParsedFeed, RawItem } from './raw-item.ts'
import { escapeHtml, present } from './xml-element.ts'

/**
 * The items of a page that lists them. Dates stay as the page writes them.
 *
 * @throws {ParseError} `selector-found-nothing` (names the selector), `too-complex`
 */
export function parseHtmlList(html: string, list: HtmlListSelectors): ParsedFeed {
  const $ = loadTree(html, { xml: false })
  const elements = select($, list.item)
  if (elements.length === 0) throw nothing(list.item, 'aucun élément')
  const items = elements.map((element) => readItem(element, list))
  if (items.every((item) => item.title === undefined)) throw nothing(list.title, 'aucun titre')
  return {
    title: present($('head > title').first().text() || $('title').first().text()),
    language: present($('html').attr('lang')),
    baseUrl: present($('base[href]').first().attr('href')),
    items,
  }
}

type Selection = ReturnType<CheerioAPI>

function select($: CheerioAPI, selector: string): Selection[] {
  try {
    return $(selector)
      .toArray()
      .map((element) => $(element))
  } catch (cause) {
    throw nothing(selector, 'rien, car il n’est pas écrit comme un sélecteur CSS', cause)
  }
}

function readItem(element: Selection, list: HtmlListSelectors): RawItem {
  const title = find(element, list.title)
  return {
    title: title && escaped(title.text()),
    url: readLink(element, list.link),
    published: list.date === undefined ? undefined : readDateText(find(element, list.date)),
    summaryHtml: list.summary === undefined ? undefined : present(find(element, list.summary)?.html() ?? ''),
    categories: [],
    enclosures: [],
  }
}

/** The first match inside the item, or the item itself when it is what the selector names. */
function find(element: Selection, selector: string): Selection | undefined {
  try {
    const inside = element.find(selector).first()
    if (inside.length > 0) return inside as Selection
    return element.is(selector) ? element : undefined
  } catch (cause) {
    throw nothing(selector, 'rien, car il n’est pas écrit comme un sélecteur CSS', cause)
  }
}

function readLink(element: Selection, selector: string | undefined): string | undefined {
  const link =
    selector === undefined && element.is('a[href]') ? element : find(element, selector ?? 'a[href]')
  return present(link?.attr('href') ?? link?.find('a[href]').first().attr('href'))
}

/** `datetime` and `content` are written for machines; the text is what remains. */
function readDateText(element: Selection | undefined): string | undefined {
  return present(element?.attr('datetime') ?? element?.attr('content')) ?? present(element?.text())
}

function escaped(text: string): string | undefined {
  const shown = present(text)
  return shown && escapeHtml(shown)
}

function nothing(selector: string, what: string, cause?: unknown): ParseError {
  return new ParseError(
    'selector-found-nothing',
    `Le sélecteur « ${selector} » ne trouve ${what}. La page a sans doute changé : corriger la définition de la source.`,
    { cause },
  )
}
