import type { Deps } from '../../deps.ts'
import { countHanded } from '../../store/deliveries.ts'
import { releaseClaims } from '../../store/delivery-claims.ts'
import { endRun, renewRun, startRun } from '../../store/delivery-runs.ts'
import { type LinkSigner, openLinkSigner } from '../links.ts'
import { type Gates, openGates } from './gates.ts'
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts'
import { type Pace, createPace } from './pace.ts'
import type { SendReport } from './send-report.ts'
import { noReport } from './send-report.ts'

export interface Bounds {
  /** Persons at most; without it, VIGIE_MAIL_PER_RUN. */
  most?: number
  /** Milliseconds at most. */
  mostMs?: number
  signal?: AbortSignal
}

/** One run of the sending, from its lease to its report. */
export interface Run {
  deps: Deps
  id: string
  report: SendReport
  gates: Gates
  pace: Pace
  hash: KeyedHash
  signer: LinkSigner
  /** Persons that it may still take. */
  left: number
  /** True when it must take nobody more; `report.waits` says why where a person should know. */
  isOver(): boolean
  stop(why?: string): void
  end(): Promise<void>
}

const leaseMs = 60_000

/** Undefined when another program sends already. `alone`: false for messages of a queue, which has its own order. */
export async function openRun(
  deps: Deps,
  { alone, ...bounds }: Bounds & { alone: boolean },
): Promise<Run | undefined> {
  const id = crypto.randomUUID()
  const lease = () => ({
    now: deps.now().toISOString(),
    until: new Date(deps.now().getTime() + leaseMs).toISOString(),
  })
  if (!(await startRun(deps.db, { id, alone, ...lease() }))) return undefined
  let isStopped = false
  const report = { ...noReport }
  const stop = (why?: string) => {
    isStopped = true
    if (why) report.waits ??= why
  }
  // By the clock, not by messages: all connections may be waiting for one slow server.
  const renewal = setInterval(() => {
    const { now, until } = lease()
    renewRun(deps.db, id, now, until).then(
      (isOurs) => (isOurs ? undefined : stop('Un autre programme a repris l’envoi.')),
      () => stop('La base ne répond plus.'),
    )
  }, leaseMs / 4)
  const end = async () => {
    clearInterval(renewal)
    await releaseClaims(deps.db, id)
    await endRun(deps.db, id, new Date(deps.now().getTime() - 86_400_000).toISOString())
  }
  const deadline = performance.now() + (bounds.mostMs ?? Infinity)
  const isOver = () => isStopped || bounds.signal?.aborted === true || performance.now() > deadline
  try {
    const [gates, hash, signer] = await Promise.all([
      openGates(deps),
      openKeyedHash(deps),
      openLinkSigner(deps),
    ])
    const pace = createPace(ratesOf(deps), () => performance.now())
    const left = await countLeft(deps, bounds.most ?? deps.config.mail.perRun, report)
    return { deps, id, report, gates, pace, hash, signer, left, isOver, stop, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** Files on our own disk need no pace. */
function ratesOf({ config: { mail } }: Deps): { perSecond: number; perDomain: number } {
  return mail.transport === 'file' ? { perSecond: Infinity, perDomain: Infinity } : mail.pace
}

async function countLeft(deps: Deps, most: number, report: SendReport): Promise<number> {
  const { window } = deps.config.mail.pace
  if (!window) return most
  const since = new Date(deps.now().getTime() - window.minutes * 60_000).toISOString()
  const left = Math.max(0, window.most - (await countHanded(deps.db, since, deps.now().toISOString())))
  if (left < most) report.waits = `pas plus de ${window.most} messages en ${window.minutes} minutes`
  return Math.min(most, left)
}
