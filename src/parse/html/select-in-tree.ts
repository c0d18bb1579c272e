import { ParseError } from '../../errors.ts'
import type { Selection } from './html-text.ts'
import type { CheerioAPI } from './html-tree.ts'

/**
 * The first `most` elements that a selector of a definition names, in the order of the page, and how many there are.
 *
 * @throws {ParseError} `selector-found-nothing` when it is not written as a CSS selector
 */
export function selectAll(
  $: CheerioAPI,
  selector: string,
  most: number,
): { elements: Selection[]; count: number } {
  return guarded(selector, () => {
    const found = $(selector).toArray()
    return { elements: found.slice(0, most).map((element) => $(element)), count: found.length }
  })
}

/**
 * The first match inside an element, or the element itself when it is what the selector names.
 *
 * @throws {ParseError} `selector-found-nothing` when it is not written as a CSS selector
 */
export function findIn(element: Selection, selector: string): Selection | undefined {
  return guarded(selector, () => {
    const [inside] = findAll(element, selector, 1)
    if (inside) return inside
    return element.is(selector) ? element : undefined
  })
}

/**
 * The first `most` elements that a selector names inside an element. Every part of it is tied to `:scope`: without that css-select starts from
 * the element's children, which it compares two by two (4 seconds for 40,000 of them, 10 milliseconds this way).
 */
export function findAll(element: Selection, selector: string, most = 100): Selection[] {
  const parts = partsOf(selector).map((part) => (part.startsWith(':scope') ? part : `:scope ${part}`))
  const [own] = element.toArray()
  return element
    .find(parts.join(', '))
    .slice(0, most + 1)
    .toArray()
    .filter((found) => found !== own)
    .slice(0, most)
    .map((found) => element.find(found as never) as unknown as Selection)
}

/** The parts between the commas of a selector; those inside brackets and quotes belong to a part. */
function partsOf(selector: string): string[] {
  const parts = ['']
  let depth = 0
  let quote = ''
  for (const character of selector) {
    if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if ('([{'.includes(character)) depth += 1
    else if (')]}'.includes(character)) depth -= 1
    if (character === ',' && depth === 0 && !quote) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}

/** A list that finds nothing is a failing source: the sentence names the selector. */
export function foundNothing(selector: string, what: string, cause?: unknown): ParseError {
  return new ParseError(
    'selector-found-nothing',
    `Le sélecteur « ${selector} » ne trouve ${what}. La page a sans doute changé : corriger la définition de la source.`,
    { cause },
  )
}

function guarded<T>(selector: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw foundNothing(selector, 'rien, car il n’est pas écrit comme un sélecteur CSS', cause)
  }
}
