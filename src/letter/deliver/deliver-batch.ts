import type { Deps } from '../../deps.ts'
import { listLettersUnderWay } from '../../store/deliveries.ts'
import { claimNamed, holdForQueue } from '../../store/delivery-claims.ts'
import { beginOrExpire, deliverLetter, endFirstPass, settleDead } from './deliver-letters.ts'
import { type Bounds, openRun } from './run.ts'
import { type SendReport, noReport } from './send-report.ts'

/** A message of the runtime's queue: some persons of one letter. */
export interface LetterBatch {
  letterId: string
  subscriberIds: string[]
}

/** D1 stops at a thousand statements an invocation, and a person may cost five. */
const batchSize = 20
/** What the queue lost comes back to it after that. */
const heldMs = 30 * 60_000

/** Gives what may leave now to a queue of the runtime, in small messages. Nothing of it is lost if the queue is. */
export async function enqueueLetters(
  deps: Deps,
  enqueue: (batches: readonly LetterBatch[]) => Promise<void>,
  bounds: Bounds = {},
): Promise<SendReport> {
  const letters = await listLettersUnderWay(deps.db)
  if (letters.length === 0) return { ...noReport }
  const run = await openRun(deps, { ...bounds, alone: true })
  if (!run) return { ...noReport, waits: 'Un autre programme envoie déjà.' }
  try {
    await settleDead(run)
    const why = run.gates.closed()
    if (why) run.stop(why)
    for (const letterId of letters) {
      await beginOrExpire(run, letterId)
      if (run.isOver()) continue
      const ids = await holdForQueue(deps.db, {
        letterId,
        now: deps.now().toISOString(),
        until: new Date(deps.now().getTime() + heldMs).toISOString(),
        limit: run.left,
        without: run.gates.closedDomains(),
      })
      run.left -= ids.length
      run.report.queued += ids.length
      await enqueue(batchesOf(letterId, ids))
      await endFirstPass(deps, letterId)
    }
    return run.report
  } finally {
    await run.end()
  }
}

function batchesOf(letterId: string, ids: readonly string[]): LetterBatch[] {
  return Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, index) => ({
    letterId,
    subscriberIds: ids.slice(index * batchSize, (index + 1) * batchSize),
  }))
}

/** What the queue calls for one of its messages. A message that comes twice finds nobody left to write to. */
export async function deliverBatch(deps: Deps, batch: LetterBatch, bounds: Bounds = {}): Promise<SendReport> {
  const run = await openRun(deps, { ...bounds, alone: false })
  if (!run) return { ...noReport }
  const { letterId, subscriberIds } = batch
  let isTaken = false
  const claim = async () => {
    if (isTaken) return []
    isTaken = true
    const now = deps.now().toISOString()
    return claimNamed(deps.db, { letterId, run: run.id, now, subscriberIds: subscriberIds.slice(0, 100) })
  }
  try {
    await deliverLetter(run, letterId, claim)
    await endFirstPass(deps, letterId)
    return run.report
  } finally {
    await run.end()
  }
}
