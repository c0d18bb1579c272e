import { ParseError } from '../errors.ts'
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
    const inside = element.find(selector).first()
    if (inside.length > 0) return inside as Selection
    return element.is(selector) ? element : undefined
  })
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
