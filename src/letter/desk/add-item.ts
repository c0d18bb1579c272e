import { openCatalogue } from '../../catalogue/catalogue.ts'
import { WatchError } from '../../errors.ts'
import { findItem, listStory } from '../../store/items.ts'
import type { LetterCard } from '../letter.ts'
import { toCard } from '../to-card.ts'
import { homeOf } from './blocks.ts'
import { changeDraft } from './change-draft.ts'
import type { Actor, DeskDeps, Saved } from './desk-deps.ts'
import type { Block } from './draft-change.ts'

/**
 * Adds an item of the watch, found by search, where its deadline, its kind or its axis says, or to `block`. Throws
 * `no-item` when it is unknown or withdrawn, `already-there`, `letter-full`, `letter-changed`.
 */
export async function addItem(
  deps: DeskDeps,
  actor: Actor,
  letterId: string,
  version: number,
  itemId: string,
  block?: Block,
): Promise<Saved> {
  const card = await cardOf(deps, itemId)
  return changeDraft(deps, actor, letterId, version, { kind: 'add', card, block: block ?? homeOf(card) })
}

async function cardOf(deps: DeskDeps, itemId: string): Promise<LetterCard> {
  const item = await findItem(deps.db, itemId)
  if (!item || item.withdrawn) {
    throw new WatchError('no-item', 'Cet élément n’est plus dans la veille\u00A0: choisissez-en un autre.')
  }
  const tellings = (await listStory(deps.db, item)).filter(({ withdrawn }) => !withdrawn)
  const feeds = new Set([item.feedId, ...tellings.map(({ feedId }) => feedId)])
  const { publisherOf } = await openCatalogue(deps)
  const story = { item, otherSources: feeds.size - 1 }
  const card = toCard(story, { now: deps.now().toISOString(), config: deps.config, publisherOf })
  const isPast = card.closing !== undefined && card.closing.days < 0
  if (!isPast) return card
  const { closing: _past, ...open } = card
  return open
}
