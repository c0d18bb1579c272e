import type { ExtractFullText, FetchedDocument } from '../fulltext/full-text.ts'
import { type Reader, startReader } from './fulltext-thread.ts'
import type { ReaderLimits } from './fulltext-watch.ts'

export interface FullTextPool {
  extract: ExtractFullText
  close(): Promise<void>
}

/**
 * Reads pages and PDFs in a thread of their own, one at a time: a hostile one costs `timeoutMs` or `maxMemoryMb` and
 * ends as a `too-costly`, the program goes on serving. The thread is started by the first call, kept warm, and
 * started anew after it had to be killed.
 */
export function createFullTextPool(limits: ReaderLimits): FullTextPool {
  const closing = new AbortController()
  let reader: Reader | undefined
  let last: Promise<unknown> = Promise.resolve()

  const readNow = async (document: FetchedDocument, signal: AbortSignal) => {
    signal.throwIfAborted()
    if (!reader?.isAlive()) reader = startReader(limits)
    return reader.read(document, signal)
  }
  const extract: ExtractFullText = (document, signal) => {
    const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
    const turn = last.then(() => readNow(document, either))
    last = turn.catch(() => {})
    return turn
  }
  const close = async () => {
    closing.abort()
    await last
    await reader?.stop()
  }
  return { extract, close }
}
