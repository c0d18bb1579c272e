import type { FieldTest } from '../query/ast.ts'
import type { PlannedNode, WantedWords, Way } from '../words/plan.ts'
import { addBits, type Bits, dropBits, emptyBits, keepBits } from './document-set.ts'
import { keepByTest } from './field-tests.ts'
import { idsLookup, refLookup, type Wanted } from './lookups.ts'
import type { Mirror } from './mirror.ts'
import type { PlanLookups } from './plan-lookups.ts'
import { addPostings, noPostings, type Postings } from './postings.ts'

/** What a plan is evaluated over: the memory as it was when the lists were read. */
export interface Ground {
  mirror: Mirror
  now: Date
  /** The size of its sets, in words of 32 documents. */
  words: number
  alive: Bits
  lists: ReadonlyMap<string, Postings>
  lookups: PlanLookups
}

export function evaluate(ground: Ground, node: PlannedNode): Bits {
  if (node.kind === 'words') return documentsWith(ground, node.words)
  if (node.kind === 'field') return documentsPassing(ground, node.test)
  if (node.kind === 'not') return dropBits(ground.alive.slice(), evaluate(ground, node.of))
  const [first, ...others] = node.of
  if (!first) return node.kind === 'all' ? ground.alive.slice() : emptyBits(ground.words)
  const join = node.kind === 'all' ? keepBits : addBits
  return others.reduce((bits, one) => join(bits, evaluate(ground, one)), evaluate(ground, first))
}

/** Every document that one of the ways finds. */
export function documentsWith(ground: Ground, { ways }: WantedWords): Bits {
  const bits = emptyBits(ground.words)
  for (const way of ways) addWay(ground, bits, way)
  return bits
}

export function addWay(ground: Ground, bits: Bits, way: Way): void {
  addWanted(ground, bits, ground.lookups.wantedBy(way))
}

export function addWanted(ground: Ground, bits: Bits, wanted: Wanted): void {
  if ('lookup' in wanted) addPostings(bits, ground.lists.get(wanted.lookup.key) ?? noPostings)
  else if ('any' in wanted) for (const one of wanted.any) addWanted(ground, bits, one)
  else addBits(bits, common(ground, wanted.all))
}

function common(ground: Ground, parts: readonly Wanted[]): Bits {
  const [first = emptyBits(ground.words), ...others] = parts.map((one) => {
    const bits = emptyBits(ground.words)
    addWanted(ground, bits, one)
    return bits
  })
  return others.reduce(keepBits, first)
}

function documentsPassing(ground: Ground, test: FieldTest): Bits {
  const { mirror, now, alive } = ground
  // The site turns marks into items before: no engine knows a reader.
  if (test.field === 'mark') return emptyBits(ground.words)
  if (test.field === 'ref')
    return addWantedTo(ground, { any: test.values.map((ref) => ({ lookup: refLookup(ref) })) })
  if (test.field === 'item') return addWantedTo(ground, { lookup: idsLookup(test.ids) })
  return keepByTest(mirror, now, alive, test)
}

function addWantedTo(ground: Ground, wanted: Wanted): Bits {
  const bits = emptyBits(ground.words)
  addWanted(ground, bits, wanted)
  return bits
}
