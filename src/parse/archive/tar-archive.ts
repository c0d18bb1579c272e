import { createTarDecoder, type ParsedTarEntry } from 'modern-tar'

export interface TarLimits {
  /** Bytes once unpacked, headers included. */
  bytes: number
  entries: number
  /** Bytes of one file. */
  fileBytes: number
}

export interface TarReading {
  /** Bytes unpacked. */
  bytes: number
  /** Why the end, or a file, was not read: a French sentence. What came before was taken. */
  fault?: string
}

interface Wanted {
  /** Whether a file is to be read, by the last part of its name: paths inside an archive mean nothing here. */
  wants(name: string): boolean
  take(name: string, content: Uint8Array): void
}

/**
 * Reads a .tar.gz as a stream, file by file: no more than one file is held. Links, devices and folders are passed over,
 * and nothing is ever written. Never throws for what the archive holds.
 */
export async function readTarGz(body: Uint8Array, limits: TarLimits, wanted: Wanted): Promise<TarReading> {
  const counter = countBytes(limits.bytes)
  // Strict: a wrong checksum or a missing end is told, and what stood before it is kept.
  const entries = new Response(body as Uint8Array<ArrayBuffer>)
    .body!.pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(counter.stream)
    .pipeThrough(createTarDecoder({ strict: true }))
    .getReader()
  let fault: string | undefined
  try {
    fault = await readEntries(entries, limits, wanted)
  } catch {
    fault = counter.isOver() ? tooLarge(limits.bytes) : 'L’archive est tronquée ou abîmée'
  }
  await entries.cancel().catch(() => undefined)
  return { bytes: counter.bytes(), ...(fault ? { fault } : {}) }
}

async function readEntries(
  entries: ReadableStreamDefaultReader<ParsedTarEntry>,
  limits: TarLimits,
  wanted: Wanted,
): Promise<string | undefined> {
  let fault: string | undefined
  for (let count = 0; ; count += 1) {
    const { done, value: entry } = await entries.read()
    if (done) return fault
    if (count >= limits.entries) return `L’archive tient plus de ${limits.entries} fichiers`
    const name = entry.header.name.slice(entry.header.name.lastIndexOf('/') + 1)
    const isWanted = entry.header.type === 'file' && wanted.wants(name)
    if (isWanted && entry.header.size <= limits.fileBytes) wanted.take(name, await readWhole(entry))
    else await entry.body.cancel()
    if (isWanted && entry.header.size > limits.fileBytes) fault ??= tooLargeFile(name, limits.fileBytes)
  }
}

async function readWhole({ body }: ParsedTarEntry): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body).arrayBuffer())
}

function countBytes(most: number) {
  let bytes = 0
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > most) controller.error(new RangeError('too large'))
      else controller.enqueue(chunk)
    },
  })
  return { stream, bytes: () => bytes, isOver: () => bytes > most }
}

function tooLarge(bytes: number): string {
  return `L’archive dépasse ${Math.round(bytes / 1_000_000)} Mo une fois dépliée`
}

function tooLargeFile(name: string, bytes: number): string {
  return `Le fichier ${name.slice(0, 60)} dépasse ${Math.round(bytes / 1_000_000)} Mo`
}
