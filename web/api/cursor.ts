import { z } from '@hono/zod-openapi'
import { fromBase64Url, toBase64Url } from '#src/base64url.ts'
import { sha256Hex } from '#src/hash.ts'

/** Longer than any that we write. */
export const longestCursor = 400

/**
 * Where the next page of a list begins, for the parameter « suite »: opaque, and bound to the list and its filters by a
 * print of both. It is not signed: all that it says (a sort key, an id, a rank) stands in the page that it follows, and its
 * shape is checked.
 */
export async function writeCursor(list: string, place: readonly (string | number)[]): Promise<string> {
  const written = new TextEncoder().encode(JSON.stringify([await printOf(list), ...place]))
  return toBase64Url(written)
}

/** Undefined when it is not one of this list. */
export async function readCursor<T extends z.ZodType>(
  list: string,
  shape: T,
  given: string,
): Promise<z.output<T> | undefined> {
  const read = z.array(z.unknown()).safeParse(parse(given))
  if (!read.success || read.data[0] !== (await printOf(list))) return undefined
  return shape.safeParse(read.data.slice(1)).data
}

/** The address of a list without what changes from page to page. */
export function listOf(address: URL): string {
  const kept = [...address.searchParams].filter(
    ([name, value]) => name !== 'suite' && name !== 'limite' && value !== '',
  )
  const query = new URLSearchParams(kept)
  query.sort()
  return `${address.pathname}?${query}`
}

function parse(given: string): unknown {
  if (given.length > longestCursor || !/^[A-Za-z0-9_-]+$/.test(given)) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64Url(given)))
  } catch {
    return undefined
  }
}

async function printOf(list: string): Promise<string> {
  return (await sha256Hex(list)).slice(0, 12)
}
