import { parentPort } from 'node:worker_threads'
import { WatchError } from '../errors.ts'
import { extractFullText } from '../fulltext/extract-full-text.ts'
import type { FetchedDocument, FullText } from '../fulltext/full-text.ts'

/** What the thread answers: that it is loaded, then one answer a document. */
export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'read'; fullText: FullText }
  /** `code` is absent when the fault is ours. Classes do not cross from a thread to another. */
  | { kind: 'failed'; code?: string; message: string }

parentPort?.on('message', (document: FetchedDocument) => {
  void read(document).then(answer)
})
answer({ kind: 'ready' })

async function read(document: FetchedDocument): Promise<WorkerMessage> {
  try {
    return { kind: 'read', fullText: await extractFullText(document) }
  } catch (error) {
    if (error instanceof WatchError) return { kind: 'failed', code: error.code, message: error.message }
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

function answer(message: WorkerMessage): void {
  parentPort?.postMessage(message, [])
}
