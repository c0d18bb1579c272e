import type { Connection } from './connection.ts'

export interface PoolOptions {
  open: () => Promise<Connection>
  /** Connections at once. */
  size: number
  /** Messages that one connection carries. */
  perConnection: number
  /** How long one waits for the next message (ms). */
  idleMs: number
}

export interface Pool {
  /** Waits for its turn. `isFresh`: nothing was sent on it yet. Give it back in any case. */
  take(options?: { fresh?: boolean }): Promise<{ connection: Connection; isFresh: boolean }>
  giveBack(connection: Connection): void
  /** Waits for what is under way, then closes what rests. */
  close(): Promise<void>
}

/** Few connections, kept a few seconds: what rests never keeps a program from ending. */
export function createPool({ open, size, perConnection, idleMs }: PoolOptions): Pool {
  const resting = new Map<Connection, NodeJS.Timeout>()
  const waiting: (() => void)[] = []
  let busy = 0

  const isBusy = () => busy > 0
  const isFull = () => busy >= size
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve))
  const wakeNext = () => waiting.shift()?.()
  const dismiss = (connection: Connection) => {
    clearTimeout(resting.get(connection))
    resting.delete(connection)
    if (connection.isOpen()) connection.quit()
  }
  const takeResting = () => {
    for (const connection of [...resting.keys()].toReversed()) {
      clearTimeout(resting.get(connection))
      resting.delete(connection)
      if (connection.isOpen()) return connection
    }
    return undefined
  }
  return {
    async take({ fresh = false } = {}) {
      while (isFull()) await turn()
      busy += 1
      const kept = fresh ? undefined : takeResting()
      kept?.keepAlive(true)
      if (kept) return { connection: kept, isFresh: false }
      try {
        return { connection: await open(), isFresh: true }
      } catch (error) {
        busy -= 1
        wakeNext()
        throw error
      }
    },
    giveBack(connection) {
      busy -= 1
      if (!connection.isOpen() || connection.carried() >= perConnection) dismiss(connection)
      else {
        connection.keepAlive(false)
        resting.set(connection, setTimeout(dismiss, idleMs, connection).unref())
      }
      wakeNext()
    },
    async close() {
      while (isBusy()) await turn()
      for (const connection of resting.keys()) dismiss(connection)
      wakeNext()
    },
  }
}
