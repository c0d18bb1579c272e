import type { Item } from '../../normalise/item.ts'
import type { Place } from '../facts.ts'

/** Finds the places that an item is about. Compiled once (`compilePlaces`). */
export interface PlaceFinder {
  find(item: Pick<Item, 'title' | 'text' | 'url'>, publisher?: string): Place[]
}

export function compilePlaces(): PlaceFinder {
  return { find: () => [] }
}
