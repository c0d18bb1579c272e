import { readAsked } from './read-asked.ts'
import { pageSize, searchPageOf } from './search-answer.ts'
import { type SearchParams, parseSearchParams, searchHref } from './search-params.ts'
import type { Frame } from './site.ts'
import { cardId } from './views/item/item-card.ts'

/** Where an item stands in the search that led to it. */
export interface Neighbours {
  search: SearchParams
  /** The page of results that it is on. */
  href: string
  /** Each on its page of the search; none at an end, nor when the item left the results meanwhile. */
  previous?: Neighbour
  next?: Neighbour
}

export interface Neighbour {
  id: string
  search: SearchParams
}

/** `from` is the query string of the search (« ?de=… »): it is read as any address, whatever it holds. */
export function searchLedFrom(from: string): SearchParams | undefined {
  if (from === '' || from.length > longest) return undefined
  const { placeName: _placeName, ...search } = parseSearchParams(new URLSearchParams(from))
  return search
}

/** Twenty publishers of a hundred letters fit. */
const longest = 4000

/** The page of results that the item was on, and one result on each side of it: one search. */
export async function findNeighbours(frame: Frame, id: string, search: SearchParams): Promise<Neighbours> {
  const first = Math.max((search.page - 1) * pageSize - 1, 0)
  const window = { offset: first, limit: pageSize + 2 }
  const { hits } = await searchPageOf(frame, search, await readAsked(frame, search), window)
  const at = hits.findIndex((hit) => hit.id === id)
  const around = { search, href: `${searchHref(search)}#${encodeURIComponent(cardId(frame, { id }))}` }
  if (at < 0) return { search, href: searchHref(search) }
  const beside = (index: number): Neighbour | undefined => {
    const hit = hits[index]
    const page = Math.floor((first + index) / pageSize) + 1
    return hit && { id: hit.id, search: { ...search, page } }
  }
  return { ...around, previous: beside(at - 1), next: beside(at + 1) }
}
