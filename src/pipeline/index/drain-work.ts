import type { Deps } from '../../deps.ts'
import { messageOf } from '../../errors.ts'
import type { SearchDocument, SearchIndex } from '../../search/search-index.ts'
import type { IndexWork } from '../../store/index-queue.ts'
import { type DocumentDeps, readDocuments } from './read-documents.ts'

export type DrainDeps = DocumentDeps & Pick<Deps, 'now'>

/** What waits for one index. */
export interface WorkQueue {
  /** For the log. */
  name: string
  /** The oldest that may be tried now. */
  list(now: string): Promise<IndexWork[]>
  /** Ends what was done; answers how many ended here, fewer when another program was at the same work. */
  finish(work: readonly IndexWork[], now: string): Promise<number>
  postpone(work: readonly IndexWork[], failure: Failure): Promise<void>
  enqueue(ids: readonly string[], now: string): Promise<void>
  /** True when this one item is to be given up: it is then set aside, not put off. */
  bury?(work: IndexWork, error: unknown): Promise<boolean>
}

export interface Failure {
  notBefore: string
  error: string
}

type Written = Pick<SearchIndex, 'put' | 'remove' | 'status'>

/** Drains a queue into an index until nothing may be tried now. Answers how many items went in. */
export async function drainWork(
  deps: DrainDeps,
  queue: WorkQueue,
  index: Written,
  onProgress?: (done: number) => void,
): Promise<number> {
  let indexed = 0
  for (;;) {
    const work = await queue.list(deps.now().toISOString())
    if (work.length === 0) return indexed
    indexed += await writeOrPostpone(deps, queue, index, work)
    onProgress?.(indexed)
    // SQLite answers at once: without a pause, ten thousand items would keep the site from answering.
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Work that failed before is tried in halves when the engine is there: one document refused holds up no other. */
async function writeOrPostpone(
  deps: DrainDeps,
  queue: WorkQueue,
  index: Written,
  work: readonly IndexWork[],
): Promise<number> {
  try {
    await write(deps, queue, index, work)
    return work.length
  } catch (error) {
    const isAgain = work.every((one) => one.attempts > 0)
    if (work.length > 1 && isAgain && (await isThere(index))) {
      const half = Math.ceil(work.length / 2)
      const first = await writeOrPostpone(deps, queue, index, work.slice(0, half))
      return first + (await writeOrPostpone(deps, queue, index, work.slice(half)))
    }
    const [only] = work
    const isGivenUp = work.length === 1 && only && (await isThere(index)) && (await queue.bury?.(only, error))
    if (!isGivenUp) await queue.postpone(work, failureOf(deps, work, error))
    deps.log.warn(`${queue.name}-postponed`, { items: work.length, error: messageOf(error) })
    return 0
  }
}

function failureOf({ now }: DrainDeps, work: readonly IndexWork[], error: unknown): Failure {
  const attempts = Math.min(...work.map((one) => one.attempts))
  const wait = Math.min(60_000 * 2 ** attempts, 3_600_000)
  return { notBefore: new Date(now().getTime() + wait).toISOString(), error: messageOf(error) }
}

async function isThere(index: Written): Promise<boolean> {
  return index.status().then(
    () => true,
    () => false,
  )
}

async function write(
  deps: DrainDeps,
  queue: WorkQueue,
  index: Written,
  work: readonly IndexWork[],
): Promise<void> {
  const ids = work.map((one) => one.itemId)
  const documents = await readDocuments(deps, ids)
  const kept = new Set(documents.map((one) => one.id))
  await index.put(documents)
  await index.remove(ids.filter((id) => !kept.has(id)))
  const ended = await queue.finish(work, deps.now().toISOString())
  if (ended < work.length) await queueChanged(deps, queue, ids, documents)
}

/** Another worker drained the same items: what it indexed since, and this one then wrote over, goes in once more. */
async function queueChanged(
  deps: DrainDeps,
  queue: WorkQueue,
  ids: readonly string[],
  written: readonly SearchDocument[],
): Promise<void> {
  const byId = (documents: readonly SearchDocument[]) =>
    new Map(documents.map((one) => [one.id, JSON.stringify(one)]))
  const [then, now] = [byId(written), byId(await readDocuments(deps, ids))]
  const changed = ids.filter((id) => then.get(id) !== now.get(id))
  if (changed.length > 0) await queue.enqueue(changed, deps.now().toISOString())
}
