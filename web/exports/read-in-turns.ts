import type { Database } from '#src/store/database.ts'
import { listShownItems } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'

/** Items come with their whole text: no more are held at once. */
const batchSize = 100

/** Items of these ids that still show, in order, a hundred at a time. */
export async function* readInTurns(db: Database, ids: readonly string[]): AsyncGenerator<StoredItem[]> {
  for (let at = 0; at < ids.length; at += batchSize) {
    yield await listShownItems(db, ids.slice(at, at + batchSize))
  }
}

/** A body that is made as it is sent: pieces are asked for one at a time, and none once the reader has left. */
export function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
