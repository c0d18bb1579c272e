import { openCatalogue } from '../catalogue/catalogue.ts'
import type { Deps } from '../deps.ts'
import type { Territories } from '../enrich/places/territories.ts'
import { europe, nation } from '../enrich/places/usual-names.ts'
import { messageOf } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { SearchDocument, SearchIndex } from '../search/search-index.ts'
import {
  enqueueForIndex,
  finishIndexWork,
  type IndexWork,
  listIndexWork,
  postponeIndexWork,
} from '../store/index-queue.ts'
import { listItemsById } from '../store/items.ts'
import type { StoredItem } from '../store/stored-item.ts'

type IndexDeps = Pick<Deps, 'db' | 'search' | 'log' | 'now' | 'feeds' | 'enricher'>

const batchSize = 200

/**
 * Drains the index queue: an item that shows goes to the search engine, a withdrawn one leaves it. A search server
 * that is away puts the work off, ever further, up to an hour; nothing is lost. Answers how many were indexed.
 */
export async function drainIndexQueue(deps: IndexDeps): Promise<number> {
  let indexed = 0
  for (;;) {
    const work = await listIndexWork(deps.db, deps.now().toISOString(), batchSize)
    if (work.length === 0) return indexed
    indexed += await indexOrPostpone(deps, work)
    // SQLite answers at once: without a pause, ten thousand items would keep the site from answering.
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Work that failed before is tried in halves when the engine is there: one document refused holds up no other. */
async function indexOrPostpone(deps: IndexDeps, work: readonly IndexWork[]): Promise<number> {
  try {
    await indexWork(deps, work)
    return work.length
  } catch (error) {
    if (work.length > 1 && work.every((one) => one.attempts > 0) && (await isThere(deps.search))) {
      const half = Math.ceil(work.length / 2)
      return (
        (await indexOrPostpone(deps, work.slice(0, half))) + (await indexOrPostpone(deps, work.slice(half)))
      )
    }
    const attempts = Math.min(...work.map((one) => one.attempts))
    const wait = Math.min(60_000 * 2 ** attempts, 3_600_000)
    const notBefore = new Date(deps.now().getTime() + wait).toISOString()
    await postponeIndexWork(deps.db, work, { notBefore, error: messageOf(error) })
    deps.log.warn('index-postponed', { items: work.length, error: messageOf(error) })
    return 0
  }
}

async function isThere(search: SearchIndex): Promise<boolean> {
  return search.status().then(
    () => true,
    () => false,
  )
}

async function indexWork(deps: IndexDeps, work: readonly IndexWork[]): Promise<void> {
  const ids = work.map((one) => one.itemId)
  const documents = await readDocuments(deps, ids)
  const kept = new Set(documents.map((one) => one.id))
  await deps.search.put(documents)
  await deps.search.remove(ids.filter((id) => !kept.has(id)))
  if ((await finishIndexWork(deps.db, work)) < work.length) await queueChanged(deps, ids, documents)
}

/** Another worker drained the same items: what it indexed since, and this one then wrote over, goes in once more. */
async function queueChanged(
  deps: IndexDeps,
  ids: readonly string[],
  written: readonly SearchDocument[],
): Promise<void> {
  const byId = (documents: readonly SearchDocument[]) =>
    new Map(documents.map((one) => [one.id, JSON.stringify(one)]))
  const [then, now] = [byId(written), byId(await readDocuments(deps, ids))]
  const changed = ids.filter((id) => then.get(id) !== now.get(id))
  await deps.db.batch([enqueueForIndex(changed, deps.now().toISOString())])
}

async function readDocuments(deps: IndexDeps, ids: readonly string[]): Promise<SearchDocument[]> {
  const catalogue = await openCatalogue(deps)
  const items = await listItemsById(deps.db, ids)
  return items
    .filter((item) => !item.withdrawn)
    .map((item) => toSearchDocument(item, catalogue.find(item.feedId)?.publisher, deps.enricher.territories))
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
  }
  // Nobody waits for it yet: left unhandled, a fault would end the process. The work stays in the queue.
  const drainAside = async () => {
    try {
      await drain()
    } catch (error) {
      deps.log.error('index-failed', { error: messageOf(error) })
    } finally {
      running = undefined
    }
  }
  return {
    kick() {
      running ??= drainAside()
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
  territories?: Territories,
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
    within: territories ? withinOf(item.territories, territories) : [],
    relevant: item.relevant,
    axisScore: item.axes[0] ? Math.min(item.axes[0].score, 1) : 0,
    sortDate: sortDateOf(item),
    firstSeen: item.firstSeenAt,
    beneficiaries: item.facts.beneficiaries.map((one) => one.id),
    refs: item.facts.refs.map((one) => one.ref),
    ...factsOf(item),
    ...(item.storyId ? { story: item.storyId } : {}),
  }
}

function factsOf({ closing, facts }: StoredItem): Partial<SearchDocument> {
  const opening = facts.dates.find(({ role }) => role === 'opening')?.value
  const amount = Math.max(0, ...facts.money.map(({ value }) => value))
  return {
    ...(closing ? { deadline: closing.value } : {}),
    ...(opening ? { opening } : {}),
    ...(facts.standing ? { standing: facts.standing } : {}),
    ...(amount > 0 ? { amount } : {}),
  }
}

/** All is in France and in Europe: under these two codes stands what is about the whole of them. */
function withinOf(codes: readonly string[], { lineageOf }: Territories): string[] {
  const all = new Set(codes.flatMap(lineageOf))
  return [...all].filter((code) => !codes.includes(code) && code !== nation && code !== europe)
}

/** A publisher that dates an item in the future must not stand first for ever. */
function sortDateOf(item: StoredItem): string {
  // Many Atom feeds only say when an entry was last touched: still truer than the day we first saw it.
  const published = item.publishedAt ?? item.updatedAt
  if (!published || Date.parse(published) > Date.parse(item.firstSeenAt) + 2 * 86_400_000)
    return item.firstSeenAt
  return published
}
