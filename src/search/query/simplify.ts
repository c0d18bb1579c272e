import type { AllNode, QueryNode } from './ast.ts'

/** Every one of them, as flat as can be, each once. */
export function allOf(of: readonly QueryNode[]): AllNode {
  return { kind: 'all', of: eachOnce(of.flatMap((node) => (node.kind === 'all' ? node.of : [node]))) }
}

/** One of them; undefined where there is nothing to choose from. */
export function anyOf(of: readonly QueryNode[]): QueryNode | undefined {
  const flat = eachOnce(of.flatMap((node) => (node.kind === 'any' ? node.of : [node])))
  return flat.length > 1 ? { kind: 'any', of: flat } : flat[0]
}

/** Several as one; undefined where there are none. */
export function groupOf(of: readonly QueryNode[]): QueryNode | undefined {
  const group = allOf(of)
  return group.of.length > 1 ? group : group.of[0]
}

export function notOf(node: QueryNode): QueryNode {
  return node.kind === 'not' ? node.of : { kind: 'not', of: node }
}

function eachOnce(nodes: readonly QueryNode[]): QueryNode[] {
  const seen = new Set<string>()
  return nodes.filter((node) => {
    const key = keyOf(node)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The same for what asks the same, wherever it stands. */
function keyOf(node: QueryNode): string {
  return JSON.stringify(node, (name, value: unknown) =>
    ['start', 'end', 'typed', 'forms', 'asked'].includes(name) ? undefined : value,
  )
}
