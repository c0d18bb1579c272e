import type { HtmlListSelectors } from '../../../feed/definition.ts'
import { findDates, type Selection, spacedText } from '../html-text.ts'
import { findAll, findIn } from '../select-in-tree.ts'
import { isStableClass } from './stable-class.ts'

/** Selectors inside the items of a list, each found in most of them; undefined when the items have no title. */
export function findFields(items: readonly Selection[], item: string): HtmlListSelectors | undefined {
  const title = findTitle(items, item)
  if (!title) return undefined
  const link = findLinkSelector(items, title)
  const date = findDateSelector(items)
  const summary = findSummary(items, [title, date])
  return {
    item,
    title,
    ...(link ? { link } : {}),
    ...(date ? { date } : {}),
    ...(summary ? { summary } : {}),
  }
}

const shortestTitle = 8

/** A heading, something called a title, a link with words, or the item itself when it is a link. */
function findTitle(items: readonly Selection[], item: string): string | undefined {
  const [first] = items
  const named = classesIn(items, /titre|title|heading|intitule|libelle/i)
  const candidates = ['h2', 'h3', 'h4', 'h5', 'h1', ...named, 'a[href]', 'a[href]:not(:has(img))', 'strong']
  const isLink = first?.is('a[href]') === true
  const leaf = first && isLink ? pathToTitle(first) : undefined
  const tried = isLink ? [...candidates.filter((one) => !one.startsWith('a[')), leaf] : candidates
  const found = tried.find((one) => one !== undefined && shareWith(items, one, isTitle) >= 0.8)
  if (found || !isLink) return found
  return items.every((one) => isTitle(spacedText(one, 300))) ? item : undefined
}

/** From a link that is an item to the first element in it that holds words only: "div > div". */
function pathToTitle(item: Selection): string | undefined {
  const holder = findAll(item, '*').find(
    (element) => element.children().length === 0 && isTitle(spacedText(element, 300)),
  )
  const tags: string[] = []
  for (
    let at = holder;
    at && at.length > 0 && !at.is(item as never) && tags.length < 5;
    at = at.parent() as never
  ) {
    tags.unshift((at.get(0) as { name?: string } | undefined)?.name ?? '*')
  }
  return tags.length > 0 ? tags.join(' > ') : undefined
}

function isTitle(text: string): boolean {
  return text.length >= shortestTitle && /\p{L}{3}/u.test(text) && !moreWords.test(text)
}

const moreWords = /^(?:lire|en savoir|voir|découvrir|consulter|télécharger|plus d|read more|suite)\b.{0,25}$/i

/** Where the first link of an item is not that of its title (a picture, a theme), the title's is named. */
function findLinkSelector(items: readonly Selection[], title: string): string | undefined {
  const differs = items.some((item) => {
    const own = findIn(item, title)
    const href = own?.attr('href') ?? (own && findAll(own, 'a[href]', 1)[0]?.attr('href'))
    return href !== undefined && href !== findAll(item, 'a[href]', 1)[0]?.attr('href')
  })
  return differs ? title : undefined
}

/** `time`, something called a date, or the small element that holds nothing but one. */
function findDateSelector(items: readonly Selection[]): string | undefined {
  const candidates = ['time', ...classesIn(items, /date|publi|created|jour|time/i), ...dateHolders(items)]
  return candidates.find((candidate) => shareWith(items, candidate, isDate, datetimeOf) >= 0.5)
}

/** A closing date is no publication date. */
function isDate(text: string): boolean {
  if (/\d{4}-\d{2}-\d{2}/.test(text)) return true
  return (
    text.length <= 80 &&
    findDates(text).length === 1 &&
    !/limite|cl[ôo]ture|jusqu|avant|d[ée]p[ôo]t/i.test(text)
  )
}

function datetimeOf(element: Selection): string {
  return element.attr('datetime') ?? spacedText(element, 200)
}

function dateHolders(items: readonly Selection[]): string[] {
  const holders = items.slice(0, 5).flatMap((item) =>
    findAll(item, 'span, p, div, td, small, em, dd')
      .filter((element) => element.children().length <= 1 && isDate(spacedText(element, 120)))
      .map(selectorOf),
  )
  return [...new Set(holders)].slice(0, 6)
}

function findSummary(
  items: readonly Selection[],
  taken: readonly (string | undefined)[],
): string | undefined {
  const candidates = [
    ...classesIn(items, /chapo|r[ée]sum[ée]|summary|desc|teaser|excerpt|intro|accroche/i),
    'p',
    'dd',
    ...classesIn(items, /body|texte?\b/i),
  ]
  const [title = ''] = taken
  // What holds the title too is the whole item.
  const isApart = (candidate: string) =>
    items.every((item) => {
      const [found] = findAll(item, candidate, 1)
      return found === undefined || findAll(found, title).length === 0
    })
  const isSummary = (text: string) => text.length >= 40 && !isDate(text)
  return candidates.find(
    (candidate) =>
      !taken.includes(candidate) && shareWith(items, candidate, isSummary) >= 0.5 && isApart(candidate),
  )
}

/** Share of the items in which the first match of a selector reads as it should. */
function shareWith(
  items: readonly Selection[],
  selector: string,
  isRight: (text: string) => boolean,
  read: (element: Selection) => string = (element) => spacedText(element, 300),
): number {
  const right = items.filter((item) => {
    const [found] = findAll(item, selector, 1)
    return found !== undefined && isRight(read(found))
  })
  return right.length / items.length
}

/** Stable classes of this meaning that stand in the first items, as selectors. */
function classesIn(items: readonly Selection[], meaning: RegExp): string[] {
  const names = items
    .slice(0, 5)
    .flatMap((item) =>
      findAll(item, '[class]').flatMap((element) => (element.attr('class') ?? '').slice(0, 500).split(/\s+/)),
    )
  const meant = names.filter((name) => meaning.test(name) && isStableClass(name))
  return [...new Set(meant)].slice(0, 6).map((name) => `.${name}`)
}

function selectorOf(element: Selection): string {
  const name = (element.attr('class') ?? '').split(/\s+/).find(isStableClass)
  const tag = (element.get(0) as { name?: string } | undefined)?.name ?? '*'
  return name ? `.${name}` : tag
}
