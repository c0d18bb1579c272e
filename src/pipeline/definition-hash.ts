import type { FeedDefinition } from '../feed/definition.ts'
import { sha256Hex } from '../hash.ts'

/** Raise it when a parser or a normaliser changes what it reads: every feed is then read again whole. */
const readerVersion = 2

/** What is written about a source for people: changing it changes nothing of what is read. */
const words = new Set([
  'publisher',
  'title',
  'homepage',
  'licence',
  'attribution',
  'confidence',
  'note',
  'paused',
  'origin',
  'archived',
  'everyMinutes',
  'cadenceMinutes',
])

/** Tells one definition (and the reader of its day) from another: validators belong to one of them. */
export async function hashDefinition(feed: FeedDefinition): Promise<string> {
  const read = Object.entries(feed).filter(([name]) => !words.has(name))
  return sha256Hex(JSON.stringify([readerVersion, read]))
}
