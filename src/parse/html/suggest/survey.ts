import type { CheerioAPI } from '../html-tree.ts'
import { isStableClass } from './stable-class.ts'

/** An element of the tree, as htmlparser2 makes it. */
export interface TreeElement {
  type: string
  name: string
  attribs: Record<string, string>
  data?: string
  children: TreeElement[]
  parent: TreeElement | null
}

/** Elements that one selector names and that look alike: each is a link or holds one. */
export interface Repeated {
  selector: string
  elements: TreeElement[]
  /** Share of them inside menus, headers, footers and side columns: 0 to 1. */
  inMenu: number
  /** Share of them inside the main part of the page, where it is marked. */
  inMain: number
}

interface Measure {
  links: number
  letters: number
  inMenu: boolean
  inMain: boolean
}

/** Beyond, the page is no list that a person would describe. */
const maxElements = 150_000
const maxRepeated = 25

/** The repeated structures of a page, those that look most like items of a list first. */
export function findRepeated($: CheerioAPI): Repeated[] {
  const measures = measureElements($)
  const groups = new Map<string, TreeElement[]>()
  for (const element of measures.keys()) {
    for (const selector of selectorsOf(element)) {
      const group = groups.get(selector)
      if (group) group.push(element)
      else groups.set(selector, [element])
    }
  }
  return [...groups]
    .filter(([, elements]) => elements.length >= 3 && !isNested(elements))
    .flatMap(([selector, elements]) => narrow(selector, elements, measures) ?? [])
    .map((one) => ({ one, promise: promiseOf(one, measures) }))
    .toSorted((a, b) => b.promise - a.promise)
    .slice(0, maxRepeated)
    .map(({ one }) => one)
}

/** The same class may serve in a menu and in a header row: what stands in the main part and holds a link counts. */
function narrow(
  selector: string,
  all: readonly TreeElement[],
  measures: ReadonlyMap<TreeElement, Measure>,
): Repeated | undefined {
  const inside = all.filter((element) => measures.get(element)?.inMain)
  const isSplit = inside.length >= 3 && inside.length < all.length
  const kept = isSplit ? inside : all
  const elements = kept.filter((element) => isLink(element) || (measures.get(element)?.links ?? 0) > 0)
  if (elements.length < 3 || elements.length < kept.length * 0.6) return undefined
  const place = isSplit ? `main ${selector}` : selector
  const share = (name: 'inMenu' | 'inMain') =>
    elements.filter((element) => measures.get(element)?.[name]).length / elements.length
  return {
    selector: elements.length < kept.length ? `${place}:has(a[href])` : place,
    elements,
    inMenu: share('inMenu'),
    inMain: share('inMain'),
  }
}

function isLink({ name, attribs }: TreeElement): boolean {
  return name === 'a' && attribs.href !== undefined
}

const unseen = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'head', 'iframe'])
const menuTags = new Set(['nav', 'footer', 'header', 'aside'])
const menuWords =
  /\b(?:menu|nav|navbar|navigation|breadcrumb|fil-?ariane|footer|sidebar|cookies?|pagination|pager|partage|share|social|reseaux|langues?|lang|skip|evitement|tarteaucitron)\b/i

/** Every element that is seen, parents before children, with what its whole content holds. */
function measureElements($: CheerioAPI): Map<TreeElement, Measure> {
  const measures = new Map<TreeElement, Measure>()
  const waiting = $.root().toArray().toReversed() as unknown as TreeElement[]
  while (waiting.length > 0 && measures.size < maxElements) {
    const node = waiting.pop() as TreeElement
    if (unseen.has(node.name)) continue
    const above = node.parent && measures.get(node.parent)
    if (node.type === 'text' && above) above.letters += (node.data ?? '').trim().length
    else if (node.children) {
      const inMain = above?.inMain === true || node.name === 'main'
      measures.set(node, { links: 0, letters: 0, inMenu: above?.inMenu || isMenu(node), inMain })
    }
    for (let at = (node.children?.length ?? 0) - 1; at >= 0; at -= 1)
      waiting.push(node.children[at] as TreeElement)
  }
  // Children come after their parents: from the end, each is complete when it is added to its own.
  for (const [element, { links, letters }] of [...measures].toReversed()) {
    const above = element.parent && measures.get(element.parent)
    if (!above) continue
    above.links += links + (isLink(element) ? 1 : 0)
    above.letters += letters
  }
  return measures
}

function isMenu({ name, attribs }: TreeElement): boolean {
  if (menuTags.has(name ?? '')) return true
  if (name === 'html' || name === 'body' || name === 'main') return false
  const words = `${attribs?.role ?? ''} ${attribs?.id ?? ''} ${attribs?.class ?? ''}`.slice(0, 300)
  // "has-sidebar" and "menu-open" say it of what surrounds the page.
  const own = words.replace(
    /\b(?:has|with|without|no|avec|sans)-\S{1,40}|\S{1,40}-(?:open|opened|closed|toggled)\b/gi,
    ' ',
  )
  return menuWords.test(own.replaceAll('_', '-').replace(/([a-z])([A-Z])/g, '$1-$2'))
}

const itemTags = new Set(['li', 'article', 'tr', 'dt', 'dd', 'div', 'section', 'a', 'p'])

const inSentence = new Set(['p', 'span', 'em', 'strong', 'b', 'i', 'td', 'blockquote'])

/** The selectors that would name this element: by each of its stable classes, and by its place under a named ancestor. */
function selectorsOf(element: TreeElement): string[] {
  if (!itemTags.has(element.name)) return []
  // A link in a sentence is no item.
  if (element.name === 'a' && inSentence.has(element.parent?.name ?? '')) return []
  const classes = stableClasses(element).map((name) => `${element.name}.${name}`)
  return [...classes, ...placeOf(element)]
}

function placeOf(element: TreeElement): string[] {
  if (element.name === 'article') return ['article']
  const steps = [element.name]
  let above = element.parent
  for (let level = 0; above && level < 4; level += 1, above = above.parent) {
    const name = nameOf(above)
    if (name) return [`${name} > ${steps.join(' > ')}`]
    steps.unshift(above.name)
  }
  return []
}

function nameOf({ name, attribs }: TreeElement): string | undefined {
  if (!attribs) return undefined
  const [first] = stableClasses({ attribs })
  if (first) return `${name}.${first}`
  if (attribs.id && isStableClass(attribs.id)) return `#${attribs.id}`
  return name === 'main' || name === 'article' ? name : undefined
}

function stableClasses({ attribs }: Pick<TreeElement, 'attribs'>): string[] {
  return [...new Set((attribs.class ?? '').slice(0, 500).split(/\s+/))].filter(isStableClass).slice(0, 6)
}

/** Items do not hold one another. Looking at the first ones is enough. */
function isNested(elements: readonly TreeElement[]): boolean {
  const all = new Set(elements)
  return elements.slice(0, 50).some((element) => {
    let above = element.parent
    for (; above; above = above.parent) if (all.has(above)) return true
    return false
  })
}

/** A rough first rating, so that only what looks like a list is read closely. */
function promiseOf({ elements, inMenu }: Repeated, measures: ReadonlyMap<TreeElement, Measure>): number {
  const some = elements.slice(0, 100)
  const mean = (read: (measure: Measure) => number) =>
    some.reduce((sum, element) => sum + read(measures.get(element) ?? none), 0) / some.length
  const letters = Math.min(
    mean((one) => one.letters),
    400,
  )
  const links = mean((one) => one.links)
  return Math.min(elements.length, 20) * 4 + letters / 4 - Math.max(0, links - 3) * 10 - inMenu * 80
}

const none: Measure = { links: 0, letters: 0, inMenu: false, inMain: false }
