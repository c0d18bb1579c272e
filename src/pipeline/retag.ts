import { commandLine } from '../account/actor.ts'
import { watchedFeeds } from '../catalogue/watched-feeds.ts'
import { openTagger } from '../curation/tag-again.ts'
import { writeDecided } from '../curation/write-decided.ts'
import type { Deps } from '../deps.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { messageOf } from '../errors.ts'
import { mapInTurns } from '../normalise/map-in-turns.ts'
import { listItemsById } from '../store/items.ts'
import {
  advanceRetag,
  failRetag,
  findLatestRetag,
  finishRetag,
  listItemsAfter,
  type Retag,
} from '../store/retags.ts'
import type { StoredItem } from '../store/stored-item.ts'
import { writeStoryKeys } from '../store/story-keys.ts'
import { groupForBatches, refileItems } from '../store/write-items.ts'
import { currentEnricher } from '../taxonomy/current-enricher.ts'
import { askForRetag, settleFiling } from '../taxonomy/filing.ts'

export type RetagDeps = Pick<Deps, 'db' | 'feeds' | 'log' | 'axes' | 'enricher' | 'now'>

/** Items of one page: what a crash has to do again. */
const pageSize = 200

export interface RetagOptions {
  /** Stops before the next page when it is spent; what is left goes on with the next call. */
  mostMs?: number
  signal?: AbortSignal
  onProgress?: (retag: Retag) => void
}

/**
 * Files every stored item again with today's lexicon, without fetching anything; what people decided stands. Answers
 * how many changed. Takes the place of what was under way in the background.
 */
export async function retag(
  deps: RetagDeps,
  options: Pick<RetagOptions, 'onProgress'> = {},
): Promise<{ read: number; changed: number }> {
  await askForRetag(deps, commandLine, 'vigie retag')
  const ended = await fileOpen(deps, options)
  return { read: ended?.done ?? 0, changed: ended?.changed ?? 0 }
}

/**
 * Goes on with what was asked, from where it stood: by the site, by the command line, or by an update of Vigie. A fault
 * is kept for people to read, and waits for them. Answers how far it is; undefined when there was nothing to do.
 */
export async function advance(deps: RetagDeps, options: RetagOptions): Promise<Retag | undefined> {
  await settleFiling(deps)
  const started = await findOpen(deps)
  if (!started) return undefined
  try {
    return await fileOpen(deps, options)
  } catch (error) {
    const standing = (await findOpen(deps)) ?? started
    await deps.db.batch([failRetag(standing, messageOf(error))])
    deps.log.error('retag-failed', { error: messageOf(error), done: standing.done })
    return findLatestRetag(deps.db)
  }
}

async function findOpen({ db }: Pick<Deps, 'db'>): Promise<Retag | undefined> {
  const latest = await findLatestRetag(db)
  return latest && !latest.finishedAt && !latest.failure ? latest : undefined
}

async function fileOpen(deps: RetagDeps, options: RetagOptions): Promise<Retag | undefined> {
  const end = deps.now().getTime() + (options.mostMs ?? Infinity)
  const [feeds, enricher] = await Promise.all([watchedFeeds(deps), currentEnricher(deps)])
  const filePage = pageFiler(deps, openTagger({ feeds, enricher }))
  for (let standing = await findOpen(deps); standing;) {
    if (options.signal?.aborted || deps.now().getTime() >= end) return standing
    const next = await filePage(standing)
    if (!next) break
    standing = next
    options.onProgress?.(standing)
  }
  return findLatestRetag(deps.db)
}

/** Files the page after the cursor. Undefined when it was the last, or when another program went on from there. */
function pageFiler(deps: RetagDeps, tag: (item: StoredItem) => EnrichedItem) {
  return async (standing: Retag): Promise<Retag | undefined> => {
    const page = await listItemsAfter(deps.db, standing.cursor, pageSize)
    const last = page.at(-1)?.seq
    if (last === undefined) {
      await deps.db.batch([finishRetag(standing, deps.now().toISOString())])
      return undefined
    }
    const ids = page.map(({ id }) => id)
    const items = await listItemsById(deps.db, ids)
    const tagged = await mapInTurns(items, (item) => tagOrLeave(deps, tag, item))
    const filed = tagged.filter((item) => item !== undefined)
    return writePage(deps, standing, { items, filed, last, read: page.length })
  }
}

/** An item that a reader stumbles on stays as it is filed: it must not hold up the others. */
function tagOrLeave(
  { log }: RetagDeps,
  tag: (item: StoredItem) => EnrichedItem,
  item: StoredItem,
): EnrichedItem | undefined {
  try {
    return tag(item)
  } catch (error) {
    log.error('retag-item-failed', { item: item.id, error: messageOf(error) })
    return undefined
  }
}

interface Page {
  items: readonly StoredItem[]
  filed: readonly EnrichedItem[]
  last: number
  read: number
}

/** The cursor moves with the page's last write: after a crash in between, the page is filed once more. */
async function writePage(
  deps: RetagDeps,
  standing: Retag,
  { items, filed, last, read }: Page,
): Promise<Retag | undefined> {
  const stored = new Map(items.map((item) => [item.id, filingOf(item)]))
  const now = deps.now().toISOString()
  let moved: Retag | undefined
  await writeDecided(deps.db, filed, now, async (decided) => {
    const changed = decided.filter((item) => filingOf(item) !== stored.get(item.id))
    const groups = groupForBatches(changed)
    const step = { last, read, changed: changed.length }
    for (const group of groups.slice(0, -1)) await deps.db.batch(refileItems(group, now))
    const tail = [...refileItems(groups.at(-1) ?? [], now), ...writeStoryKeys(decided, now)]
    const results = await deps.db.batch([...tail, advanceRetag(standing, step)])
    if (results.at(-1)?.changes)
      moved = {
        ...standing,
        cursor: last,
        done: standing.done + read,
        changed: standing.changed + step.changed,
      }
  })
  return moved
}

function filingOf(item: EnrichedItem | StoredItem): string {
  return JSON.stringify([
    item.axes,
    item.relevant,
    item.domain,
    item.kind,
    item.closing,
    item.territories,
    item.facts,
  ])
}
