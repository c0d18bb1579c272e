import type { AllNode, QueryNode, TermNode } from './ast.ts'
import { allOf, anyOf, groupOf } from './simplify.ts'

const maxLeaves = 32
const maxStems = 32

/** The first 32 words and fields of a tree, each with 32 stems at most; `cut` says that there were more. */
export function boundTree(tree: AllNode): { tree: AllNode; cut: boolean } {
  const bound = { left: maxLeaves, cut: false }
  const of = tree.of.flatMap((node) => boundNode(node, bound) ?? [])
  return { tree: allOf(of), cut: bound.cut }
}

function boundNode(node: QueryNode, bound: { left: number; cut: boolean }): QueryNode | undefined {
  if (node.kind === 'all') return groupOf(node.of.flatMap((one) => boundNode(one, bound) ?? []))
  if (node.kind === 'any') return anyOf(node.of.flatMap((one) => boundNode(one, bound) ?? []))
  if (node.kind === 'not') {
    const of = boundNode(node.of, bound)
    return of && { kind: 'not', of }
  }
  bound.left -= 1
  if (bound.left < 0) {
    bound.cut = true
    return undefined
  }
  return node.kind === 'term' ? boundTerm(node, bound) : node
}

function boundTerm(term: TermNode, bound: { cut: boolean }): TermNode {
  if (term.stems.length <= maxStems) return term
  bound.cut = true
  return { ...term, stems: term.stems.slice(0, maxStems), forms: term.forms.slice(0, maxStems) }
}
