import type { Database } from '../../store/database.ts'
import { listMarkedIds } from '../../store/marked-items.ts'
import type { FieldNode, Mark, ParsedQuery, QueryNode, QueryProblem } from './ast.ts'

/** The newest: an engine is given a list, and a person who marks more finds by other words. */
const most = 5_000

/**
 * What concerns the reader (`est:suivi`) as the very items, which engines know. Without a person there are none, and the
 * query says why.
 */
export async function resolveMarks(
  db: Database,
  personId: string | undefined,
  parsed: ParsedQuery,
): Promise<ParsedQuery> {
  const asked = markNodes(parsed.tree)
  if (asked.length === 0) return parsed
  const named = [...new Set(asked.map(({ mark }) => mark))]
  const lists = await Promise.all(
    named.map(async (mark) => [mark, personId ? await listMarkedIds(db, personId, mark, most) : []] as const),
  )
  const ids = new Map<Mark, readonly string[]>(lists)
  const problems = personId ? parsed.problems : [...parsed.problems, ...asked.map(signInFirst)]
  return {
    ...parsed,
    tree: { kind: 'all', of: parsed.tree.of.map((node) => withItems(node, ids)) },
    problems,
  }
}

type Asked = FieldNode & { mark: Mark }

function markNodes(node: QueryNode): Asked[] {
  if (node.kind === 'all' || node.kind === 'any') return node.of.flatMap(markNodes)
  if (node.kind === 'not') return markNodes(node.of)
  return node.kind === 'field' && node.test.field === 'mark' ? [{ ...node, mark: node.test.mark }] : []
}

function withItems(node: QueryNode, ids: ReadonlyMap<Mark, readonly string[]>): QueryNode {
  if (node.kind === 'all' || node.kind === 'any')
    return { ...node, of: node.of.map((one) => withItems(one, ids)) }
  if (node.kind === 'not') return { ...node, of: withItems(node.of, ids) }
  if (node.kind !== 'field' || node.test.field !== 'mark') return node
  return { ...node, test: { field: 'item', ids: ids.get(node.test.mark) ?? [] } }
}

function signInFirst({ mark, start, end }: Asked): QueryProblem {
  const message = `Connectez-vous pour chercher par « est:${mark} » : Vigie ne sait pas encore qui vous êtes.`
  return { code: 'unknown-value', start, end, message }
}
