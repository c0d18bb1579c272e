import { ParseError } from '../errors.ts'

/** True for the two bytes that begin every gzip file (RFC 1952 §2.3.1), whatever the server calls it. */
export function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b
}

/**
 * The content of a gzip file. Unpacking stops at `maxBytes`: a megabyte of zeros weighs a kilobyte.
 *
 * @throws {ParseError} `too-complex` over the cap, `empty` when the file is cut or corrupt
 */
export async function unpackGzip(body: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const packed = new Blob([body as Uint8Array<ArrayBuffer>]).stream()
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await readNext(reader)
    if (done) break
    length += value.length
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined)
      throw new ParseError(
        'too-complex',
        `Le fichier compressé dépasse ${Math.round(maxBytes / 1_000_000)} Mo une fois ouvert : il n’est pas lu.`,
      )
    }
    chunks.push(value)
  }
  return joined(chunks, length)
}

async function readNext(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read()
  } catch (cause) {
    throw new ParseError('empty', 'Le fichier compressé (gzip) est coupé ou abîmé.', { cause })
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
