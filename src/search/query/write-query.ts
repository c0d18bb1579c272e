import type { FieldNode, FieldTest, ParsedQuery, QueryNode, TermNode } from './ast.ts'
import { fields } from './fields.ts'
import { quoteValue, quoteWords } from './quote-value.ts'

/** Parentheses that only make a reading easier stop before the parser does. */
const easyDepth = 4

/** The canonical text of a query: read again, it gives the same tree. What was left out of the tree is not in it. */
export function writeQuery({ tree }: Pick<ParsedQuery, 'tree'>): string {
  return writeSide(tree.of, 0)
}

function writeSide(nodes: readonly QueryNode[], depth: number): string {
  const isAlone = nodes.length === 1
  return nodes
    .map((node) => {
      const isGrouped = node.kind === 'any' && !isAlone && depth < easyDepth
      return isGrouped ? `(${writeNode(node, depth + 1)})` : writeNode(node, depth)
    })
    .filter((text) => text !== '' && text !== '()')
    .join(' ')
}

function writeNode(node: QueryNode, depth: number): string {
  if (node.kind === 'all') return writeSide(node.of, depth)
  if (node.kind === 'any') return node.of.map((one) => writeOperand(one, depth)).join(' OU ')
  if (node.kind === 'not') return `-${writeOperand(node.of, depth)}`
  return node.kind === 'term' ? writeTerm(node) : writeField(node)
}

function writeOperand(node: QueryNode, depth: number): string {
  const isGroup = node.kind === 'all' || node.kind === 'any'
  return isGroup ? `(${writeNode(node, depth + 1)})` : writeNode(node, depth)
}

function writeTerm({ typed, quoted, prefix }: TermNode): string {
  if (quoted) return quoteWords(typed)
  // « R/AND » has a word that would be an operator by itself.
  const word = /^(?:OU|OR|ET|AND|SAUF)$/.test(typed) ? typed.toLowerCase() : typed
  return prefix === undefined ? word : `${word}*`
}

function writeField({ test, asked }: FieldNode): string {
  const { name, values } = asked ?? askedOf(test)
  return values.length > 0 ? `${name}:${values.map(quoteValue).join(',')}` : ''
}

/** For a filter that nobody typed. These very items have no words: they are left out. */
function askedOf(test: FieldTest): { name: string; values: readonly string[] } {
  const name = fields.find(({ reads }) => reads === test.field)?.name ?? ''
  if (test.field === 'item') return { name, values: [] }
  if (test.field === 'mark') return { name, values: [test.mark] }
  if ('values' in test) return { name, values: test.values }
  const { from, to } = test
  return { name, values: from === undefined && to === undefined ? [] : [`${from ?? ''}..${to ?? ''}`] }
}
