import { describe, expect, it } from 'vitest'
import { runByHost } from '#src/fetch/host-queue.ts'

function recorder() {
  const running = new Map<string, number>()
  const seen = { all: 0, mostAtOnce: 0, mostOnOneHost: 0 }
  const task = (host: string) => ({
    host,
    run: async () => {
      running.set(host, (running.get(host) ?? 0) + 1)
      const counts = [...running.values()]
      seen.mostAtOnce = Math.max(
        seen.mostAtOnce,
        counts.reduce((a, b) => a + b, 0),
      )
      seen.mostOnOneHost = Math.max(seen.mostOnOneHost, ...counts)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running.set(host, (running.get(host) ?? 0) - 1)
      seen.all += 1
    },
  })
  return { seen, task }
}

describe('runByHost', () => {
  it('serves several hosts at once and each host one request at a time', async () => {
    const { seen, task } = recorder()
    const tasks = ['a', 'a', 'a', 'b', 'b', 'c', 'd'].map(task)
    await runByHost(tasks, { concurrency: 3, pauseMs: 0 })
    expect(seen).toEqual({ all: 7, mostAtOnce: 3, mostOnOneHost: 1 })
  })

  it('starts nothing more once it is told to stop, even in a pause', async () => {
    const { seen, task } = recorder()
    const stop = new AbortController()
    const first = { host: 'a', run: async () => stop.abort() }
    await runByHost([first, task('a'), task('a')], { concurrency: 1, pauseMs: 60_000, signal: stop.signal })
    expect(seen.all).toBe(0)
  })

  it('does nothing with nothing', async () => {
    await expect(runByHost([], { concurrency: 4, pauseMs: 0 })).resolves.toBeUndefined()
  })
})
