import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'

export const address = 'https://www.exemple.fr/flux/rss.xml'

export function fixture(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../fixtures/feeds/${name}`, import.meta.url)))
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Windows-1252 as far as Latin-1 goes, which is all that the tests write. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const whole = mark ? `\uFEFF${text}` : text
  return Uint8Array.from(
    Array.from({ length: whole.length }, (_, index) => whole.charCodeAt(index)).flatMap((unit) =>
      order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
    ),
  )
}

export function parse(body: Uint8Array | string, contentType?: string, feed?: FeedDefinition) {
  return parseFeed(typeof body === 'string' ? bytes(body) : body, { url: address, contentType, feed })
}

/** Both stages, as the pipeline runs them. */
export async function read(body: Uint8Array | string, contentType?: string) {
  const parsed = await parse(body, contentType)
  return { parsed, ...(await normaliseItems(parsed, { id: 'essai', url: address })) }
}

export const common = {
  id: 'essai',
  publisher: 'Essai',
  title: 'Essai',
  url: address,
  homepage: 'https://www.exemple.fr/',
  domain: 'technologique',
  territory: 'national',
  language: 'fr',
  everyMinutes: 60,
} as const
