import { WatchError } from '../../errors.ts'
import type { SearchHit, SearchQuery, SearchResult } from '../search-index.ts'
import type { PlannedNode, SearchPlan, WantedWords } from '../words/plan.ts'
import { findAlike } from './alike.ts'
import type { Ask } from './asks.ts'
import type { MeilisearchServer } from './client.ts'
import { type Conjunct, conjunctsOf } from './conjuncts.ts'
import { countQuestions, type Counts, readCounts } from './counts.ts'
import { enoughOf } from './coverage.ts'
import { oneOf } from './filters.ts'
import { holdList } from './held-list.ts'
import { orderOf, type Page, pageQuestions, questionsOfPage, readPage, storySizes } from './list-items.ts'
import { type Narrowed, narrow } from './narrow.ts'
import { askAll } from './questions.ts'
import { listWidely } from './widen.ts'

/** Below it, items that have most of the words follow those that have all. */
const fewHits = 20

/** Alternatives that are asked for what follows them. */
const mostWays = 64

/**
 * One search, in as few requests as what is asked allows: one as a rule. Throws WatchError `search-too-wide` for what
 * the server cannot answer whole.
 */
export async function findItems(
  server: MeilisearchServer,
  query: SearchQuery,
  plan: SearchPlan,
): Promise<SearchResult> {
  if (query.like) return searchAlike(server, query, plan)
  const { asks, cut } = await asksFor(server, query, [...plan.must, ...plan.should.map(words)])
  // The page shows the best; feeds and alerts want all, which the embedded engine then gives.
  if (cut && query.matching === 'all') throw tooWide()
  const answers = await askAll(server, [...pageQuestions(query, asks, query), ...countQuestions(query, asks)])
  const page = readPage(answers)
  const mayWiden = query.matching === 'best' && plan.should.length > 1
  if (mayWiden && page.total < fewHits) return widen(server, query, plan, asks)
  const counts = readCounts(query, answers.slice(questionsOfPage))
  return toResult(server, query, plan, { ...page, asks, counts })
}

function tooWide(): WatchError {
  return new WatchError(
    'search-too-wide',
    'Le serveur de recherche ne peut pas répondre à toute cette question.',
  )
}

function shownOnly({ includeOffScope }: SearchQuery): string[] {
  return includeOffScope ? [] : ['relevant = true']
}

function words(wanted: WantedWords): PlannedNode {
  return { kind: 'words', words: wanted }
}

async function asksFor(
  server: MeilisearchServer,
  query: SearchQuery,
  nodes: readonly PlannedNode[],
): Promise<Narrowed> {
  const { of, cut } = conjunctsOf(nodes, query.now)
  const narrowed = await narrow(server, of, shownOnly(query))
  return { ...narrowed, cut: cut || narrowed.cut }
}

/** Too few have all the words: those that have most of them follow. */
async function widen(
  server: MeilisearchServer,
  query: SearchQuery,
  plan: SearchPlan,
  strict: readonly Ask[],
): Promise<SearchResult> {
  const most = await narrow(server, likeliest(plan, query.now), shownOnly(query))
  const { exact, ...listed } = await listWidely(server, query, strict, most.asks)
  return { ...(await toResult(server, query, plan, { ...listed, asks: [...strict, ...most.asks] })), exact }
}

/**
 * The ways to have most of the words, the more the words tell the better. The least likely may be left out: what
 * follows the strict result is a help, not an answer.
 */
function likeliest({ must, should }: SearchPlan, now: Date): Conjunct[] {
  const total = should.reduce((sum, { telling }) => sum + telling, 0)
  const all = enoughOf(should).flatMap((choice) => {
    const share = choice.reduce((sum, { telling }) => sum + telling, 0) / total
    const { of } = conjunctsOf([...must, ...choice.map(words)], now)
    return of.map((conjunct) => ({ ...conjunct, weight: conjunct.weight * share ** 2 }))
  })
  return all.toSorted((a, b) => b.weight - a.weight).slice(0, mostWays)
}

async function searchAlike(
  server: MeilisearchServer,
  query: SearchQuery,
  plan: SearchPlan,
): Promise<SearchResult> {
  const hits = await findAlike(server, query, plan)
  const { shown, sizes } = holdList(hits, query.collapse)
  const filters = [
    oneOf(
      'id',
      hits.map(({ id }) => id),
    ),
  ]
  const asks = hits.length === 0 ? [] : [{ q: '', filters, weight: 1 }]
  const counts = readCounts(query, await askAll(server, countQuestions(query, asks)))
  const page = shown.slice(query.offset, query.offset + query.limit)
  return toResult(server, query, plan, { hits: page, total: shown.length, asks, counts, sizes })
}

interface Whole extends Page {
  /** What the page is a page of. */
  asks: readonly Ask[]
  counts: Counts
  sizes?: ReadonlyMap<string, number>
}

async function toResult(
  server: MeilisearchServer,
  query: SearchQuery,
  { corrections }: SearchPlan,
  { hits, total, asks, counts, ...whole }: Whole,
): Promise<SearchResult> {
  const isFolded = query.collapse && hits.length > 0
  const stories = oneOf('story', isFolded ? hits.map(({ story }) => story) : [])
  const sizes = whole.sizes ?? (isFolded ? await storySizes(server, query, asks, stories) : new Map())
  const isScored = orderOf(query).sort === undefined
  return {
    hits: hits.map(({ id, story, score }): SearchHit => ({
      id,
      score: isScored ? score : 0,
      folded: query.collapse ? Math.max(0, (sizes.get(story) ?? 1) - 1) : 0,
    })),
    total,
    exact: total,
    corrections,
    ...counts,
  }
}
