import { FetchError } from '../errors.ts'

/** Waits for a turn; what it answers gives it back. */
export type EnterLarge = () => Promise<() => void>

/** From here on a body is large: a run reads few of them at once. */
const largeBytes = 256 * 1024
/** Nothing that people write is compressed so well: what unpacks to so many times its size only means to fill memory. */
const mostRatio = 200

/** Reads a body up to `maxBytes` (counted after decompression) and drops the connection beyond. */
export async function readBody(
  response: Response,
  maxBytes: number,
  enterLarge?: EnterLarge,
): Promise<Uint8Array> {
  const declared = Number(response.headers.get('content-length') ?? 0)
  if (declared > maxBytes) {
    await response.body?.cancel()
    throw tooLarge(maxBytes)
  }
  const most = mostUnpacked(response, maxBytes)
  const { bytes, isWhole } = await readStart(response, most, enterLarge)
  if (isWhole) return bytes
  throw most < maxBytes ? tooPacked() : tooLarge(maxBytes)
}

/** The first `maxBytes` of a body: whoever wants no more (a robots.txt, a page of error) drops the rest. */
export async function readStart(
  response: Response,
  maxBytes: number,
  enterLarge?: EnterLarge,
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  if (!response.body) return { bytes: new Uint8Array(), isWhole: true }
  const chunks: Uint8Array[] = []
  let size = 0
  let leave: (() => void) | undefined
  const reader = response.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { bytes: joined(chunks, size), isWhole: true }
      const room = maxBytes - size
      chunks.push(value.byteLength > room ? value.subarray(0, room) : value)
      size += Math.min(value.byteLength, room)
      if (value.byteLength > room) {
        await reader.cancel()
        return { bytes: joined(chunks, size), isWhole: false }
      }
      // Meanwhile the server waits: nothing more is taken from its connection.
      if (size > largeBytes) leave ??= await enterLarge?.()
    }
  } finally {
    leave?.()
    // Whoever asked for a start may still cancel the body, which fails while it is locked.
    reader.releaseLock()
  }
}

/** A compressed body tells its packed size: a bomb is left long before `maxBytes`. */
function mostUnpacked({ headers }: Response, maxBytes: number): number {
  const packed = Number(headers.get('content-length') ?? 0)
  if (!headers.has('content-encoding') || !(packed > 0)) return maxBytes
  return Math.min(maxBytes, Math.max(largeBytes, packed * mostRatio))
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

function tooLarge(maxBytes: number): FetchError {
  const megabytes = Math.max(1, Math.round(maxBytes / 1024 / 1024))
  return new FetchError('too-large', `La réponse dépasse ${megabytes} Mo : elle n’est pas lue.`)
}

function tooPacked(): FetchError {
  return new FetchError(
    'too-large',
    `La réponse se déplie en plus de ${mostRatio} fois sa taille : elle n’est pas lue.`,
  )
}
