import { Worker } from 'node:worker_threads'
import { ParseError, type ParseErrorCode } from '../errors.ts'
import type { FetchedDocument, FullText } from '../fulltext/full-text.ts'
import { type ReaderLimits, watchThread } from './fulltext-watch.ts'
import type { WorkerMessage } from './fulltext-worker.ts'

/** A thread that reads one document at a time, and is killed by the first that costs too much. */
export interface Reader {
  read(document: FetchedDocument, signal: AbortSignal): Promise<FullText>
  isAlive(): boolean
  stop(): Promise<void>
}

export function startReader(limits: ReaderLimits): Reader {
  const thread = new Worker(new URL('./fulltext-worker.ts', import.meta.url), {
    // What reads hostile bytes sees no secret.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.maxMemoryMb, maxYoungGenerationSizeMb: 32 },
  })
  let alive = true
  // Without a listener, an error of the thread would end the program; `watchThread` listens while it reads.
  thread.on('error', () => (alive = false)).on('exit', () => (alive = false))
  const ready = nextMessage(thread)
  const stop = async () => {
    alive = false
    await thread.terminate()
  }
  const read = async (document: FetchedDocument, signal: AbortSignal) => {
    thread.ref()
    try {
      return resultOf(await askThread(thread, { document, ready, limits, signal }))
    } catch (error) {
      // An expected failure that the thread told itself leaves it as good as new.
      if (!(error instanceof ParseError) || error.code === 'too-costly') await stop()
      throw error
    } finally {
      thread.unref()
    }
  }
  return { read, isAlive: () => alive, stop }
}

interface Question {
  document: FetchedDocument
  ready: Promise<WorkerMessage>
  limits: ReaderLimits
  signal: AbortSignal
}

async function askThread(
  thread: Worker,
  { document, ready, limits, signal }: Question,
): Promise<WorkerMessage> {
  // Loading is ours, on a busy machine it takes seconds: a document is not charged for it.
  const loading = watchThread(thread, { ...limits, timeoutMs: 60_000 }, signal)
  try {
    await Promise.race([ready, loading.broken])
  } finally {
    loading.end()
  }
  const reading = watchThread(thread, limits, signal)
  try {
    const answer = nextMessage(thread)
    thread.postMessage(document, [])
    return await Promise.race([answer, reading.broken])
  } catch (error) {
    throw signal.aborted || error instanceof ParseError ? error : crashed(error)
  } finally {
    reading.end()
  }
}

/** Never rejects: that the thread dies is for `watchThread` to tell. */
function nextMessage(thread: Worker): Promise<WorkerMessage> {
  return new Promise((resolve) => thread.once('message', resolve))
}

/** @throws {ParseError} as the thread threw it */
function resultOf(message: WorkerMessage): FullText {
  if (message.kind === 'read') return message.fullText
  if (message.kind === 'ready') throw new Error('The thread answered out of turn.')
  throw message.code
    ? new ParseError(message.code as ParseErrorCode, message.message)
    : crashed(new Error(message.message))
}

/** A library broke on bytes of others: a fault of the document, whoever should have seen it. */
function crashed(cause: unknown): ParseError {
  return new ParseError(
    'nothing-to-read',
    'Le lecteur a échoué sur ce document : ouvrez-le chez l’éditeur.',
    { cause },
  )
}
