import { pause } from './host-pace.ts'

export interface HostTask {
  host: string
  run: () => Promise<void>
}

export interface HostQueueOptions {
  /** Tasks run at once. */
  concurrency: number
  /** Milliseconds until a host may be asked again: a task that would only wait takes nobody's place. */
  waitOf: (host: string) => number
  /** Starts nothing more once aborted; what runs is awaited. */
  signal?: AbortSignal
}

/** Runs tasks host by host: never two at a time to one host, however many feeds it publishes. */
export async function runByHost(tasks: readonly HostTask[], options: HostQueueOptions): Promise<void> {
  const hosts = [...Map.groupBy(tasks, (task) => task.host).values()]
  const lanes = createLanes(options.concurrency)
  await Promise.all(hosts.map((queue) => runQueue(queue, lanes, options)))
}

async function runQueue(
  queue: readonly HostTask[],
  lanes: Lanes,
  { waitOf, signal }: HostQueueOptions,
): Promise<void> {
  for (const [position, task] of queue.entries()) {
    await pause(waitOf(task.host), signal).catch(() => undefined)
    // The longest queue first, or it would be alone at the end.
    const leave = await lanes.enter(queue.length - position)
    try {
      if (signal?.aborted) return
      await task.run()
    } finally {
      leave()
    }
  }
}

interface Lanes {
  /** Waits for one of the places; of those who wait, the highest rank goes first. */
  enter(rank: number): Promise<() => void>
}

function createLanes(places: number): Lanes {
  const waiting: { rank: number; start: (leave: () => void) => void }[] = []
  let free = places
  const next = () => {
    while (free > 0 && waiting.length > 0) {
      const best = waiting.reduce((a, b) => (b.rank > a.rank ? b : a))
      waiting.splice(waiting.indexOf(best), 1)
      free -= 1
      best.start(() => {
        free += 1
        next()
      })
    }
  }
  return {
    enter: (rank) =>
      new Promise((start) => {
        waiting.push({ rank, start })
        // All the queues of a run ask in one go: the longest of them must be among those looked at.
        queueMicrotask(next)
      }),
  }
}
