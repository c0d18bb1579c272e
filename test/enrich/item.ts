import type { Item } from '#src/normalise/item.ts'

/** A clean item with what a test says of it. */
export function item(said: Partial<Item> = {}): Item {
  return {
    id: 'a1',
    feedId: 'essai',
    identity: 'guid:1',
    title: '',
    contentHtml: '',
    summaryHtml: '',
    text: '',
    categories: [],
    enclosures: [],
    territories: [],
    contentHash: '',
    ...said,
  }
}
