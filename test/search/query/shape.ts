import type { FieldTest, QueryNode } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { createFieldReader } from '#web/field-reader.ts'
import { testFrame } from '#test/helpers/frame.ts'

/** A reader of fields over the invented sources, on 24 November 2026. */
export const reader = createFieldReader(testFrame())

/** A tree in one line, with words folded but not stemmed: « cuivre », « "plan relance" », « numeri* », « -(a | b) ». */
export function shapeOf(node: QueryNode): string {
  if (node.kind === 'all') return node.of.map(shapeOf).join(' ')
  if (node.kind === 'any') return `(${node.of.map(grouped).join(' | ')})`
  if (node.kind === 'not') return `-${grouped(node.of)}`
  if (node.kind === 'field') return `<${testOf(node.test)}>`
  const words = [...node.forms, ...(node.prefix === undefined ? [] : [`${node.prefix}*`])].join(' ')
  return node.quoted ? `"${words}"` : node.forms.length > 1 ? `[${words}]` : words
}

function grouped(node: QueryNode): string {
  return node.kind === 'all' ? `(${shapeOf(node)})` : shapeOf(node)
}

function testOf(test: FieldTest): string {
  if ('values' in test) return `${test.field} ${test.values.join(',')}`
  if (test.field === 'mark') return `mark ${test.mark}`
  if (test.field === 'item') return `item ${test.ids.join(',')}`
  return `${test.field} ${test.from ?? ''}..${test.to ?? ''}`
}

export function shape(text: string): string {
  return shapeOf(parseQuery(text, reader).tree)
}
