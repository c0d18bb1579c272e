import { sortDateOf } from '#src/pipeline/index/read-documents.ts'
import { type SearchQuery, idsOf } from '#src/search/search-index.ts'
import { listItemsById } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Deps } from '#src/deps.ts'

/** Where a page of a list by date ended. */
export interface DatePlace {
  /** The day (UTC) of its last item. */
  day: string
  id: string
  /** The order of that item, in seconds. */
  at: number
  /** How many items of that day the pages before have shown, itself included: where to look for it first. */
  seen: number
}

export interface DatePage {
  items: StoredItem[]
  /** On the first page: those of the next ones are counted from their own day. */
  total?: number
  next?: DatePlace
}

type PageDeps = Pick<Deps, 'db' | 'search'>

/** Items may come and go above the place between two pages: so far around it is looked for at first. */
const slack = 20

/**
 * One page of a search by date, after a place. An engine only counts from the beginning: what has come in since would push
 * an item onto the next page, where it would be read twice, and what has left would hide one. So the page begins at the day
 * of the last item, and after that very item.
 */
export async function pageByDate(
  deps: PageDeps,
  query: SearchQuery,
  place: DatePlace | undefined,
  limit: number,
): Promise<DatePage> {
  const asked = { ...query, sort: 'date' as const }
  const { ids, total } = place
    ? { ids: await idsAfter(deps, asked, place, limit), total: undefined }
    : await firstIds(deps, asked, limit)
  const shown = ids.slice(0, limit)
  const known = await listItemsById(deps.db, shown)
  const items = known.filter((item) => !item.withdrawn)
  const next = ids.length > limit ? placeOf(known, place) : undefined
  return { items, ...(total === undefined ? {} : { total }), ...(next ? { next } : {}) }
}

async function firstIds({ search }: PageDeps, query: SearchQuery, limit: number) {
  const result = await search.search({ ...query, offset: 0, limit: limit + 1 })
  return { ids: idsOf(result), total: result.total }
}

async function idsAfter(
  deps: PageDeps,
  query: SearchQuery,
  place: DatePlace,
  limit: number,
): Promise<string[]> {
  const to = query.to && query.to < place.day ? query.to : place.day
  const offset = Math.max(0, place.seen - slack)
  const near = await deps.search.search({ ...query, to, offset, limit: limit + 2 * slack })
  const found = idsOf(near).indexOf(place.id)
  if (found >= 0 && (found + 1 + limit < near.hits.length || offset + near.hits.length >= near.total))
    return idsOf(near).slice(found + 1)
  const all = idsOf(await deps.search.search({ ...query, to, offset: 0, limit: place.seen + limit + 1000 }))
  const there = all.indexOf(place.id)
  return all.slice(there >= 0 ? there + 1 : await countBefore(deps, all, place))
}

/** The item where the page ended is gone: those before it are told by their own dates. */
async function countBefore({ db }: PageDeps, ids: readonly string[], place: DatePlace): Promise<number> {
  const items = await listItemsById(db, ids.slice(0, place.seen + slack))
  const isAfter = (item: StoredItem) => {
    const at = secondsOf(item)
    return at < place.at || (at === place.at && item.id > place.id)
  }
  const first = items.find(isAfter)
  return first ? ids.indexOf(first.id) : items.length
}

function placeOf(items: readonly StoredItem[], before: DatePlace | undefined): DatePlace | undefined {
  const last = items.at(-1)
  if (!last) return undefined
  const day = dayOf(last)
  const ofDay = items.filter((item) => dayOf(item) === day).length
  const earlier = before?.day === day ? before.seen : 0
  return { day, id: last.id, at: secondsOf(last), seen: earlier + ofDay }
}

function dayOf(item: StoredItem): string {
  return sortDateOf(item).slice(0, 10)
}

function secondsOf(item: StoredItem): number {
  return Math.floor(Date.parse(sortDateOf(item)) / 1000)
}
