import type { PlannedNode, WantedWords, Way } from '../words/plan.ts'
import { anyFilter, everyFilter, notFilter, testFilter } from './filters.ts'

/** What one question to the server can ask: all of these words, none of those, within a filter. */
export interface Conjunct {
  ways: readonly Way[]
  not: readonly Way[]
  filters: readonly string[]
  /** The product of the weights of its ways. */
  weight: number
}

/**
 * A server has no « or » between words: alternatives (OU, synonyms, mended faults) are asked as so many questions,
 * merged by the server. More than these are the least likely: they are left out, and it is told.
 */
export const maxConjuncts = 32

export interface Conjuncts {
  of: Conjunct[]
  cut: boolean
}

/** The same as the nodes, all of them, as alternatives without nesting (disjunctive normal form). */
export function conjunctsOf(nodes: readonly PlannedNode[], now: Date): Conjuncts {
  return every(nodes.map((node) => spread(node, false, now)))
}

const everything: Conjunct = { ways: [], not: [], filters: [], weight: 1 }

function spread(node: PlannedNode, negated: boolean, now: Date): Conjuncts {
  const filter = filterOf(node, now)
  if (filter !== undefined)
    return one({ filters: filterList(negated ? notFilter(filter || 'id EXISTS') : filter) })
  if (node.kind === 'not') return spread(node.of, !negated, now)
  if (node.kind === 'words') return negated ? noneOf(node.words) : wayOf(node.words)
  if (node.kind === 'field') return one({})
  const parts = node.of.map((part) => spread(part, negated, now))
  return (node.kind === 'all') === negated ? either(parts) : every(parts)
}

/** What asks for no word is one filter, however nested: it costs no alternative. */
function filterOf(node: PlannedNode, now: Date): string | undefined {
  if (node.kind === 'field') return testFilter(node.test, now)
  if (node.kind === 'words') return undefined
  if (node.kind === 'not') {
    const inner = filterOf(node.of, now)
    return inner === undefined ? undefined : notFilter(inner || 'id EXISTS')
  }
  const parts = node.of.map((part) => filterOf(part, now))
  if (parts.some((part) => part === undefined)) return undefined
  const told = parts.filter((part) => part !== undefined && part !== '') as string[]
  if (node.kind === 'all') return everyFilter(told)
  return told.length < parts.length ? '' : anyFilter(told)
}

function filterList(filter: string): string[] {
  return filter === '' ? [] : [filter]
}

function wayOf({ ways }: WantedWords): Conjuncts {
  return { of: ways.map((way) => ({ ...everything, ways: [way], weight: way.weight })), cut: false }
}

function noneOf({ ways }: WantedWords): Conjuncts {
  return every(ways.map(without))
}

/** Words that stand anywhere are not all there as soon as one is missing. */
function without(way: Way): Conjuncts {
  const { stems, prefix, weight, by } = way
  if (way.phrase || stems.length + (prefix === undefined ? 0 : 1) < 2) return one({ not: [way] })
  const word = { phrase: false, weight, by }
  const parts: Way[] = [
    ...stems.map((stem) => ({ ...word, stems: [stem] })),
    ...(prefix === undefined ? [] : [{ ...word, stems: [], prefix }]),
  ]
  return either(parts.map((part) => one({ not: [part] })))
}

function one(part: Partial<Conjunct>): Conjuncts {
  return { of: [{ ...everything, ...part }], cut: false }
}

function either(parts: readonly Conjuncts[]): Conjuncts {
  return bounded(
    parts.flatMap((part) => part.of),
    parts.some((part) => part.cut),
  )
}

function every(parts: readonly Conjuncts[]): Conjuncts {
  let sofar = one({})
  for (const part of parts) {
    const both = sofar.of.flatMap((left) => part.of.map((right) => joined(left, right)))
    sofar = bounded(both, sofar.cut || part.cut)
  }
  return sofar
}

function joined(left: Conjunct, right: Conjunct): Conjunct {
  return {
    ways: [...left.ways, ...right.ways],
    not: [...left.not, ...right.not],
    filters: [...left.filters, ...right.filters],
    weight: left.weight * right.weight,
  }
}

function bounded(all: Conjunct[], cut: boolean): Conjuncts {
  if (all.length <= maxConjuncts) return { of: all, cut }
  return { of: all.toSorted((a, b) => b.weight - a.weight).slice(0, maxConjuncts), cut: true }
}
