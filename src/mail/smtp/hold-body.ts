import { Readable } from 'node:stream'

/** The body of one message on its way, whose last bytes wait for the ledger. */
export interface HeldBody {
  stream: Readable
  /** The server asked for it (354): from then on this connection serves nothing else. */
  isStarted(): boolean
  /** The last bytes have left: from then on, silence does not mean that it was not taken. */
  isHandedOver(): boolean
  /** What `beforeHandover` rejected with. */
  refusal(): { reason: unknown } | undefined
  /** Resolves when no `beforeHandover` is under way any more: its late write must not follow ours. */
  settled(): Promise<void>
}

const heldBytes = 32

/**
 * Streams a message, and calls `beforeHandover` once all but its last bytes have gone. A server delivers nothing of
 * what breaks off inside DATA (RFC 5321 §4.1.1.4): only between the last bytes and the answer is there a doubt.
 */
export function holdBody(bytes: Buffer, beforeHandover?: () => Promise<void>): HeldBody {
  let isStarted = false
  let isHandedOver = false
  let refusal: { reason: unknown } | undefined
  let waiting: Promise<void> | undefined
  async function* parts(): AsyncGenerator<Buffer> {
    isStarted = true
    yield bytes.subarray(0, -heldBytes)
    try {
      waiting = beforeHandover?.()
      await waiting
    } catch (reason) {
      refusal = { reason }
      // Nodemailer writes its own code into the error of a stream: the caller's must stay as it is.
      throw new Error('Held back before the handover.', { cause: reason })
    }
    // The connection may have gone meanwhile.
    if (stream.destroyed) return
    isHandedOver = true
    yield bytes.subarray(-heldBytes)
  }
  // One part at a time: read ahead, the second would be asked for before the first has left.
  const stream: Readable = Readable.from(parts(), { objectMode: false, highWaterMark: 1 })
  return {
    stream,
    isStarted: () => isStarted,
    isHandedOver: () => isHandedOver,
    refusal: () => refusal,
    settled: async () => void (await Promise.allSettled([waiting])),
  }
}
