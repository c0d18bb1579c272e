import type { Deps } from '../../deps.ts'
import { type DeliveryStatus, countDeliveries, countRetriable } from '../../store/deliveries.ts'
import { isRunning } from '../../store/delivery-runs.ts'
import { type MailPause, listPauses } from '../../store/mail-pauses.ts'
import { isOn } from './gates.ts'

/** How far a letter has come. */
export interface DeliveryState {
  counts: Record<DeliveryStatus, number>
  total: number
  /** Queued, in hand, or put off. */
  left: number
  /** Failures that certainly did not leave. */
  retriable: number
  /** A program is sending at this moment. */
  isRunning: boolean
  /** What waits and why: all mail, domains, this letter. */
  pauses: MailPause[]
}

export async function readDelivery(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  letterId: string,
): Promise<DeliveryState> {
  const at = now().toISOString()
  const [counts, retriable, running, pauses] = await Promise.all([
    countDeliveries(db, letterId),
    countRetriable(db, letterId),
    isRunning(db, at),
    listPauses(db),
  ])
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const isShown = (pause: MailPause) =>
    pause.scope.startsWith('letter:') ? pause.scope === `letter:${letterId}` : isOn(pause, at)
  return {
    counts,
    total,
    left: counts.queued + counts.sending + counts.handed + counts.deferred,
    retriable,
    isRunning: running,
    pauses: pauses.filter(isShown),
  }
}
