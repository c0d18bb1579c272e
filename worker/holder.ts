import { hostname } from 'node:os'
import type { Database } from '#src/store/database.ts'
import { listHolders, releaseHolders } from '#src/store/jobs.ts'

/** Who holds a lease: `<host>:<process id>`, so that a crash can be told from a run under way. */
export function holderName(): string {
  return `${hostname()}:${process.pid}`
}

/** Frees what a killed process of this machine held. Those of other machines end with their lease. */
export async function releaseDeadHolders(db: Database): Promise<void> {
  const dead = (await listHolders(db)).filter(isDead)
  if (dead.length > 0) await releaseHolders(db, dead)
}

function isDead(holder: string): boolean {
  const [host, pid] = holder.split(':')
  if (host !== hostname()) return false
  // The same number as ours is an earlier life of it: containers always start at 1.
  return Number(pid) === process.pid || !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
