import { watchedFeeds } from '../catalogue/watched-feeds.ts'
import type { Deps } from '../deps.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { amendmentsIn, linkAmendments, withoutThose } from '../match/amendments.ts'
import type { Change } from '../match/match-items.ts'
import type { StoryLinks } from '../match/stories.ts'
import {
  cancelledReason,
  type Family,
  listAmendmentsBy,
  listAmendmentsOf,
  listStoryPlaces,
  settleAmended,
  unvoidAmended,
  unvoidItems,
  voidItems,
  writeAmendments,
} from '../store/amendments.ts'
import type { Database, Statement } from '../store/database.ts'

export interface Amended {
  links: StoryLinks
  /** For the batch that closes the check, after the items. */
  statements: Statement[]
}

/** The feeds of the publisher, where one of them says that a notice amends another: none otherwise, and nothing is asked. */
export function familyOf(feed: FeedDefinition, feeds: readonly FeedDefinition[]): Family | undefined {
  const own = [feed, ...feeds.filter(({ id, publisher }) => publisher === feed.publisher && id !== feed.id)]
  const isConcerned = own.some((one) => 'mapping' in one && one.mapping.amends !== undefined)
  return isConcerned ? { publisher: feed.publisher, feedIds: own.map(({ id }) => id) } : undefined
}

/** The same among all that is watched, those written on the site too; asked only of a publisher who amends. */
export async function findFamily(
  deps: Pick<Deps, 'db' | 'feeds' | 'log'>,
  feed: FeedDefinition,
): Promise<Family | undefined> {
  return familyOf(feed, deps.feeds) && familyOf(feed, await watchedFeeds(deps))
}

/**
 * What a document says of the validity of its items, and of earlier ones of its publisher: notices corrected or cancelled by
 * others, whichever came first, and records that say themselves that they no longer hold.
 */
export async function amendItems(
  { db }: Pick<Deps, 'db'>,
  family: Family | undefined,
  changes: readonly Change[],
  links: StoryLinks,
  now: string,
): Promise<Amended> {
  const own = standingOfItems(family?.publisher ?? '', changes, now)
  if (!family) return { links, statements: own }
  const told = await readAmendments(db, family, changes)
  const concerned = [...told.fresh, ...told.dropped, ...told.waiting].map((one) => one.amendedIdentity)
  if (concerned.length === 0) return { links, statements: own }
  const identities = [...new Set(concerned)]
  const ids = told.waiting.map(({ itemId }) => itemId)
  const places = await listStoryPlaces(db, family, { identities, ids })
  const added = changes.flatMap(({ kind, item }) => (kind === 'new' ? [item] : []))
  const dropped = told.dropped.map((one) => one.amendedIdentity)
  return {
    links: linkAmendments([...told.fresh, ...told.waiting], added, places, links),
    statements: [
      ...writeAmendments(family.publisher, told.fresh, told.dropped, now),
      ...unvoidAmended(family, dropped, now),
      ...settleAmended(family, identities, now),
      ...own,
    ],
  }
}

async function readAmendments(db: Database, { publisher }: Family, changes: readonly Change[]) {
  const added = changes.flatMap(({ kind, item }) => (kind === 'new' ? [item.identity] : []))
  const known = changes.flatMap(({ kind, item }) => (kind === 'known' || kind === 'revised' ? [item.id] : []))
  const said = amendmentsIn(changes)
  const [before, waiting] = await Promise.all([
    known.length > 0 ? listAmendmentsBy(db, known) : [],
    added.length > 0 ? listAmendmentsOf(db, publisher, added) : [],
  ])
  return { fresh: withoutThose(said, before), dropped: withoutThose(before, said), waiting }
}

function standingOfItems(publisher: string, changes: readonly Change[], now: string): Statement[] {
  const voided = changes.flatMap((change) =>
    change.kind !== 'withdrawn' && change.item.voided !== undefined && !wasVoided(change)
      ? [{ id: change.item.id, reason: reasonOf(change.item.voided) }]
      : [],
  )
  const valid = changes.flatMap((change) =>
    wasVoided(change) && change.item.voided === undefined ? [change.item.id] : [],
  )
  return [...voidItems(voided, now), ...unvoidItems(publisher, valid, now)]
}

function wasVoided(change: Change): boolean {
  return 'wasVoided' in change && change.wasVoided === true
}

function reasonOf(words: string): string {
  return `${cancelledReason.slice(0, -1)} : « ${words.slice(0, 200)} ».`
}
