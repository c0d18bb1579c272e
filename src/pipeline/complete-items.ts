import type { Session } from '../acquire/session.ts'
import type { Deps } from '../deps.ts'
import { ParseError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { sanitiseHtml } from '../normalise/html/html.ts'
import type { Item } from '../normalise/item.ts'
import { listKnownItems } from '../store/known-items.ts'

/** A text this long says enough to file it: measured in bench/fulltext.ts, a longer one changes nothing. */
const enoughText = 400

/** Pages of items read in one check; what is left keeps its teaser, as any item whose page cannot be read. */
const mostPages = 15

/**
 * Gives new and revised items the whole text of their page or PDF, where the definition asks for it and the source only
 * gave a teaser. The content hash stays that of what the source itself says: the page of an item never makes a revision,
 * and an item without change is not fetched again.
 */
export async function completeItems(
  deps: Pick<Deps, 'db' | 'extractFullText' | 'log'>,
  feed: FeedDefinition,
  items: readonly Item[],
  session: Session,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  if (!feed.fullText) return items
  const known = await listKnownItems(deps.db, feed.id, items)
  const hashes = new Map(known.map((one) => [one.identity, one.contentHash]))
  const wanted = items
    .filter(
      (item) => item.url && item.text.length < enoughText && hashes.get(item.identity) !== item.contentHash,
    )
    .slice(0, mostPages)
  const completed = new Map<string, Item>()
  for (const item of wanted) {
    const whole = await completeItem(deps, item, session, signal)
    completed.set(item.identity, whole)
  }
  return items.map((item) => completed.get(item.identity) ?? item)
}

async function completeItem(
  { extractFullText, log }: Pick<Deps, 'extractFullText' | 'log'>,
  item: Item,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<Item> {
  const url = item.url ?? ''
  const answer = await session.request(url)
  if (answer.kind !== 'fresh') return item
  try {
    const { html, text } = await extractFullText(answer, signal)
    if (text.length <= item.text.length) return item
    return { ...item, text, contentHtml: sanitiseHtml(html, answer.url) }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    log.info('full-text-unread', { feed: item.feedId, item: item.id, code: error.code })
    return item
  }
}
