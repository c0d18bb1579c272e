import { ParseError } from '../errors.ts'
import { inflateBounded } from '../parse/archive/inflate.ts'

/** True for the two bytes that begin every gzip file (RFC 1952 §2.3.1), whatever the server calls it. */
export function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b
}

/**
 * The content of a gzip file. Unpacking stops at `maxBytes`: a megabyte of zeros weighs a kilobyte.
 *
 * @throws {ParseError} `too-complex` over the cap, `bad-archive` when the file is cut or corrupt
 */
export async function unpackGzip(body: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const whole = await inflateBounded(body, maxBytes, 'gzip')
  if (whole) return whole
  throw new ParseError(
    'too-complex',
    `Le fichier compressé dépasse ${Math.round(maxBytes / 1_000_000)} Mo une fois ouvert : il n’est pas lu.`,
  )
}
