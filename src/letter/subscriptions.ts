import type { AxisId } from '../axis/taxonomy.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { readAddress } from '../mail/address.ts'
import type { Subscriber } from '../store/subscribers.ts'
import {
  claimRequest,
  confirmSubscriber,
  deleteSubscriber,
  deleteUnreached,
  findSubscriber,
  findSubscriberByEmail,
  insertPending,
  recordSubscriptionMail,
  undoRequest,
} from '../store/subscribers.ts'
import { openLinkSigner } from './links.ts'
import { sameAxes } from './same-axes.ts'
import { alreadySubscribedMail, confirmationMail } from './subscription-mails.ts'

export type SubscriptionAnswer = { kind: 'sent' } | { kind: 'invalid'; fault: string } | { kind: 'throttled' }

export type ConfirmLink =
  | { kind: 'valid'; email: string; axes: AxisId[]; already: boolean }
  | { kind: 'invalid' }

export type UnsubscribeLink = { kind: 'valid'; email: string } | { kind: 'gone' } | { kind: 'invalid' }

/** What a person agrees to; kept beside the date of the confirmation. */
export const consentWording =
  'Je demande à recevoir la lettre de veille hebdomadaire à cette adresse. Elle ne sert qu’à cet envoi\u202F; chaque lettre permet de se désinscrire.'

/**
 * Double opt-in: keeps a pending row and sends a message whose link confirms. A person already on the list gets a
 * reminder instead, once a day at most, and the answer is the same, so that the form does not tell who subscribes.
 * Throws the mailer's `mail-deferred` when the message cannot leave now.
 */
export async function requestSubscription(
  deps: Deps,
  given: { email: string; axes: readonly string[] },
): Promise<SubscriptionAnswer> {
  const reading = readAddress(given.email)
  if (reading.kind === 'invalid') return reading
  const axes = chosenAxes(deps, given.axes)
  if (!axes) return { kind: 'invalid', fault: 'Un des axes choisis n’existe pas.' }
  const subscriber = await findOrInsert(deps, reading.address)
  const previous = { requestedAt: subscriber.requestedAt, requests: subscriber.requests }
  if (!(await passGate(deps, subscriber, axes))) {
    await deleteUnreached(deps.db, subscriber.id)
    return { kind: 'throttled' }
  }
  try {
    await mailTo(deps, { ...subscriber, requestedAxes: axes })
    return { kind: 'sent' }
  } catch (error) {
    if (error instanceof WatchError && error.code === 'mail-uncertain') return { kind: 'sent' }
    await undoRequest(deps.db, subscriber.id, previous)
    if (error instanceof WatchError && error.code === 'mail-refused')
      return { kind: 'invalid', fault: refused }
    throw error
  }
}

/** What the link would confirm. `already`: there is nothing left to confirm. */
export async function readConfirmLink(deps: Deps, token: string): Promise<ConfirmLink> {
  const subscriber = await subscriberOf(deps, 'confirm', token)
  if (!subscriber) return { kind: 'invalid' }
  const { email, status, axes, requestedAxes } = subscriber
  const already = status === 'confirmed' && (!requestedAxes || sameAxes(requestedAxes, axes))
  return { kind: 'valid', email, axes: requestedAxes ?? axes, already }
}

/** Confirms, or takes over the newly chosen axes. False when the link is not valid. */
export async function confirmSubscription(deps: Deps, token: string): Promise<boolean> {
  const id = await readToken(deps, 'confirm', token)
  return id !== undefined && confirmSubscriber(deps.db, id, consentWording, deps.now().toISOString())
}

export async function readUnsubscribeLink(deps: Deps, token: string): Promise<UnsubscribeLink> {
  const id = await readToken(deps, 'unsubscribe', token)
  if (id === undefined) return { kind: 'invalid' }
  const subscriber = await findSubscriber(deps.db, id)
  return subscriber ? { kind: 'valid', email: subscriber.email } : { kind: 'gone' }
}

/** Forgets the person. True as soon as the link is ours: a second click finds the wish already granted. */
export async function unsubscribe(deps: Deps, token: string): Promise<boolean> {
  const id = await readToken(deps, 'unsubscribe', token)
  if (id === undefined) return false
  await deleteSubscriber(deps.db, id)
  return true
}

const refused = 'Le serveur de messagerie refuse cette adresse. Vérifiez-la, ou essayez-en une autre.'

const minute = 60_000
const day = 24 * 60 * minute
const hourlyLimit = 120

// All ten chosen is the same wish as none chosen, and stays true when an eleventh comes.
function chosenAxes(deps: Deps, given: readonly string[]): AxisId[] | undefined {
  const known = new Set<string>(deps.axes.map((axis) => axis.id))
  if (given.some((id) => !known.has(id))) return undefined
  const chosen = deps.axes.map((axis) => axis.id).filter((id) => given.includes(id))
  return chosen.length === deps.axes.length ? [] : chosen
}

async function findOrInsert(deps: Deps, email: string): Promise<Subscriber> {
  const known = await findSubscriberByEmail(deps.db, email)
  if (known) return known
  await insertPending(deps.db, { id: crypto.randomUUID(), email, now: deps.now().toISOString() })
  const inserted = await findSubscriberByEmail(deps.db, email)
  if (!inserted)
    throw new WatchError('subscription', 'L’inscription vient d’être supprimée pendant sa création.')
  return inserted
}

/**
 * 10 minutes after a first request, then twice as long each time, up to a day; a quiet two days start afresh. The
 * rule looks at requests, never at the status, so that waiting tells nothing about who is on the list.
 */
async function passGate(deps: Deps, subscriber: Subscriber, axes: readonly AxisId[]): Promise<boolean> {
  const now = deps.now().getTime()
  const since = subscriber.requestedAt ? now - Date.parse(subscriber.requestedAt) : Infinity
  const row = since > 2 * day ? 0 : subscriber.requests
  const wait = row === 0 ? 0 : Math.min(day, 10 * minute * 2 ** (row - 1))
  if (since < wait) return false
  return claimRequest(deps.db, subscriber.id, axes, {
    now: new Date(now).toISOString(),
    previous: subscriber,
    requests: row + 1,
    hourAgo: new Date(now - 60 * minute).toISOString(),
    hourlyLimit,
  })
}

async function mailTo(deps: Deps, subscriber: Subscriber): Promise<void> {
  const now = deps.now()
  const told = subscriber.mailedAt ? now.getTime() - Date.parse(subscriber.mailedAt) : Infinity
  if (subscriber.status === 'confirmed' && told < day) return
  const signer = await openLinkSigner(deps)
  const links = {
    confirm: await signer.sign('confirm', subscriber.id, now.getTime() + 7 * day),
    unsubscribe: await signer.sign('unsubscribe', subscriber.id),
  }
  const compose = subscriber.status === 'confirmed' ? alreadySubscribedMail : confirmationMail
  await deps.mailer.send(await compose(deps, subscriber, links))
  await recordSubscriptionMail(deps.db, subscriber.id, now.toISOString())
}

async function readToken(
  deps: Deps,
  purpose: 'confirm' | 'unsubscribe',
  token: string,
): Promise<string | undefined> {
  return (await openLinkSigner(deps)).read(purpose, token, deps.now().getTime())
}

async function subscriberOf(deps: Deps, purpose: 'confirm' | 'unsubscribe', token: string) {
  const id = await readToken(deps, purpose, token)
  return id === undefined ? undefined : findSubscriber(deps.db, id)
}
