import type { Deps } from '../deps.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { type Change, matchItems } from '../match/match-items.ts'
import { linkStories, type StoryLinks } from '../match/stories.ts'
import type { Statement } from '../store/database.ts'
import {
  insertItem,
  listKnownItems,
  listStoryCandidates,
  listTombstones,
  openStories,
  reviseItem,
} from '../store/write-items.ts'

export interface Saved {
  /** Items in the document. */
  seen: number
  added: number
  revised: number
}

/** Two publishers tell an event within days; a call's second wave comes months later. */
const storyWindow = 30 * 24 * 3_600_000

/** D1 bounds the work of one batch; a long first reading goes in several, the feed's state with the last. */
const itemsPerBatch = 100

/**
 * Matches and writes the items of one feed. `finish` gives the statement that closes the check: it goes with the last
 * items, so that a crash before it means "read again" and never "lost".
 */
export async function saveItems(
  deps: Pick<Deps, 'db' | 'now'>,
  feedId: string,
  items: readonly EnrichedItem[],
  finish: (saved: Saved) => Statement | undefined,
): Promise<Saved> {
  const now = deps.now()
  const known = await listKnownItems(deps.db, feedId, items)
  const changes = matchItems(items, known, await listTombstones(deps.db, feedId))
  const added = changes.flatMap((change) => (change.kind === 'new' ? [change.item] : []))
  const links = await findStories(deps, feedId, added, now)
  const saved = {
    seen: items.length,
    added: added.length,
    revised: changes.filter((c) => c.kind === 'revised').length,
  }
  // Stories first: after a crash between batches, the items that joined one are known and would not open it again.
  const work = [
    ...storyWrites(links, now.toISOString()),
    ...changes.flatMap((change) => writesOf(change, links, now.toISOString())),
  ]
  const last = [finish(saved)].filter((one) => one !== undefined)
  await writeInBatches(deps, work, last)
  return saved
}

function storyWrites({ opened }: StoryLinks, now: string): Statement[][] {
  return [...opened].map((one) => openStories({ joined: new Map(), opened: new Map([one]) }, now))
}

async function findStories(
  deps: Pick<Deps, 'db'>,
  feedId: string,
  added: readonly EnrichedItem[],
  now: Date,
): Promise<StoryLinks> {
  if (added.length === 0) return { joined: new Map(), opened: new Map() }
  const since = new Date(now.getTime() - storyWindow).toISOString()
  return linkStories(added, await listStoryCandidates(deps.db, feedId, added, since))
}

function writesOf(change: Change, links: StoryLinks, now: string): Statement[][] {
  switch (change.kind) {
    case 'new':
      return [insertItem(change.item, now, links.joined.get(change.item.id))]
    case 'revised':
      return [reviseItem(change.item, now)]
    case 'known':
    case 'withdrawn':
      return []
  }
}

async function writeInBatches(deps: Pick<Deps, 'db'>, work: Statement[][], last: Statement[]): Promise<void> {
  for (let at = itemsPerBatch; at < work.length; at += itemsPerBatch) {
    await deps.db.batch(work.slice(at - itemsPerBatch, at).flat())
  }
  const tail = work.length === 0 ? 0 : Math.floor((work.length - 1) / itemsPerBatch) * itemsPerBatch
  await deps.db.batch([...work.slice(tail).flat(), ...last])
}
