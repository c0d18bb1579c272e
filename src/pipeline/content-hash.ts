import type { FeedDefinition } from '../feed/definition.ts'

/** Raise it when a parser or a normaliser changes what it reads: every feed is then read again whole. */
const readerVersion = 1

/** SHA-256, hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function hashDefinition(feed: FeedDefinition): Promise<string> {
  return sha256(new TextEncoder().encode(JSON.stringify([readerVersion, feed])))
}
