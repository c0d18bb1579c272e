export interface HostTask {
  host: string
  run: () => Promise<void>
}

export interface HostQueueOptions {
  /** Hosts served at once. */
  concurrency: number
  /** Between two requests to one host. */
  pauseMs: number
  /** Starts nothing more once aborted; what runs is awaited. */
  signal?: AbortSignal
}

/** Runs tasks host by host: never two at a time to one host, however many feeds it publishes. */
export async function runByHost(tasks: readonly HostTask[], options: HostQueueOptions): Promise<void> {
  const hosts = [...Map.groupBy(tasks, (task) => task.host).values()]
  // The longest queue first, or it would be alone at the end.
  const waiting = hosts.toSorted((a, b) => b.length - a.length)
  const lanes = Array.from({ length: Math.min(options.concurrency, waiting.length) }, async () => {
    for (let queue = waiting.shift(); queue; queue = waiting.shift()) await runQueue(queue, options)
  })
  await Promise.all(lanes)
}

async function runQueue(queue: readonly HostTask[], { pauseMs, signal }: HostQueueOptions): Promise<void> {
  for (const [position, task] of queue.entries()) {
    if (signal?.aborted) return
    if (position > 0 && pauseMs > 0) await pause(pauseMs, signal)
    if (signal?.aborted) return
    await task.run()
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end, { once: true })
    function end(): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
  })
}
