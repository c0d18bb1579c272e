import type { Deps } from '../../deps.ts'
import { expireDeliveries, hasUntried, listLettersUnderWay } from '../../store/deliveries.ts'
import { recoverClaims } from '../../store/delivery-claims.ts'
import { findLetter, markLetterSent } from '../../store/letters.ts'
import { openEditions } from './editions.ts'
import { queueLetter } from './queue-letter.ts'
import { type Bounds, type Run, openRun } from './run.ts'
import { type SendReport, noReport } from './send-report.ts'
import { sendOne } from './send-one.ts'
import { type Claim, claimsOf, openSupply } from './supply.ts'

/**
 * Sends what may leave now of every letter under way. Each message is written in the ledger before it leaves and after:
 * what a dead run left before the handover is sent, what it left after may have left, and is never sent again (a
 * missing letter can be read on the site, a double one cannot be taken back). Two programs never send at once.
 */
export async function deliverLetters(deps: Deps, bounds: Bounds = {}): Promise<SendReport> {
  const letters = await listLettersUnderWay(deps.db)
  if (letters.length === 0) return { ...noReport }
  const run = await openRun(deps, { ...bounds, alone: true })
  if (!run) return { ...noReport, waits: 'Un autre programme envoie déjà.' }
  try {
    await settleDead(run)
    for (const letterId of letters) {
      await beginOrExpire(run, letterId)
      await deliverLetter(run, letterId, claimsOf(run, letterId))
      await endFirstPass(deps, letterId)
    }
    return run.report
  } finally {
    await run.end()
    deps.log.info('envoi des lettres', { ...run.report })
  }
}

const interrupted = 'Envoi interrompu par un arrêt brutal\u00A0: peut-être partie, donc pas renvoyée.'
const expired = 'Abandonnée\u00A0: trois jours sans pouvoir partir.'
const givenUpMs = 3 * 86_400_000

/** What dead runs left half-way. */
export async function settleDead(run: Run): Promise<void> {
  const { failed } = await recoverClaims(run.deps.db, run.deps.now().toISOString(), interrupted)
  run.report.failed += failed
}

/** A crash may have come between the hour of the letter and its ledger: everyone is in it now. */
export async function beginOrExpire(run: Run, letterId: string): Promise<void> {
  const now = run.deps.now()
  await queueLetter(run.deps, letterId)
  const before = new Date(now.getTime() - givenUpMs).toISOString()
  const expiry = { before, now: now.toISOString(), reason: expired }
  run.report.failed += await expireDeliveries(run.deps.db, letterId, expiry)
}

/** Everyone was tried once: the letter is sent, even if some messages were put off. */
export async function endFirstPass({ db, now }: Deps, letterId: string): Promise<void> {
  if (!(await hasUntried(db, letterId))) await markLetterSent(db, letterId, now().toISOString())
}

/** Sends what `claim` takes, over a few connections at once. */
export async function deliverLetter(run: Run, letterId: string, claim: Claim): Promise<void> {
  const why = run.gates.closed()
  if (why) run.stop(why)
  const stored = run.isOver() ? undefined : await findLetter(run.deps.db, letterId)
  if (!stored) return
  const editions = await openEditions(run.deps, stored)
  const supply = openSupply(run, letterId, editions, claim)
  const work = async () => {
    for (;;) {
      const ready = await supply.next()
      if (!ready) return
      const closed = await sendOne(run, editions, ready)
      if (closed) await supply.giveBack(closed)
    }
  }
  const lines = Array.from({ length: run.deps.config.mail.pace.connections }, () =>
    work().catch((error: unknown) => {
      run.stop()
      throw error
    }),
  )
  // All must have ended before the run gives back what it holds.
  const ends = await Promise.allSettled(lines)
  const broken = ends.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
}
