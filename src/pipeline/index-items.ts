import type { Deps } from '../deps.ts'
import { messageOf } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { SearchDocument } from '../search/search-index.ts'
import { finishIndexWork, listIndexWork, postponeIndexWork } from '../store/index-queue.ts'
import { listItemsById } from '../store/items.ts'
import type { StoredItem } from '../store/stored-item.ts'

type IndexDeps = Pick<Deps, 'db' | 'search' | 'log' | 'now' | 'feeds'>

const batchSize = 200

/**
 * Drains the index queue: an item that shows goes to the search engine, a withdrawn one leaves it. A search server
 * that is away puts the work off, ever further, up to an hour; nothing is lost. Answers how many were indexed.
 */
export async function drainIndexQueue(deps: IndexDeps): Promise<number> {
  const publishers = new Map(deps.feeds.map((feed) => [feed.id, feed.publisher]))
  let indexed = 0
  for (;;) {
    const work = await listIndexWork(deps.db, deps.now().toISOString(), batchSize)
    if (work.length === 0) return indexed
    try {
      const items = await listItemsById(
        deps.db,
        work.map((one) => one.itemId),
      )
      const shown = items.filter((item) => !item.withdrawn)
      const kept = new Set(shown.map((item) => item.id))
      await deps.search.put(shown.map((item) => toSearchDocument(item, publishers.get(item.feedId))))
      await deps.search.remove(work.map((one) => one.itemId).filter((id) => !kept.has(id)))
      await finishIndexWork(deps.db, work)
      indexed += work.length
    } catch (error) {
      const attempts = Math.max(...work.map((one) => one.attempts)) + 1
      const wait = Math.min(60_000 * 2 ** (attempts - 1), 3_600_000)
      const notBefore = new Date(deps.now().getTime() + wait).toISOString()
      await postponeIndexWork(deps.db, work, { notBefore, error: messageOf(error) })
      deps.log.warn('index-postponed', { items: work.length, error: messageOf(error) })
    }
  }
}

export interface Indexer {
  /** Starts a drain unless one is under way; work queued meanwhile is taken by the next. */
  kick(): void
  /** Drains what is left; answers how many items were indexed since the start. */
  finish(): Promise<number>
}

/** Indexes while feeds are still being read, so that the first items show at once. */
export function createIndexer(deps: IndexDeps): Indexer {
  let indexed = 0
  let running: Promise<void> | undefined
  const drain = async () => {
    indexed += await drainIndexQueue(deps)
    running = undefined
  }
  return {
    kick() {
      running ??= drain()
    },
    async finish() {
      await running
      await drain()
      return indexed
    },
  }
}

export function toSearchDocument(
  item: StoredItem,
  publisher: FeedDefinition['publisher'] | undefined,
): SearchDocument {
  return {
    id: item.id,
    title: item.title,
    text: item.text,
    publisher: publisher ?? item.feedId,
    feedId: item.feedId,
    axes: item.axes.map((axis) => axis.id),
    domain: item.domain,
    kind: item.kind,
    territories: item.territories,
    relevant: item.relevant,
    sortDate: sortDateOf(item),
    ...(item.closing ? { deadline: item.closing.value } : {}),
  }
}

/** A publisher that dates an item in the future must not stand first for ever. */
function sortDateOf(item: StoredItem): string {
  // Many Atom feeds only say when an entry was last touched: still truer than the day we first saw it.
  const published = item.publishedAt ?? item.updatedAt
  if (!published || Date.parse(published) > Date.parse(item.firstSeenAt) + 2 * 86_400_000)
    return item.firstSeenAt
  return published
}
