import type { Deps } from '../deps.ts'
import { messageOf } from '../errors.ts'
import { describeFailure } from '../fetch/describe-failure.ts'
import { checkAddress } from '../fetch/guard-address.ts'
import { recordCall } from '../store/alert-calls.ts'
import type { DueAlert } from '../store/search-alerts.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { AlertWays } from './alert-ways.ts'
import { signCall } from './webhook-signature.ts'

export type CallOutcome = { ok: true } | { ok: false; detail: string }

/** What one call carries. */
export interface Call {
  /** The same for each try of the same items: a receiver that has it already leaves it. */
  deliveryId: string
  items: readonly StoredItem[]
  /** Asked by a person who tries the webhook. */
  isTest?: boolean
}

const timeoutMs = 10_000

/** Posts the items, signed, and writes the call in its log. Only a 2xx is a yes; a redirect is not followed. */
export async function callWebhook(
  deps: Pick<Deps, 'db' | 'now' | 'fetch' | 'config'>,
  ways: AlertWays,
  alert: DueAlert,
  call: Call,
): Promise<CallOutcome> {
  const answer = await post(deps, alert, bodyOf(ways, alert, call), call.deliveryId)
  const { status, detail } = answer
  const line = { id: crypto.randomUUID(), alertId: alert.id, at: deps.now().toISOString() }
  await deps.db.batch(
    recordCall({ ...line, ...(status ? { status } : {}), detail, items: call.items.length }),
  )
  return status && status >= 200 && status < 300 ? { ok: true } : { ok: false, detail }
}

function bodyOf(ways: AlertWays, alert: DueAlert, { items, isTest }: Call): string {
  return JSON.stringify({
    search: { id: alert.searchId, name: alert.search.name, query: alert.search.query },
    url: ways.addressOf(alert.search.query),
    ...(isTest ? { test: true } : {}),
    items: items.map((item) => ways.itemOf(item)),
  })
}

async function post(
  deps: Pick<Deps, 'now' | 'fetch' | 'config'>,
  { target, secret }: DueAlert,
  body: string,
  deliveryId: string,
): Promise<{ status?: number; detail: string }> {
  try {
    // Checked again: what may be reached is a setting, and a row is older than it.
    checkAddress(new URL(target), deps.config.fetch)
    const response = await deps.fetch(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': deps.config.userAgent,
        'vigie-delivery': deliveryId,
        'vigie-signature': await signCall(secret, Math.floor(deps.now().getTime() / 1000), body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel().catch(() => undefined)
    return { status: response.status, detail: detailOf(response.status) }
  } catch (error) {
    return { detail: messageOf(describeFailure(error, timeoutMs)) }
  }
}

function detailOf(status: number): string {
  if (status >= 200 && status < 300) return 'Reçu.'
  if (status >= 300 && status < 400) {
    return `Le serveur renvoie ailleurs (${status}) : Vigie n’y va pas. Donnez l’adresse finale.`
  }
  if (status === 410) return 'Le serveur dit que cette adresse n’existe plus (410).'
  return `Le serveur a répondu ${status} au lieu de 2xx.`
}
