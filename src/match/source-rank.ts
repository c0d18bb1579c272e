import type { FeedDefinition } from '../feed/definition.ts'
import { findFunders } from './funders.ts'
import type { Tellable } from './story-evidence.ts'

const officialHost = /(?:^|\.)(?:gouv\.fr|europa\.eu|senat\.fr|assemblee-nationale\.fr|conseil-etat\.fr)$/

/**
 * Who is to be believed first about an item, 0 first: who wrote the text or opened the call; another public body; whoever
 * else; a general-interest paper.
 */
export function sourceRank(
  item: Pick<Tellable, 'title' | 'text' | 'url' | 'facts'>,
  feed: Pick<FeedDefinition, 'publisher' | 'gate' | 'domain'> | undefined,
): number {
  const own = new Set(findFunders(feed?.publisher ?? '').map(({ id }) => id))
  const isOfficial = own.size > 0 || officialHost.test(hostOf(item.url))
  if (isOfficial && item.facts.refs.some(({ relation }) => relation === 'is')) return 0
  if (findFunders(`${item.title}\n${item.text.slice(0, 700)}`).some(({ id }) => own.has(id))) return 0
  // A feed of calls is its funder's, or that of a public portal.
  if (isOfficial || feed?.domain === 'financiere') return 1
  return feed?.gate ? 3 : 2
}

function hostOf(url = ''): string {
  return URL.parse(url)?.hostname ?? ''
}
