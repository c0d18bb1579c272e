import type { TermNode } from '../query/ast.ts'
import { stemOf } from '../french/stem.ts'
import type { Vocabulary, Way } from './plan.ts'
import type { Reading } from './read-terms.ts'

/** « télé transmission », « data center »: for each of the two words, the one that they make where a text has it. */
export function joinNeighbours(readings: readonly Reading[], vocabulary: Vocabulary): Way[][] {
  const found: Way[][] = readings.map(() => [])
  for (let at = 1; at < readings.length; at += 1) {
    const way = joinedWay(readings[at - 1]!.term, readings[at]!.term, vocabulary)
    if (way) for (const side of [at - 1, at]) found[side]!.push(way)
  }
  return found
}

function joinedWay(one: TermNode, other: TermNode, vocabulary: Vocabulary): Way | undefined {
  if (one.prefix !== undefined || !isPlain(one) || !isPlain(other)) return undefined
  const form = `${one.forms[0]}${other.prefix ?? other.forms[0]}`
  if (form.length < 6 || !/^[a-z]+$/.test(form)) return undefined
  const common = { phrase: false, weight: 0.9, by: 'synonym' } as const
  if (other.prefix === undefined)
    return vocabulary.documentsWithForm(form) > 0 ? { ...common, stems: [stemOf(form)] } : undefined
  return vocabulary.documentsWithBeginning(form) > 0 ? { ...common, stems: [], prefix: form } : undefined
}

function isPlain({ quoted, forms, prefix }: TermNode): boolean {
  return !quoted && forms.length + (prefix === undefined ? 0 : 1) === 1
}
