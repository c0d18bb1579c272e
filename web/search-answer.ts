import type { ParsedQuery } from '#src/search/query/ast.ts'
import { type SearchResult, idsOf } from '#src/search/search-index.ts'
import { openLast } from '#src/search/words/open-last.ts'
import { countWaiting } from '#src/store/index-queue.ts'
import { countStorySources } from '#src/store/item-counts.ts'
import { listShownItems } from '#src/store/items.ts'
import { type Loosening, loosenSearch } from './loosen-search.ts'
import { readAsked, searchOf } from './read-asked.ts'
import type { MarksOf } from './search-marks.ts'
import { type SearchParams, hasFilters } from './search-params.ts'
import type { Frame } from './site.ts'
import type { SearchAnswer } from './views/search/search-page.ts'

export const pageSize = 20

/** So many items that wait are missed in the results; fewer go in within seconds. */
const many = 100

/**
 * `whole`: a page, or a search that a person sent. `typing`: what is asked at each letter, where what is dear and not
 * looked at yet (what to loosen, what stands out of scope) is left for later.
 */
export type Pace = 'whole' | 'typing'

export async function answerSearch(
  frame: Frame,
  params: SearchParams,
  marksOf: MarksOf,
  pace: Pace = 'whole',
  timeline = false,
): Promise<SearchAnswer> {
  const query = await readAsked(frame, params)
  const [result, everything, waiting] = await Promise.all([
    searchPageOf(frame, params, pace === 'typing' ? openLast(query) : query, { timeline }),
    pace === 'typing' || params.all ? undefined : countEverything(frame, params, query),
    pace === 'typing' ? 0 : countWaiting(frame.site.deps.db, many),
  ])
  const offScope = everything === undefined ? 0 : Math.max(everything - result.total, 0)
  const emptyIndex = result.total + offScope === 0 && params.text === '' && !hasFilters(params)
  const isLoosened = pace === 'whole' && result.total === 0 && !emptyIndex
  const [shown, marks, loosened, status] = await Promise.all([
    readItems(frame, result),
    marksOf(query, result.corrections),
    isLoosened ? loosenSearch(frame, params, query) : emptyList,
    isLoosened ? frame.site.deps.search.status() : undefined,
  ])
  return {
    ...shown,
    params,
    query,
    marks,
    result,
    offScope,
    emptyIndex,
    loosened,
    pageSize,
    typing: pace === 'typing',
    stale: status?.stale ?? false,
    // Where nothing is found, one item that waits may be the one that is looked for.
    waiting: waiting >= many || result.total === 0 ? waiting : 0,
  }
}

const emptyList: Loosening[] = []

/** One page of results, as readers are shown them: the best placed of each story, then what has most of the words. */
export function searchPageOf(
  frame: Frame,
  params: SearchParams,
  query: ParsedQuery,
  window: { offset?: number; limit?: number; timeline?: boolean } = {},
): Promise<SearchResult> {
  return frame.site.deps.search.search({
    ...searchOf(frame, params, pageSize, query),
    matching: 'best',
    collapse: !params.duplicates,
    ...window,
  })
}

async function countEverything(frame: Frame, params: SearchParams, query: ParsedQuery): Promise<number> {
  const all = await searchPageOf(frame, { ...params, all: true, page: 1 }, query, { limit: 0 })
  return all.total
}

async function readItems(
  { site }: Frame,
  result: SearchResult,
): Promise<Pick<SearchAnswer, 'items' | 'storySources'>> {
  const { db } = site.deps
  const items = await listShownItems(db, idsOf(result))
  const stories = items.flatMap((item) => (item.storyId ? [item.storyId] : []))
  return { items, storySources: stories.length > 0 ? await countStorySources(db, stories) : new Map() }
}
