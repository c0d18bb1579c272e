import type { Database } from '#src/store/database.ts'
import { type GivenUpTo, listGivenAfter } from '#src/store/given-items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'

/** D1 counts the statements of an answer: a thousand of these are 200,000 items. */
const batchSize = 200

/** The whole watch, the first seen first; no more items are held at once than one question brings. */
export async function* readGiven(db: Database): AsyncGenerator<StoredItem[]> {
  let from: GivenUpTo = { firstSeenAt: '', id: '' }
  for (;;) {
    const items = await listGivenAfter(db, from, batchSize)
    const last = items.at(-1)
    if (!last) return
    yield items
    if (items.length < batchSize) return
    from = last
  }
}
