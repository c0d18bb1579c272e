import type { Deps } from '../deps.ts'
import { messageOf, WatchError } from '../errors.ts'
import { hard, keepTogether, quote } from '../letter/french.ts'
import { writeShortMail } from '../letter/short-mail.ts'
import { beginTelling, endTelling } from '../store/alert-items.ts'
import { type DueAlert, updateAlert } from '../store/search-alerts.ts'
import type { StoredItem } from '../store/stored-item.ts'
import { nextTime, retryTime } from './alert-times.ts'
import type { AlertWays } from './alert-ways.ts'
import { callWebhook } from './call-webhook.ts'
import { type Untold, findUntold } from './find-untold.ts'
import type { TellOutcome } from './tell-person.ts'

const mostItems = 100
/** In a row; then the webhook waits for its owner, who is told. */
export const mostFailures = 5

/**
 * One call of one webhook, a hundred items at most; the rest leaves with the next run. Items whose call was not
 * answered go out again alone and under the same Vigie-Delivery, so that a receiver may leave what it has.
 */
export async function tellProgram(deps: Deps, ways: AlertWays, alert: DueAlert): Promise<TellOutcome> {
  const untold = await findUntold(deps, ways, alert, mostItems)
  const items = itemsOf(untold)
  if (items.length === 0) {
    await settle(deps, alert, untold, items)
    return { kind: 'nothing' }
  }
  const deliveryId = untold.interrupted?.deliveryId ?? crypto.randomUUID()
  await deps.db.batch([
    beginTelling(
      alert.id,
      deliveryId,
      items.map(({ id }) => id),
    ),
  ])
  const outcome = await callWebhook(deps, ways, alert, { deliveryId, items })
  if (!outcome.ok) return fail(deps, alert, outcome.detail)
  await settle(deps, alert, untold, items, deps.now().toISOString())
  return { kind: 'told', items: items.length }
}

function itemsOf({ items, interrupted }: Untold): StoredItem[] {
  return interrupted ? items.filter(({ id }) => interrupted.itemIds.includes(id)) : items
}

async function settle(
  deps: Deps,
  { id, rhythm }: DueAlert,
  untold: Untold,
  told: readonly StoredItem[],
  sentAt?: string,
): Promise<void> {
  const now = deps.now()
  const isLeft = untold.ids.length > told.length
  // All that was read is withdrawn, and still in the index: asked again at once, it would be read again at once.
  const isStuck = told.length === 0 && !untold.interrupted
  await deps.db.batch([
    ...endTelling(
      id,
      told.map((item) => item.id),
      now.toISOString(),
    ),
    updateAlert(id, {
      ...(isLeft ? {} : { checkedUntil: untold.until }),
      nextAt: isLeft && !isStuck ? now.toISOString() : nextTime(rhythm, now),
      failures: 0,
      lastError: null,
      ...(sentAt ? { lastSentAt: sentAt } : {}),
    }),
  ])
}

async function fail(deps: Deps, alert: DueAlert, why: string): Promise<TellOutcome> {
  const [now, failures] = [deps.now(), alert.failures + 1]
  const isPaused = failures >= mostFailures
  await deps.db.batch([
    updateAlert(alert.id, {
      failures,
      lastError: why,
      nextAt: retryTime(failures, now),
      ...(isPaused ? { pausedAt: now.toISOString() } : {}),
    }),
  ])
  if (isPaused) await tellOwner(deps, alert, why)
  return { kind: 'failed', why }
}

// The page of the search says the same: a mail that does not leave costs no more than a later look.
async function tellOwner(deps: Deps, alert: DueAlert, why: string): Promise<void> {
  try {
    await deps.mailer.send(pauseMail(deps, alert, why))
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    deps.log.warn('alert-owner-mail', { alert: alert.id, message: messageOf(error) })
  }
}

function pauseMail({ config }: Deps, { person, search, searchId, target }: DueAlert, why: string) {
  return writeShortMail(person.email, {
    subject: `Vigie${hard}: webhook en pause pour ${quote(search.name)}`,
    paragraphs: [
      `Bonjour ${person.name},`,
      `Le serveur ${new URL(target).host} n’a pas pris les nouveautés de la recherche ${quote(search.name)}, ${mostFailures} fois de suite. Dernière réponse${hard}: ${keepTogether(why)}`,
      'Vigie n’essaie plus. Les nouveautés attendent un mois au plus.',
    ],
    action: { label: 'Voir et reprendre', url: `${config.baseUrl}/recherches/${searchId}/reglages` },
    after: ['Corrigez le serveur ou son adresse, envoyez un essai, puis reprenez.'],
  })
}
