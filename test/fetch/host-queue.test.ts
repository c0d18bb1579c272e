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
    await runByHost(tasks, { concurrency: 3, waitOf: () => 0 })
    expect(seen).toEqual({ all: 7, mostAtOnce: 3, mostOnOneHost: 1 })
  })

  it('starts nothing more once it is told to stop, even in a pause', async () => {
    const { seen, task } = recorder()
    const stop = new AbortController()
    const first = { host: 'a', run: async () => stop.abort() }
    const waitOf = () => (seen.all > 0 || stop.signal.aborted ? 60_000 : 0)
    await runByHost([first, task('a'), task('a')], { concurrency: 1, waitOf, signal: stop.signal })
    expect(seen.all).toBe(0)
  })

  it('keeps nobody waiting for the pause of a host: the others go in its place', async () => {
    const order: string[] = []
    const task = (host: string) => ({ host, run: async () => void order.push(host) })
    const waitOf = (host: string) => (host === 'lent' && order.length < 4 ? 30 : 0)
    await runByHost(['lent', 'a', 'b', 'c', 'd'].map(task), { concurrency: 1, waitOf })
    expect(order.at(-1)).toBe('lent')
    expect(order).toHaveLength(5)
  })

  it('starts with the host that has most to do', async () => {
    const order: string[] = []
    const task = (host: string) => ({ host, run: async () => void order.push(host) })
    await runByHost(['a', 'b', 'c', 'c', 'c'].map(task), { concurrency: 1, waitOf: () => 0 })
    expect(order[0]).toBe('c')
  })

  it('does nothing with nothing', async () => {
    await expect(runByHost([], { concurrency: 4, waitOf: () => 0 })).resolves.toBeUndefined()
  })
})
