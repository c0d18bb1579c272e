import type { Deps } from '../deps.ts'
import { messageOf, WatchError } from '../errors.ts'
import type { MailMessage } from '../mail/mailer.ts'
import {
  claimDelivery,
  type DeliveryOutcome,
  failInterrupted,
  listPending,
  listUnfinishedLetters,
  type PendingDelivery,
  queueDeliveries,
  recordDelivery,
} from '../store/deliveries.ts'
import { findLetter, markLetterSent } from '../store/letters.ts'
import { findSubscriber, type Subscriber } from '../store/subscribers.ts'
import type { Letter } from './letter.ts'
import { type LinkSigner, openLinkSigner } from './links.ts'
import { renderEdition } from './render-edition.ts'
import { unsubscribeUrl } from './site-links.ts'

export interface SendReport {
  sent: number
  /** Refused for good, interrupted by a crash, or given up after too many tries. */
  failed: number
  /** To be tried again by a later run. */
  deferred: number
  /** Gone since, or nothing in the letter for the axes they chose. */
  skipped: number
}

/**
 * Sends a stored letter to everyone confirmed when its first run starts, once. Each message is written in the ledger
 * before and after: what a killed run left as `sending` may have left or not, and is marked failed rather than sent
 * again, since a missing letter can be read on the site and a double one cannot be taken back. Calling again sends
 * what is queued or deferred, at once, and nothing else.
 */
export async function sendLetter(deps: Deps, letterId: string): Promise<SendReport> {
  return runLetter(deps, letterId, () => true)
}

/**
 * Goes on with letters of the last three days that have messages to send. For a job that runs often: a deferred
 * message waits 10 minutes, then twice as long each time, and is given up after nine tries (less than two days).
 */
export async function resumeLetters(deps: Deps): Promise<SendReport> {
  const total = { sent: 0, failed: 0, deferred: 0, skipped: 0 }
  const now = deps.now().getTime()
  const since = new Date(now - 3 * 86_400_000).toISOString()
  for (const letterId of await listUnfinishedLetters(deps.db, since)) {
    const report = await runLetter(deps, letterId, (delivery) => isDue(delivery, now))
    for (const key of ['sent', 'failed', 'deferred', 'skipped'] as const) total[key] += report[key]
  }
  return total
}

type IsWanted = (delivery: PendingDelivery) => boolean

async function runLetter(deps: Deps, letterId: string, isWanted: IsWanted): Promise<SendReport> {
  const stored = await findLetter(deps.db, letterId)
  if (!stored) throw new WatchError('no-letter', `Il n’y a pas de lettre «\u202F${letterId}\u202F».`)
  const now = deps.now().toISOString()
  const report = { sent: 0, failed: 0, deferred: 0, skipped: 0 }
  report.failed += await failInterrupted(deps.db, letterId, interrupted, now)
  if (!stored.sentAt) await queueDeliveries(deps.db, letterId, now)
  const run = { letter: JSON.parse(stored.content) as Letter, letterId, signer: await openLinkSigner(deps) }
  await sendPending(deps, { ...run, isWanted }, report)
  await markLetterSent(deps.db, letterId, deps.now().toISOString())
  deps.log.info('lettre envoyée', { lettre: letterId, ...report })
  return report
}

interface Run {
  letter: Letter
  letterId: string
  signer: LinkSigner
  isWanted: IsWanted
}

const interrupted = 'Envoi interrompu par un arrêt brutal\u00A0: peut-être parti, donc pas renvoyé.'
const pageSize = 100
const mostAttempts = 9
// A server that puts off five messages in a row puts off the rest: better to leave it in peace until the next run.
const mostDeferralsInARow = 5

async function sendPending(deps: Deps, run: Run, report: SendReport): Promise<void> {
  let inARow = 0
  let after = ''
  let left = deps.config.mail.perRun
  for (;;) {
    const page = await listPending(deps.db, run.letterId, after, pageSize)
    for (const delivery of page) {
      // What is left stays queued: the next run of the job goes on.
      if (left <= 0) return
      left -= 1
      after = delivery.subscriberId
      if (inARow >= mostDeferralsInARow || !run.isWanted(delivery)) report.deferred++
      else {
        const status = await deliver(deps, run, delivery)
        if (status) report[status]++
        inARow = status === 'deferred' ? inARow + 1 : 0
      }
    }
    if (page.length < pageSize) return
  }
}

function isDue({ attempts, updatedAt }: PendingDelivery, now: number): boolean {
  const wait = attempts === 0 ? 0 : 600_000 * 2 ** (attempts - 1)
  return now - Date.parse(updatedAt) >= wait
}

/** Undefined when another run has this delivery in hand. */
async function deliver(
  deps: Deps,
  run: Run,
  delivery: PendingDelivery,
): Promise<DeliveryOutcome['status'] | undefined> {
  const { letterId } = run
  const { subscriberId } = delivery
  if (!(await claimDelivery(deps.db, letterId, subscriberId, deps.now().toISOString()))) return undefined
  const outcome = await trySending(deps, run, delivery)
  await recordDelivery(deps.db, letterId, subscriberId, outcome, deps.now().toISOString())
  if (outcome.status === 'failed') {
    deps.log.warn('lettre non remise', { lettre: letterId, abonnement: subscriberId, raison: outcome.error })
  }
  return outcome.status
}

// One person's failure is written down and never stops the others.
async function trySending(
  deps: Deps,
  run: Run,
  { subscriberId, attempts }: PendingDelivery,
): Promise<DeliveryOutcome> {
  try {
    const subscriber = await findSubscriber(deps.db, subscriberId)
    const message = subscriber?.status === 'confirmed' ? await messageFor(deps, run, subscriber) : undefined
    if (!message) return { status: 'skipped' }
    const { messageId } = await deps.mailer.send(message)
    return { status: 'sent', messageId }
  } catch (error) {
    const mayPass =
      error instanceof WatchError && error.code === 'mail-deferred' && attempts + 1 < mostAttempts
    return { status: mayPass ? 'deferred' : 'failed', error: messageOf(error) }
  }
}

async function messageFor(deps: Deps, run: Run, subscriber: Subscriber): Promise<MailMessage | undefined> {
  const url = unsubscribeUrl(deps.config, await run.signer.sign('unsubscribe', subscriber.id))
  const reader = {
    kind: 'subscriber',
    unsubscribeUrl: url,
    confirmedAt: subscriber.confirmedAt ?? subscriber.createdAt,
  } as const
  const rendered = renderEdition(run.letter, subscriber.axes, reader)
  return rendered && { to: subscriber.email, ...rendered, headers: listHeaders(deps, url) }
}

/** What lets a mail program offer to leave in one click (RFC 2369, RFC 2919, RFC 8058, RFC 3834). */
function listHeaders({ config }: Deps, url: string): Record<string, string> {
  return {
    'List-Id': `Lettre de veille <lettre.${new URL(config.baseUrl).hostname}>`,
    'List-Unsubscribe': `<${url}>, <mailto:${config.contact}?subject=desabonnement>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
  }
}
