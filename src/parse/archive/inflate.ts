import { ParseError } from '../../errors.ts'

/**
 * Unpacks raw DEFLATE (RFC 1951); undefined as soon as more than `most` bytes come out: a bomb stops at its first fold.
 *
 * @throws {ParseError} `bad-archive` for bytes that are no such thing
 */
export async function inflateBounded(packed: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
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
    throw new ParseError('bad-archive', 'Un fichier de l’archive est abîmé : elle n’est pas lue.', { cause })
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
