import { acquireFeed, type Acquired, type KnownReading } from '#src/acquire/acquire-feed.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import type { RawItem } from '#src/parse/raw-item.ts'
import { openSession } from '#src/pipeline/open-session.ts'
import { createTestDeps } from './deps.ts'

export type Read = Extract<Acquired, { kind: 'fresh' }>

/** One check of a source with the true requests, up to the items as found; nothing is stored. */
export async function acquire(
  feed: FeedDefinition,
  { known = {}, secrets = {} }: { known?: Partial<KnownReading>; secrets?: Record<string, string> } = {},
): Promise<Acquired> {
  const deps = await createTestDeps({ env: secrets })
  return acquireFeed(feed, { validators: {}, ...known }, openSession(deps, feed, undefined))
}

/** The same, for a test that expects it to succeed. */
export async function readSource(
  feed: FeedDefinition,
  options?: Parameters<typeof acquire>[1],
): Promise<Read & { items: RawItem[] }> {
  const acquired = await acquire(feed, options)
  if (acquired.kind !== 'fresh') throw new Error(`${acquired.kind}: ${JSON.stringify(acquired)}`)
  return { ...acquired, items: acquired.parsed.items }
}

/** Its items as the store would have them. */
export async function cleanItems(feed: FeedDefinition, { parsed, url }: Read) {
  return (await normaliseItems(parsed, { ...feed, url })).items
}
