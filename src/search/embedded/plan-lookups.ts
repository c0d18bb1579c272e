import type { Database } from '../../store/database.ts'
import type { PlannedNode, SearchPlan, WantedWords, Way } from '../words/plan.ts'
import {
  idsLookup,
  type Lookup,
  lookupsOf,
  needsForms,
  refLookup,
  tierWanted,
  type Wanted,
  wantedBy,
} from './lookups.ts'
import { formsBeginning } from './search-forms.ts'

/** Forms that a beginning is spelled out to, the most frequent. */
const mostForms = 200

/** What a plan asks of the lists, way by way. */
export interface PlanLookups {
  wantedBy(way: Way): Wanted
  all: Lookup[]
}

const tiers = ['title', 'publisher', 'salient'] as const

export async function planLookups(db: Database, plan: SearchPlan): Promise<PlanLookups> {
  const [words, excluded] = wordsIn({ kind: 'all', of: plan.must })
  const ranked = [...plan.should, ...words].flatMap(({ ways }) => ways)
  const ways = [...ranked, ...excluded.flatMap((one) => one.ways)]
  const prefixes = [...new Set(ways.filter(needsForms).map(({ prefix }) => prefix!))]
  const spelled = prefixes.length === 0 ? [] : await formsBeginning(db, prefixes, mostForms)
  const formsOf = new Map(prefixes.map((prefix, at) => [prefix, spelled[at]!]))
  const find = (way: Way) => wantedBy(way, formsOf.get(way.prefix ?? '') ?? [])
  return {
    wantedBy: find,
    all: [
      ...ways.flatMap((way) => lookupsOf(find(way))),
      ...ranked.filter(isTiered).flatMap((way) => tiers.flatMap((tier) => lookupsOf(tierWanted(way, tier)))),
      ...fieldLookups({ kind: 'all', of: plan.must }),
    ],
  }
}

/** A beginning alone has no tier: what it may stand for is many words. */
export function isTiered({ stems, prefix }: Way): boolean {
  return stems.length > 0 && prefix === undefined
}

/** The words of a tree: those that are wanted, and those under a « not ». */
function wordsIn(node: PlannedNode): [wanted: WantedWords[], excluded: WantedWords[]] {
  if (node.kind === 'words') return [[node.words], []]
  if (node.kind === 'field') return [[], []]
  if (node.kind === 'not') {
    const [wanted, excluded] = wordsIn(node.of)
    return [[], [...wanted, ...excluded]]
  }
  const parts = node.of.map(wordsIn)
  return [parts.flatMap(([wanted]) => wanted), parts.flatMap(([, excluded]) => excluded)]
}

function fieldLookups(node: PlannedNode): Lookup[] {
  if (node.kind === 'words') return []
  if (node.kind === 'not') return fieldLookups(node.of)
  if (node.kind !== 'field') return node.of.flatMap(fieldLookups)
  const { test } = node
  if (test.field === 'ref') return test.values.map(refLookup)
  return test.field === 'item' ? [idsLookup(test.ids)] : []
}
