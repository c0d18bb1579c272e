import { analyse } from '#src/search/french/analyse.ts'
import type { FacetName, FacetSelection, SearchDocument } from '#src/search/search-index.ts'
import type { PlannedNode, SearchPlan, Vocabulary, Way } from '#src/search/words/plan.ts'
import type { RankWeights } from '#src/search/words/rank-weights.ts'
import { createScorer, type DocumentWords } from '#src/search/words/score.ts'
import { createVocabulary } from '#src/search/words/vocabulary.ts'
import { wantedOf } from '#src/search/words/wanted.ts'
import { type BenchDocument, benchNow } from './documents.ts'

/** The recorded items held as words: the ranking without an engine, for who learns its weights. */
export interface Held {
  key: string
  document: SearchDocument
  words: DocumentWords
  /** Stems of all fields, in order; fields parted by ''. */
  stems: string[]
  places: Map<string, number[]>
  forms: string[]
}

const leadLength = 300

export function hold({ key, document }: BenchDocument): Held {
  const [title, text, publisher] = [document.title, document.text, document.publisher].map((field) =>
    analyse(field.slice(0, 120_000)),
  ) as [ReturnType<typeof analyse>, ReturnType<typeof analyse>, ReturnType<typeof analyse>]
  const all = [...title, undefined, ...text, undefined, ...publisher]
  const stems = all.map((token) => token?.term ?? '')
  const places = new Map<string, number[]>()
  stems.forEach((stem, at) => {
    const list = places.get(stem)
    if (list) list.push(at)
    else places.set(stem, [at])
  })
  const forms = (tokens: typeof title) => tokens.map((token) => token.form)
  const words: DocumentWords = {
    title: forms(title),
    text: forms(text.slice(0, leadLength)),
    publisher: forms(publisher),
    ageDays: Math.max(0, (benchNow.getTime() - Date.parse(document.sortDate)) / 86_400_000),
    axisScore: document.axisScore ?? 0,
    relevant: document.relevant,
    kind: document.kind,
  }
  return { key, document, words, stems, places, forms: forms([...title, ...text, ...publisher]) }
}

export function vocabularyOf(held: readonly Held[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const { forms } of held)
    for (const form of new Set(forms)) counts.set(form, (counts.get(form) ?? 0) + 1)
  return createVocabulary(counts, held.length)
}

/** What a plan finds, before it is ordered. */
export interface Candidate {
  held: Held
  /** With `elsewhere`. */
  words: DocumentWords
  /** Share of what the plan's words tell. */
  coverage: number
  strict: boolean
}

export function findCandidates(
  all: readonly Held[],
  plan: SearchPlan,
  facets: FacetSelection,
  least: number,
): Candidate[] {
  const wanted = wantedOf(plan)
  const total = plan.should.reduce((sum, { telling }) => sum + telling, 0)
  return all.flatMap((held) => {
    if (!passes(held.document, facets) || !plan.must.every((node) => holds(held, node))) return []
    const elsewhere = wanted.map(({ ways }) => ways.some((way) => hasWay(held, way)))
    const has = plan.should.map((_, at) => elsewhere[at]!)
    const coverage =
      plan.should.reduce((sum, { telling }, at) => sum + (has[at] ? telling : 0), 0) / (total || 1)
    const strict = has.every(Boolean)
    if (!strict && coverage < least) return []
    return [{ held, words: { ...held.words, elsewhere }, coverage, strict }]
  })
}

/** Where few have every word, those that have most of it follow. */
export function order(
  candidates: readonly Candidate[],
  plan: SearchPlan,
  weights: RankWeights,
  few = 20,
): Held[] {
  const score = createScorer(plan, weights)
  const scored = candidates.map((candidate) => ({ ...candidate, score: score(candidate.words) }))
  const sorted = scored.toSorted((a, b) => b.score - a.score || (a.held.key < b.held.key ? -1 : 1))
  if (process.env['MERGE'] && sorted.filter((one) => one.strict).length < few)
    return sorted.map(({ held }) => held)
  const strict = sorted.filter((one) => one.strict)
  const loose = strict.length < few ? sorted.filter((one) => !one.strict) : []
  return [...strict, ...loose].map(({ held }) => held)
}

function holds(held: Held, node: PlannedNode): boolean {
  if (node.kind === 'words') return node.words.ways.some((way) => hasWay(held, way))
  if (node.kind === 'not') return !holds(held, node.of)
  if (node.kind === 'field') return true
  return node.kind === 'all'
    ? node.of.every((one) => holds(held, one))
    : node.of.some((one) => holds(held, one))
}

function hasWay({ places, stems, forms }: Held, { stems: wanted, phrase, prefix }: Way): boolean {
  if (prefix !== undefined && !forms.some((form) => form.startsWith(prefix))) return false
  if (!phrase) return wanted.every((stem) => places.has(stem))
  return (places.get(wanted[0]!) ?? []).some((at) => wanted.every((stem, next) => stems[at + next] === stem))
}

function passes(document: SearchDocument, facets: FacetSelection): boolean {
  const values: Partial<Record<FacetName, readonly string[]>> = {
    axis: document.axes,
    domain: [document.domain],
    kind: [document.kind],
    publisher: [document.publisher],
    territory: [...document.territories, ...(document.within ?? [])],
  }
  return Object.entries(facets).every(([facet, asked]) =>
    asked.some((value) => values[facet as FacetName]?.includes(value)),
  )
}
