import { ParseError } from '../../errors.ts'
import type { CheerioAPI } from './html-tree.ts'

/** Of the elements beside it, css-select counts as many as there are, for each: the square of their number. */
const positional = /:(?:nth-|(?:first|last|only)-of-type)/i
const widest = 5000

/**
 * Refuses a selector that counts ranks on a page with thousands of elements side by side: `li:nth-child(2)` takes 16
 * seconds among 60,000, whatever a publisher sends.
 *
 * @throws {ParseError} `too-complex`, naming the selector
 */
export function checkRanks($: CheerioAPI, selectors: readonly unknown[]): void {
  const costly = selectors.find((one): one is string => typeof one === 'string' && positional.test(one))
  if (costly === undefined || !isWide($)) return
  throw new ParseError(
    'too-complex',
    `La page a plus de ${widest} éléments côte à côte : le sélecteur « ${costly} », qui compte des rangs, y prendrait trop de temps. L’écrire avec une classe.`,
  )
}

function isWide($: CheerioAPI): boolean {
  const waiting: unknown[] = [...$.root().toArray()]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const children = childrenOf(node)
    if (children.length > 2 * widest) return true
    for (const child of children) if (childrenOf(child).length > 0) waiting.push(child)
  }
  return false
}

/** Elements and the texts between them. */
function childrenOf(node: unknown): readonly unknown[] {
  return typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children)
    ? node.children
    : []
}
