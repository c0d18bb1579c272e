import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { watchThread } from '#src/runtime/fulltext-watch.ts'

const idle = "require('node:worker_threads').parentPort.on('message', () => {})"
const limits = { timeoutMs: 60_000, maxMemoryMb: 256 }
const patient = new AbortController().signal

let thread: Worker | undefined
afterEach(async () => {
  await thread?.terminate()
  thread = undefined
})

function start(code: string): Worker {
  thread = new Worker(code, { eval: true })
  // As the reader does: an error that nobody hears would end the program.
  thread.on('error', () => {})
  return thread
}

/** How the thread broke, as code or message. */
async function breakOf(
  code: string,
  changed: Partial<typeof limits> = {},
  signal = patient,
): Promise<string> {
  const watch = watchThread(start(code), { ...limits, ...changed }, signal)
  try {
    return await watch.broken
  } catch (error) {
    return (error as { code?: string }).code || (error as Error).message
  } finally {
    watch.end()
  }
}

describe('watchThread', () => {
  it.each<[string, string, Partial<typeof limits>, string]>([
    ['is too slow', idle, { timeoutMs: 30 }, 'too-costly'],
    ['turns for ever', 'for (;;) {}', { timeoutMs: 200 }, 'too-costly'],
    ['fills buffers', 'const kept = []; for (;;) kept.push(new Uint8Array(4e6).fill(1))', {}, 'too-costly'],
    ['throws', "throw new Error('Cassé')", {}, 'Cassé'],
    [
      'leaves a rejection alone',
      "Promise.reject(new Error('Oublié')); setInterval(() => {}, 9)",
      {},
      'Oublié',
    ],
    ['ends by itself', 'process.exit(0)', {}, 'The thread that reads full texts has ended by itself.'],
  ])('tells when the thread %s', async (_, code, changed, expected) => {
    expect(await breakOf(code, changed)).toBe(expected)
  })

  it('tells that the caller gave up, even before', async () => {
    expect(await breakOf(idle, {}, AbortSignal.abort(new Error('Arrêt')))).toBe('Arrêt')
    const caller = new AbortController()
    setTimeout(() => caller.abort(new Error('Arrêt')), 10)
    expect(await breakOf(idle, {}, caller.signal)).toBe('Arrêt')
  })

  it('leaves nothing behind when it ends', async () => {
    const worker = start(idle)
    const counts = () => ['error', 'exit'].map((event) => worker.listenerCount(event))
    const before = counts()
    watchThread(worker, limits, patient).end()
    expect(counts()).toEqual(before)
  })
})
