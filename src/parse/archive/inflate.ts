import { ParseError } from '../../errors.ts'

/**
 * Unpacks raw DEFLATE (RFC 1951) or gzip (RFC 1952); undefined as soon as more than `most` bytes come out: a bomb stops at its
 * first fold.
 *
 * @throws {ParseError} `bad-archive` for bytes that are no such thing, or that are cut
 */
export async function inflateBounded(
  packed: Uint8Array,
  most: number,
  format: 'deflate-raw' | 'gzip' = 'deflate-raw',
): Promise<Uint8Array | undefined> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream(format))
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      length += chunk.length
      // Leaving the loop cancels the stream.
      if (length > most) return undefined
      chunks.push(chunk)
    }
  } catch (cause) {
    const message =
      format === 'gzip'
        ? 'Le fichier compressé (gzip) est coupé ou abîmé.'
        : 'Un fichier de l’archive est abîmé : elle n’est pas lue.'
    throw new ParseError('bad-archive', message, { cause })
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
