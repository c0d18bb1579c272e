import type { Worker } from 'node:worker_threads'
import { ParseError } from '../errors.ts'

export interface ReaderLimits {
  timeoutMs: number
  /** Of the thread: its objects, and the bytes that a PDF unpacks to. */
  maxMemoryMb: number
}

export interface Watch {
  /** Rejects when the thread passes a limit or dies, or when the caller gives up. */
  broken: Promise<never>
  end(): void
}

/** Watches over one reading. The thread is busy with hostile bytes meanwhile, and can tell nothing by itself. */
export function watchThread(thread: Worker, limits: ReaderLimits, signal: AbortSignal): Watch {
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  const giveUp = () => reject(signal.reason)
  const onError = (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory(error) : error)
  const onExit = () => reject(new Error('The thread that reads full texts has ended by itself.'))
  const clock = setTimeout(() => reject(tooLong(limits.timeoutMs)), limits.timeoutMs)
  const scales = setInterval(() => {
    void weigh(thread).then((bytes) => {
      if (bytes > limits.maxMemoryMb * 2 ** 20) reject(tooMuchMemory())
    })
  }, 50)
  signal.addEventListener('abort', giveUp)
  thread.on('error', onError).on('exit', onExit)
  const end = () => {
    clearTimeout(clock)
    clearInterval(scales)
    signal.removeEventListener('abort', giveUp)
    thread.off('error', onError).off('exit', onExit)
  }
  if (signal.aborted) giveUp()
  return { broken, end }
}

/** The limits of a thread count its objects only; a PDF unpacks into buffers, which are outside of them. */
async function weigh(thread: Worker): Promise<number> {
  try {
    const { total_heap_size: objects, external_memory: buffers } = await thread.getHeapStatistics()
    return objects + buffers
  } catch {
    // It is ending: `exit` tells.
    return 0
  }
}

function tooLong(timeoutMs: number): ParseError {
  const seconds = (timeoutMs / 1000).toLocaleString('fr-FR')
  return new ParseError(
    'too-costly',
    `Lire ce document demande plus de ${seconds} s : la lecture est arrêtée, ouvrez-le chez l’éditeur.`,
  )
}

function tooMuchMemory(cause?: unknown): ParseError {
  return new ParseError(
    'too-costly',
    'Lire ce document demande trop de mémoire : la lecture est arrêtée, ouvrez-le chez l’éditeur.',
    { cause },
  )
}
