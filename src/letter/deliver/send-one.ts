import { messageOf, WatchError } from '../../errors.ts'
import { maskAddress } from '../../mail/address.ts'
import { bounceAddress } from '../../mail/bounces/bounce-address.ts'
import { MailError } from '../../mail/mail-error.ts'
import type { MailMessage } from '../../mail/mailer.ts'
import type { Statement } from '../../store/database.ts'
import { type Outcome, handOver, noteLastLetter, recordOutcome } from '../../store/delivery-claims.ts'
import { unsubscribeUrl } from '../site-links.ts'
import type { Editions } from './editions.ts'
import { listHeaders } from './list-headers.ts'
import { messageIdOf, messageToken, returnToken } from './message-token.ts'
import type { Run } from './run.ts'
import { nothingForThem } from './skip-reasons.ts'
import type { Ready } from './supply.ts'
import { suppressing } from './suppressions.ts'

/** The row is another run's by now: ours must not send it. */
const taken = 'delivery-taken'

/**
 * Tries one message and writes how it ended. One person's failure never stops the others. Answers the domain that must
 * wait from now on, if it does.
 */
export async function sendOne(run: Run, editions: Editions, ready: Ready): Promise<string | undefined> {
  const { row } = ready
  const { outcome, error, beside } = await trySending(run, editions, ready)
  if (!outcome) return undefined
  const { deps } = run
  const statements = [recordOutcome(row, run.id, outcome, deps.now().toISOString()), ...beside]
  if (outcome.status === 'sent') statements.push(noteLastLetter(row.subscriberId, editions.number))
  await deps.db.batch(statements)
  run.report[outcome.status === 'bounced' ? 'failed' : outcome.status]++
  if (outcome.status === 'sent') await run.gates.passed(row.domain)
  if (outcome.status === 'failed' || outcome.status === 'bounced') {
    const told = { lettre: row.letterId, abonnement: row.subscriberId, raison: outcome.reason ?? '' }
    deps.log.warn('lettre non remise', told)
  }
  if (!(error instanceof MailError) || outcome.status !== 'deferred') return undefined
  const domain = await run.gates.putOff(row.domain, error)
  const why = run.gates.closed()
  if (why) run.stop(why)
  return domain
}

interface Tried {
  /** Undefined: another run has the row, and writes. */
  outcome?: Outcome
  error?: unknown
  /** Written in the same batch. */
  beside: Statement[]
}

async function trySending(run: Run, editions: Editions, { row, member }: Ready): Promise<Tried> {
  let hasLedger = true
  const writeHandover = async (messageId: string) => {
    hasLedger = false
    const isOurs = await handOver(run.deps.db, row, {
      run: run.id,
      messageId,
      now: run.deps.now().toISOString(),
    })
    hasLedger = true
    if (!isOurs) throw new WatchError(taken, 'Repris par un autre envoi.')
  }
  try {
    const message = await composeFor(run, editions, { row, member })
    if (!message) return { outcome: { status: 'skipped', reason: nothingForThem }, beside: [] }
    const { messageId } = await run.deps.mailer.send(message, {
      beforeHandover: () => writeHandover(message.messageId),
    })
    const isOther = messageId !== '' && messageId !== message.messageId
    return { outcome: { status: 'sent', ...(isOther ? { providerId: messageId } : {}) }, beside: [] }
  } catch (error) {
    if (error instanceof WatchError && error.code === taken) return { error, beside: [] }
    // Nobody's fault but ours: everyone stays queued.
    if (!hasLedger || (error instanceof WatchError && error.code === 'mail-unconfigured')) throw error
    const isDead = error instanceof MailError && error.deadAddress
    const detail = 'Le serveur répond que la boîte n’existe pas.'
    const beside = isDead
      ? [await suppressing(run.deps, run.hash, member.email, { reason: 'bounce', detail })]
      : []
    return { outcome: outcomeOf(run, { ...row, email: member.email }, error), error, beside }
  }
}

async function composeFor(
  run: Run,
  editions: Editions,
  { row, member }: Ready,
): Promise<(MailMessage & { messageId: string }) | undefined> {
  const { config } = run.deps
  const rendered = await editions.render(member, await run.signer.sign('preferences', member.id))
  if (!rendered) return undefined
  const token = await messageToken(run.hash, row.letterId, member.id)
  const leave = unsubscribeUrl(config, await run.signer.sign('unsubscribe', member.id))
  return {
    to: member.email,
    messageId: messageIdOf(config, token),
    ...(config.mail.bounces
      ? { bounceTo: bounceAddress(config.mail.bounces, await returnToken(run.hash, token)) }
      : {}),
    ...rendered,
    subject: onOneLine(rendered.subject),
    headers: listHeaders(config, leave),
  }
}

// A line break that a title brings is refused by every way of sending: it would keep the letter from everyone.
function onOneLine(subject: string): string {
  return subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function outcomeOf(
  run: Run,
  { attempts, email }: { attempts: number; email: string },
  error: unknown,
): Outcome {
  const code = error instanceof WatchError ? error.code : ''
  // The ledger outlives the member, and servers name whom they refuse.
  const reason = messageOf(error).replaceAll(email, maskAddress(email))
  if (code === 'mail-deferred')
    return { status: 'deferred', reason, notBefore: nextTry(run, attempts, error) }
  if (code === 'mail-uncertain') return { status: 'failed', reason, maybeLeft: true }
  const isDead = error instanceof MailError && error.deadAddress
  return { status: isDead ? 'bounced' : 'failed', reason }
}

const firstWaitMs = 600_000
const longestWaitMs = 6 * 3_600_000

/** Ten minutes, then twice as long each time up to six hours, a fifth more by chance so that not all come at once. */
function nextTry({ deps }: Run, attempts: number, error: unknown): string {
  const wait = Math.min(firstWaitMs * 2 ** Math.min(attempts, 10), longestWaitMs) * (1 + deps.random() / 5)
  const asked = error instanceof MailError ? (error.retryAfterMs ?? 0) : 0
  return new Date(deps.now().getTime() + Math.max(wait, Math.min(asked, 86_400_000))).toISOString()
}
