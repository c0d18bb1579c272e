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
  const { take, isWhole } = await readUpTo(response, most, enterLarge)
  if (isWhole) return take()
  throw most < maxBytes ? tooPacked() : tooLarge(maxBytes)
}

/** The first `maxBytes` of a body: whoever wants no more (a robots.txt, a page of error) drops the rest. */
export async function readStart(response: Response, maxBytes: number): Promise<Uint8Array> {
  return (await readUpTo(response, maxBytes)).take()
}

interface Taken {
  take(): Uint8Array
  isWhole: boolean
}

async function readUpTo(response: Response, maxBytes: number, enterLarge?: EnterLarge): Promise<Taken> {
  if (!response.body) return { take: () => new Uint8Array(), isWhole: true }
  // Grows in place: a list of pieces would be garbage for long, and twice in memory while it is joined.
  const store = new ArrayBuffer(0, { maxByteLength: maxBytes })
  const take = () => new Uint8Array(store.transferToFixedLength())
  let size = 0
  let leave: (() => void) | undefined
  const reader = response.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { take, isWhole: true }
      const part = value.subarray(0, maxBytes - size)
      store.resize(size + part.byteLength)
      new Uint8Array(store).set(part, size)
      size += part.byteLength
      if (part.byteLength < value.byteLength) {
        await reader.cancel()
        return { take, isWhole: false }
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
