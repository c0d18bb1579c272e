import type { Deps } from '../../deps.ts'
import { sha256Hex } from '../../hash.ts'
import type { Bounce } from '../../mail/bounces/bounce.ts'
import type { Statement } from '../../store/database.ts'
import {
  type ToldDelivery,
  applyToDelivery,
  confirmDelivery,
  findDeliveryByMessage,
  insertEvent,
  isKnownEvent,
  noteSoftBounce,
  reachedBetween,
} from '../../store/mail-events.ts'
import { findSoftBounces, forgetSoftBounces, writeSoftBounces } from '../../store/suppressions.ts'
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts'
import { messageIdOf, readReturnToken } from './message-token.ts'
import { hashAddress, suppressing } from './suppressions.ts'

type EventDeps = Pick<Deps, 'config' | 'db' | 'now' | 'log'>

export interface EventsReport {
  /** Written in the ledger, or that block an address. */
  recorded: number
  /** Told before. */
  known: number
  /** Of no message or address of ours. */
  unknown: number
}

/**
 * Writes what is told of messages that left: each event once, whatever their order and however often they come.
 * `trusted`: who tells has shown the secret of the site, so that an address without a message of ours is believed too;
 * a report by mail, which anybody can write, must name a return address that only the servers on the way have seen.
 */
export async function recordEvents(
  deps: EventDeps,
  events: readonly Bounce[],
  { trusted }: { trusted: boolean },
): Promise<EventsReport> {
  const report = { recorded: 0, known: 0, unknown: 0 }
  const hash = await openKeyedHash(deps)
  for (const event of events) report[await recordEvent(deps, hash, event, trusted)]++
  return report
}

const softBouncesToBlock = 3

async function recordEvent(
  deps: EventDeps,
  hash: KeyedHash,
  event: Bounce,
  trusted: boolean,
): Promise<keyof EventsReport> {
  const id = await nameOf(event)
  if (await isKnownEvent(deps.db, id)) return 'known'
  const delivery = await findDelivery(deps, hash, event, trusted)
  const address = delivery?.email ?? (trusted ? event.address : undefined)
  if (!delivery && (!address || event.kind === 'delivered' || event.kind === 'soft')) return 'unknown'
  const detail = detailOf(event)
  const at = deps.now().toISOString()
  await deps.db.batch([
    ...(delivery ? changesOf(delivery, event, detail, at) : []),
    ...(address ? await addressChanges(deps, hash, { event, address, detail, delivery }) : []),
    insertEvent({
      id,
      at,
      kind: event.kind,
      detail,
      ...(delivery ? { letterId: delivery.letterId, subscriberId: delivery.subscriberId } : {}),
    }),
  ])
  if (event.kind === 'complaint') {
    deps.log.warn('plainte d’un destinataire', { lettre: delivery?.letterId ?? '', raison: detail })
  }
  return 'recorded'
}

/** The provider's own name, else what the event says: the same words twice are one event. */
async function nameOf(event: Bounce): Promise<string> {
  const { id, kind, messageId = '', token = '', address = '', code = '', at = '' } = event
  return sha256Hex(id ? `${kind} ${id}` : JSON.stringify([kind, messageId, token, address, code, at]))
}

async function findDelivery(
  { config, db }: EventDeps,
  hash: KeyedHash,
  event: Bounce,
  trusted: boolean,
): Promise<ToldDelivery | undefined> {
  const token = event.token ? await readReturnToken(hash, event.token) : undefined
  const byToken = token ? await findDeliveryByMessage(db, messageIdOf(config, token)) : undefined
  if (byToken || !event.messageId) return byToken
  // A forwarded letter shows its Message-ID: where each has a return address of its own, that one must be named.
  return trusted || !config.mail.bounces ? findDeliveryByMessage(db, event.messageId) : undefined
}

function changesOf(delivery: ToldDelivery, event: Bounce, detail: string, now: string): Statement[] {
  if (event.kind === 'hard') return [applyToDelivery(delivery, { status: 'bounced', reason: detail, now })]
  if (event.kind === 'complaint') {
    return [applyToDelivery(delivery, { status: 'complained', reason: detail, now })]
  }
  return event.kind === 'soft' ? [noteSoftBounce(delivery, detail, now)] : [confirmDelivery(delivery, now)]
}

interface AddressEvent {
  event: Bounce
  address: string
  detail: string
  delivery: ToldDelivery | undefined
}

async function addressChanges(deps: EventDeps, hash: KeyedHash, told: AddressEvent): Promise<Statement[]> {
  const { event, address, detail, delivery } = told
  if (event.kind === 'complaint')
    return [await suppressing(deps, hash, address, { reason: 'complaint', detail })]
  if (event.kind === 'hard') return [await suppressing(deps, hash, address, { reason: 'bounce', detail })]
  const addressHash = await hashAddress(hash, address)
  if (event.kind === 'delivered') return [forgetSoftBounces(addressHash)]
  if (!delivery) return []
  const count = await countSoft(deps, addressHash, delivery)
  const now = deps.now().toISOString()
  const write = writeSoftBounces(addressHash, { count, letterId: delivery.letterId }, now)
  if (count < softBouncesToBlock) return [write]
  const why = `Trois lettres de suite n’ont pas été remises. ${detail}`
  return [write, await suppressing(deps, hash, address, { reason: 'bounce', detail: why })]
}

/** Letters in a row that were not delivered, this one included; one letter counts once. */
async function countSoft({ db }: EventDeps, hash: string, delivery: ToldDelivery): Promise<number> {
  const { letterId, subscriberId } = delivery
  const before = await findSoftBounces(db, hash)
  if (!before) return 1
  // Later letters were counted already: a report that comes late adds nothing.
  if (before.letterId >= letterId) return before.count
  const isBroken = await reachedBetween(db, subscriberId, before.letterId, letterId)
  return isBroken ? 1 : before.count + 1
}

const words: Record<Bounce['kind'], string> = {
  hard: 'Refusée pour de bon après l’envoi',
  soft: 'Non remise cette fois',
  complaint: 'Signalée comme indésirable par la personne',
  delivered: 'Remise',
}

function detailOf({ kind, code }: Bounce): string {
  const shown = code?.replace(/[^\w.]/g, '').slice(0, 20)
  return `${words[kind]}${shown ? ` (code ${shown})` : ''}.`
}
