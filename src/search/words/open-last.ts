import type { ParsedQuery, QueryNode } from '../query/ast.ts'

/** The query of someone who is still typing: its last word may be the beginning of one. */
export function openLast(asked: ParsedQuery): ParsedQuery {
  const last = asked.tree.of.at(-1)
  if (!last || /\s$/.test(asked.text)) return asked
  return { ...asked, tree: { kind: 'all', of: [...asked.tree.of.slice(0, -1), opened(last)] } }
}

/** A phrase is whole, a code too: who types « 2021-14 » gets what begins so by its parts. */
function opened(node: QueryNode): QueryNode {
  if (node.kind !== 'term' || node.quoted || node.prefix !== undefined) return node
  const prefix = node.forms.at(-1)
  if (prefix === undefined || prefix.length < 2) return node
  return { ...node, stems: node.stems.slice(0, -1), forms: node.forms.slice(0, -1), prefix, open: true }
}
