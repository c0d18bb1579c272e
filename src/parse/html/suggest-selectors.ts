import type { HtmlListSelectors } from '../../feed/definition.ts'
import { readBase, readListItem } from './html-list.ts'
import { findDates, type Selection, spacedText } from './html-text.ts'
import { type CheerioAPI, loadTree } from './html-tree.ts'
import { absoluteLink } from './link-address.ts'
import type { RawItem } from '../raw-item.ts'
import { findAll } from './select-in-tree.ts'
import { findFields } from './suggest/fields.ts'
import { findRepeated, type Repeated } from './suggest/survey.ts'

/** Selectors that would read a page as a list, and what they would give. */
export interface Suggestion {
  list: HtmlListSelectors
  /** Items found on this page. */
  count: number
  /** The first three, as they would be read; addresses absolute. */
  samples: { title: string; url?: string; date?: string }[]
}

const mostSuggested = 5
/** A page of the trade shows 10 to 50 items: more says no more. */
const mostRead = 30

/**
 * Up to five ways to read a page as a list, the likeliest first: structures that repeat, each with a link and words, those
 * with dates before the others and menus last. No numbered selector and no class made by a program.
 *
 * @throws {ParseError} `too-complex`
 */
export function suggestSelectors(html: string, url: string): Suggestion[] {
  const $ = loadTree(html, { xml: false })
  const base = absoluteLink(readBase($) ?? '', url) ?? url
  const rated = findRepeated($)
    .flatMap((repeated) => rate($, repeated, base) ?? [])
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const kept: Rated[] = []
  for (const one of rated) {
    if (kept.length < mostSuggested && !kept.some((other) => isSameList(one, other))) kept.push(one)
  }
  return kept.map(({ list }) => toSuggestion($, list, base))
}

/** Read again by the selector alone: it may find more than the elements that led to it. */
function toSuggestion($: CheerioAPI, list: HtmlListSelectors, base: string): Suggestion {
  const elements = $(list.item).toArray()
  const samples = elements.flatMap((element, at) =>
    at < mostRead ? (toSample(readListItem($(element) as Selection, list).item, base) ?? []) : [],
  )
  return { list, count: elements.length, samples: samples.slice(0, 3) }
}

interface Rated {
  list: HtmlListSelectors
  score: number
  addresses: ReadonlySet<string>
}

function rate($: CheerioAPI, repeated: Repeated, base: string): Rated | undefined {
  const { selector, elements } = repeated
  const some = elements.slice(0, mostRead).map((element) => $(element as never) as unknown as Selection)
  const list = findFields(some, selector)
  if (!list) return undefined
  const read = some.map((one) => readListItem(one, list).item)
  const samples = read.flatMap((one) => toSample(one, base) ?? [])
  const addresses = new Set(samples.flatMap((sample) => sample.url ?? []))
  if (addresses.size < 3) return undefined
  return {
    list,
    score: scoreOf({ repeated, some, read, samples, addresses, list }),
    addresses,
  }
}

function toSample(
  { title, url, published }: RawItem,
  base: string,
): Suggestion['samples'][number] | undefined {
  const address = url === undefined ? undefined : absoluteLink(url, base)
  if (title === undefined || address === undefined) return undefined
  return { title: plainOf(title), url: address, ...(published ? { date: published } : {}) }
}

/** The reader escapes what it takes as text. */
function plainOf(escaped: string): string {
  const text = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  return text.replaceAll('&amp;', '&').replace(/\s+/g, ' ').slice(0, 200)
}

interface Facts {
  repeated: Repeated
  some: readonly Selection[]
  read: readonly RawItem[]
  samples: Suggestion['samples']
  addresses: ReadonlySet<string>
  list: HtmlListSelectors
}

/** Weights set on the pages of the tests: a list of news is dated, has headings of some length, and no address twice. */
function scoreOf({ repeated, some, read, samples, addresses, list }: Facts): number {
  const count = some.length
  const share = (number: number) => number / count
  const lengths = samples.map(({ title }) => title.length)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const dated = share(read.filter(({ published }) => published !== undefined).length)
  const worded = share(some.filter((one) => findDates(spacedText(one, 600)).length > 0).length)
  const links = share(some.reduce((sum, one) => sum + findAll(one, 'a[href]').length, 0))
  return (
    Math.min(repeated.elements.length, 20) / 2 +
    20 * dated +
    8 * worded +
    (list.title.startsWith('h') ? 8 : 0) +
    (list.summary ? 4 : 0) +
    // A named item outlives a change of the page better than a place in it.
    (repeated.selector.includes('>') ? 0 : 3) +
    Math.min(mean, 60) / 3 -
    (mean < 18 ? 15 : 0) -
    15 * (1 - share(addresses.size)) -
    4 * Math.max(0, links - 3) -
    40 * repeated.inMenu +
    6 * repeated.inMain
  )
}

/** Two selectors of the same items, one inside the other: the better one is enough. */
function isSameList({ addresses }: Rated, other: Rated): boolean {
  const shared = [...addresses].filter((address) => other.addresses.has(address)).length
  return shared >= 0.6 * Math.min(addresses.size, other.addresses.size)
}
