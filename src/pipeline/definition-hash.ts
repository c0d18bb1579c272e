import type { FeedDefinition } from '../feed/definition.ts'
import { sha256Hex } from '../hash.ts'

/** Raise it when a parser or a normaliser changes what it reads: every feed is then read again whole. */
const readerVersion = 1

/** Tells one definition (and the reader of its day) from another: validators belong to one of them. */
export async function hashDefinition(feed: FeedDefinition): Promise<string> {
  return sha256Hex(JSON.stringify([readerVersion, feed]))
}
