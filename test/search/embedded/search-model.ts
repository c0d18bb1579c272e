import { axisIds } from '#src/axis/taxonomy.ts'
import { callStatus } from '#src/enrich/dates/status.ts'
import { noFacts } from '#src/enrich/facts.ts'
import { mondayOf } from '#src/search/meilisearch/record.ts'
import type { FieldTest, QueryNode } from '#src/search/query/ast.ts'
import {
  type FacetName,
  facetNames,
  filterNames,
  type FilterName,
  maxFacetValues,
  type SearchDocument,
  type SearchHit,
  type SearchQuery,
  type WeekCount,
} from '#src/search/search-index.ts'

/** What an index should answer, told by reading every document for every question. */
export interface ModelAnswer {
  hits: Omit<SearchHit, 'score'>[]
  total: number
  facets: Record<FacetName, { value: string; count: number }[]>
  weeks: WeekCount[]
}

/** Holds for words without accent, plural or ending, and for ids of four characters at most. */
export function answerOf(held: Iterable<SearchDocument>, query: SearchQuery): ModelAnswer {
  const shown = [...held].filter((one) => isShown(one, query) && holds(one, query.asked.tree, query.now))
  const narrowed = (but?: FilterName) => shown.filter((one) => isChosen(one, query, but))
  const result = narrowed().toSorted(query.sort === 'echeance' ? nearestFirst : newestFirst)
  const hits = query.collapse ? collapsed(result) : result.map(({ id }) => ({ id, folded: 0 }))
  return {
    hits: hits.slice(query.offset, query.offset + query.limit),
    total: hits.length,
    facets: Object.fromEntries(
      facetNames.map((facet) => [facet, counted(narrowed(facet), facet, query.now)]),
    ) as ModelAnswer['facets'],
    weeks: weeksOf(result),
  }
}

function isShown(document: SearchDocument, query: SearchQuery): boolean {
  const { from, to, deadlineFrom, deadlineTo, seenAfter } = query
  const { relevant, sortDate, deadline, firstSeen = '' } = document
  const isDue = deadline !== undefined && isWithin(deadline, deadlineFrom, deadlineTo)
  return (
    (relevant || query.includeOffScope) &&
    isWithin(sortDate, from, to) &&
    ((!deadlineFrom && !deadlineTo) || isDue) &&
    (seenAfter === undefined || firstSeen > seenAfter)
  )
}

function isChosen(document: SearchDocument, { facets, now }: SearchQuery, but?: FilterName): boolean {
  return filterNames.every((name) => {
    const values = facets[name] ?? []
    return name === but || values.length === 0 || has(valuesOf(document, name, now), values)
  })
}

function holds(document: SearchDocument, node: QueryNode, now: Date): boolean {
  if (node.kind === 'all') return node.of.every((one) => holds(document, one, now))
  if (node.kind === 'any') return node.of.some((one) => holds(document, one, now))
  if (node.kind === 'not') return !holds(document, node.of, now)
  if (node.kind === 'field') return passes(document, node.test, now)
  const { typed, prefix } = node
  const fields = [document.title, document.text].map((text) => text.split(' '))
  if (prefix !== undefined) return fields.flat().some((word) => word.startsWith(prefix))
  const words = typed.split(' ')
  return fields.some((field) => field.some((_, at) => words.every((word, n) => field[at + n] === word)))
}

function passes(document: SearchDocument, test: FieldTest, now: Date): boolean {
  const { deadline, amount = 0, refs = [] } = document
  switch (test.field) {
    case 'date':
      return isWithin(document.sortDate, test.from, test.to)
    case 'deadline':
      return deadline !== undefined && isWithin(deadline, test.from, test.to)
    case 'amount':
      return amount > 0 && amount >= (test.from ?? 0) && amount <= (test.to ?? Infinity)
    case 'ref':
      return has(refs, test.values)
    case 'item':
      return test.ids.includes(document.id)
    case 'mark':
      return false
    default:
      return has(valuesOf(document, test.field, now), test.values)
  }
}

function has(held: readonly string[], wanted: readonly string[]): boolean {
  return held.some((value) => wanted.includes(value))
}

function isWithin(date: string, from?: string, to?: string): boolean {
  const at = Date.parse(date)
  const last = to?.length === 10 ? `${to}T23:59:59Z` : to
  return (!from || at >= Date.parse(from)) && (!last || at <= Date.parse(last))
}

export function valuesOf(document: SearchDocument, name: FilterName, now: Date): readonly string[] {
  const { axes, domain, kind, publisher, territories, within = [], beneficiaries = [] } = document
  const values: Record<Exclude<FilterName, 'status'>, readonly string[]> = {
    axis: axes,
    domain: [domain],
    kind: [kind],
    publisher: [publisher],
    territory: [...new Set([...territories, ...within])],
    beneficiary: beneficiaries,
    reach: territories,
  }
  return name === 'status' ? stateOf(document, now) : values[name]
}

/** What the item's own page says. */
function stateOf({ deadline, opening, standing }: SearchDocument, now: Date): string[] {
  const evidence = { start: 0, end: 0, text: '' }
  const dates = opening ? [{ role: 'opening' as const, value: opening, evidence }] : []
  const closing = deadline ? { value: deadline } : undefined
  const item = { closing, facts: { ...noFacts(), dates, ...(standing ? { standing } : {}) } }
  const state = callStatus(item as unknown as Parameters<typeof callStatus>[0], now)?.state
  return state ? [state] : []
}

function counted(held: readonly SearchDocument[], facet: FacetName, now: Date) {
  const counts = new Map<string, number>()
  for (const one of held)
    for (const value of valuesOf(one, facet, now)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((one, other) => other.count - one.count || order(one.value, other.value))
    .slice(0, maxFacetValues)
}

function newestFirst(one: SearchDocument, other: SearchDocument): number {
  return Date.parse(other.sortDate) - Date.parse(one.sortDate) || order(one.id, other.id)
}

function nearestFirst(one: SearchDocument, other: SearchDocument): number {
  const [mine, its] = [one, other].map(({ deadline }) => (deadline ? Date.parse(deadline) : Infinity))
  return mine === its ? newestFirst(one, other) : mine! - its!
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function collapsed(result: readonly SearchDocument[]): ModelAnswer['hits'] {
  const sizes = new Map<string, number>()
  const first = result.filter(({ story }) => {
    if (!story) return true
    sizes.set(story, (sizes.get(story) ?? 0) + 1)
    return sizes.get(story) === 1
  })
  return first.map(({ id, story }) => ({ id, folded: story ? sizes.get(story)! - 1 : 0 }))
}

function weeksOf(result: readonly SearchDocument[]): WeekCount[] {
  const weeks = [...new Set(result.map(({ sortDate }) => mondayOf(sortDate)))].toSorted().slice(-104)
  return weeks.flatMap((week) => {
    const its = result.filter(({ sortDate }) => mondayOf(sortDate) === week)
    return (['', ...axisIds.toSorted()] as const)
      .map((axis) => ({
        week,
        axis,
        count: its.filter(({ axes }) => (axis === '' ? axes.length === 0 : axes.includes(axis))).length,
      }))
      .filter(({ count }) => count > 0)
  })
}
