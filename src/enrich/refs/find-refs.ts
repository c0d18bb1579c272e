import type { Item } from '../../normalise/item.ts'
import type { LegalRef } from '../facts.ts'

/** Legal texts that an item is, cites or changes, each once, in order of appearance. */
export function findRefs(_item: Pick<Item, 'title' | 'text' | 'url'>): LegalRef[] {
  return []
}
