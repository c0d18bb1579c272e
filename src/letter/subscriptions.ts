import type { AxisId } from '../axis/taxonomy.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { readAddress } from '../mail/address.ts'
import type { Subscriber } from '../store/subscribers.ts'
import {
  claimRequest,
  confirmSubscriber,
  deleteUnreached,
  findSubscriber,
  findSubscriberByEmail,
  insertPending,
  recordSubscriptionMail,
  undoRequest,
} from '../store/subscribers.ts'
import { isSuppressed } from './deliver/suppressions.ts'
import { openLinkSigner } from './links.ts'
import { leaveLetter } from './members/leave.ts'
import { readPreferences } from './members/read-preferences.ts'
import { samePreferences, wantedPreferences } from './members/wanted-preferences.ts'
import { type Preferences, preferencesOf } from './preferences.ts'
import { alreadySubscribedMail, confirmationMail } from './subscription-mails.ts'

export type SubscriptionAnswer = { kind: 'sent' } | { kind: 'invalid'; fault: string } | { kind: 'throttled' }

export type ConfirmLink =
  | { kind: 'valid'; email: string; axes: AxisId[]; preferences: Preferences; already: boolean }
  | { kind: 'invalid' }

/** What the form asks: an address and axes; the rest is folded, and left out by most. */
export interface SubscriptionRequest {
  email: string
  axes: readonly string[]
  domains?: readonly string[]
  /** Code of a place. */
  place?: string
  frequency?: string
  dates?: string
  length?: string
}

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
  given: SubscriptionRequest,
): Promise<SubscriptionAnswer> {
  const reading = readAddress(given.email)
  if (reading.kind === 'invalid') return reading
  const wanted = readPreferences(deps, { ...shortForm, ...given })
  if (wanted.kind === 'invalid') return { kind: 'invalid', fault: wanted.fault }
  const { preferences } = wanted
  const subscriber = await findOrInsert(deps, reading.address)
  const previous = { requestedAt: subscriber.requestedAt, requests: subscriber.requests }
  if (!(await passGate(deps, subscriber, preferences))) {
    await deleteUnreached(deps.db, subscriber.id)
    return { kind: 'throttled' }
  }
  try {
    const { axes, ...requested } = preferences
    await mailTo(deps, {
      ...subscriber,
      requestedAxes: [...axes],
      requested: { ...requested, domains: [...requested.domains] },
    })
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
  const preferences = wantedPreferences(subscriber)
  const already = subscriber.status === 'confirmed' && samePreferences(preferences, preferencesOf(subscriber))
  return { kind: 'valid', email: subscriber.email, axes: [...preferences.axes], preferences, already }
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
  return subscriber && subscriber.status !== 'left'
    ? { kind: 'valid', email: subscriber.email }
    : { kind: 'gone' }
}

/**
 * The person gets no letter any more, from now on. True as soon as the link is ours: a second click finds the wish
 * already granted.
 */
export async function unsubscribe(deps: Deps, token: string): Promise<boolean> {
  const id = await readToken(deps, 'unsubscribe', token)
  if (id === undefined) return false
  await leaveLetter(deps, id)
  return true
}

export type MemberLink = { kind: 'member'; member: Subscriber } | { kind: 'gone' } | { kind: 'invalid' }

/** Whom the footer of a letter leads to. `gone`: left, or erased since. */
export async function findMemberByLink(deps: Deps, token: string): Promise<MemberLink> {
  const id = await readToken(deps, 'preferences', token)
  if (id === undefined) return { kind: 'invalid' }
  const member = await findSubscriber(deps.db, id)
  return member?.status === 'confirmed' ? { kind: 'member', member } : { kind: 'gone' }
}

const shortForm = { domains: [], place: '', frequency: '', dates: '', length: '' }

const refused = 'Le serveur de messagerie refuse cette adresse. Vérifiez-la, ou essayez-en une autre.'

const minute = 60_000
const day = 24 * 60 * minute
const hourlyLimit = 120

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
async function passGate(deps: Deps, subscriber: Subscriber, wanted: Preferences): Promise<boolean> {
  const now = deps.now().getTime()
  const since = subscriber.requestedAt ? now - Date.parse(subscriber.requestedAt) : Infinity
  const row = since > 2 * day ? 0 : subscriber.requests
  const wait = row === 0 ? 0 : Math.min(day, 10 * minute * 2 ** (row - 1))
  if (since < wait) return false
  const { axes, ...beside } = wanted
  const gate = {
    now: new Date(now).toISOString(),
    previous: subscriber,
    requests: row + 1,
    hourAgo: new Date(now - 60 * minute).toISOString(),
    hourlyLimit,
  }
  return claimRequest(deps.db, subscriber.id, axes, gate, { ...beside, domains: [...beside.domains] })
}

async function mailTo(deps: Deps, subscriber: Subscriber): Promise<void> {
  const now = deps.now()
  const told = subscriber.mailedAt ? now.getTime() - Date.parse(subscriber.mailedAt) : Infinity
  if (subscriber.status === 'confirmed' && told < day) return
  // Answered like any other, so that the form does not tell who complained or bounced.
  if (await isSuppressed(deps, subscriber.email)) return
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
  purpose: 'confirm' | 'unsubscribe' | 'preferences',
  token: string,
): Promise<string | undefined> {
  return (await openLinkSigner(deps)).read(purpose, token, deps.now().getTime())
}

async function subscriberOf(deps: Deps, purpose: 'confirm' | 'unsubscribe', token: string) {
  const id = await readToken(deps, purpose, token)
  return id === undefined ? undefined : findSubscriber(deps.db, id)
}
