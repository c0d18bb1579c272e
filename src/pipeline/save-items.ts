import { writeDecided } from '../curation/write-decided.ts'
import type { Deps } from '../deps.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { rejectedBy } from './leave-out.ts'
import type { Rejection } from '../normalise/normalise-item.ts'
import { type Change, matchItems } from '../match/match-items.ts'
import type { StoryLinks } from '../match/stories.ts'
import type { Family } from '../store/amendments.ts'
import type { Statement } from '../store/database.ts'
import { listKnownItems, listTombstones } from '../store/known-items.ts'
import { amendItems } from './amend-items.ts'
import { findStories, keepApart } from './find-stories.ts'
import { groupForBatches, insertItems, openStories, reviseItems } from '../store/write-items.ts'

export interface Saved {
  /** Items in the document. */
  seen: number
  added: number
  revised: number
  /** Deleted by a person, and back in the document. */
  buried: Rejection[]
}

/**
 * Matches and writes the items of one feed. `finish` gives the statement that closes the check: it goes with the last
 * items, so that a crash before it means "read again" and never "lost". `family`: the feeds of its publisher, where one notice
 * may amend another.
 */
export async function saveItems(
  deps: Pick<Deps, 'db' | 'now'>,
  feedId: string,
  items: readonly EnrichedItem[],
  finish: (saved: Saved) => readonly Statement[],
  family?: Family,
): Promise<Saved> {
  const now = deps.now()
  const known = await listKnownItems(deps.db, feedId, items)
  const changes = matchItems(items, known, await listTombstones(deps.db, feedId))
  const added = changes.flatMap((change) => (change.kind === 'new' ? [change.item] : []))
  const stories = await findStories(deps, feedId, added, now.toISOString())
  const { links, statements } = await amendItems(deps, family, changes, stories, now.toISOString())
  const saved = {
    seen: items.length,
    added: added.length,
    revised: changes.filter((c) => c.kind === 'revised').length,
    buried: changes
      .filter((change) => change.kind === 'withdrawn')
      .map(({ item }) => rejectedBy('buried')(item)),
  }
  await writeInBatches(deps, changes, await keepApart(deps, links), [...statements, ...finish(saved)])
  return saved
}

/** A long first reading goes in several batches, each whole: the feed's state is in the last. */
async function writeInBatches(
  deps: Pick<Deps, 'db' | 'now'>,
  changes: readonly Change[],
  links: StoryLinks,
  last: readonly Statement[],
): Promise<void> {
  const now = deps.now().toISOString()
  const itemsOf = (kind: Change['kind']) => changes.flatMap((one) => (one.kind === kind ? [one.item] : []))
  // What people corrected stays corrected, whatever the publisher changes.
  await writeDecided(deps.db, itemsOf('revised'), now, async (revised) => {
    // Each is made when its turn comes: ten thousand items twice in memory would be too much.
    const batches = [
      ...groupForBatches(itemsOf('new')).map((group) => () => insertItems(group, now, links.joined)),
      ...groupForBatches(revised).map((group) => () => reviseItems(group, now)),
    ]
    const tail = batches.pop()
    // Stories first: after a crash between batches, the items that joined one are known and would not open it again.
    const opened = openStories(links.opened, now)
    if (tail && opened.length > 0) await deps.db.batch(opened)
    for (const batch of batches) await deps.db.batch(batch())
    await deps.db.batch([...(tail ? tail() : opened), ...last])
  })
}
