import type { Actor } from '../account/actor.ts'
import { randomToken } from '../base64url.ts'
import type { Deps } from '../deps.ts'
import { FetchError, WatchError } from '../errors.ts'
import { checkAddress } from '../fetch/guard-address.ts'
import { readAddress } from '../fetch/read-address.ts'
import { recordAuditIfChanged } from '../store/audit-log.ts'
import type { SavedSearch } from '../store/saved-searches.ts'
import {
  type Rhythm,
  type SearchAlert,
  deleteAlert,
  findLastNowMail,
  insertAlert,
  listAlertsOf,
  mostMailAlerts,
  mostWebhooks,
  updateAlert,
} from '../store/search-alerts.ts'
import { nextTime, nowMailGapMs } from './alert-times.ts'
import { entryOf } from './saved-search.ts'

type AlertDeps = Pick<Deps, 'db' | 'now'>
type Owner = Required<Actor>

/** Asks to be told by mail, at another rhythm, or no more (undefined). Throws `too-many`. */
export async function setMailAlert(
  deps: AlertDeps,
  owner: Owner,
  search: SavedSearch,
  rhythm: Rhythm | undefined,
): Promise<void> {
  if (!rhythm) {
    const known = await findMailAlert(deps, owner.id, search.id)
    if (known) await deps.db.batch([deleteAlert(known.id, owner.id)])
    return
  }
  // Twice: a second click made it meanwhile, or the link of a mail has just stopped it.
  if (await tryMailAlert(deps, owner, search, rhythm)) return
  if (await tryMailAlert(deps, owner, search, rhythm)) return
  throw tooMany(`${mostMailAlerts} alertes par courriel`)
}

async function tryMailAlert(
  deps: AlertDeps,
  owner: Owner,
  search: SavedSearch,
  rhythm: Rhythm,
): Promise<boolean> {
  const known = await findMailAlert(deps, owner.id, search.id)
  const nextAt = await firstTime(deps, owner.id, rhythm)
  const added = { id: crypto.randomUUID(), searchId: search.id, personId: owner.id, channel: 'mail' as const }
  const createdAt = deps.now().toISOString()
  const [done] = await deps.db.batch([
    known
      ? updateAlert(known.id, { rhythm, nextAt, failures: 0, lastError: null, pausedAt: null })
      : insertAlert({ ...added, rhythm, target: '', createdAt, nextAt }),
  ])
  return done?.changes === 1
}

export async function findMailAlert(
  { db }: Pick<Deps, 'db'>,
  personId: string,
  searchId: string,
): Promise<SearchAlert | undefined> {
  return (await listAlertsOf(db, personId, searchId)).find(({ channel }) => channel === 'mail')
}

/** A webhook, and the key of its signatures, which no page shows again. Throws `bad-target` or `too-many`. */
export async function addWebhook(
  deps: AlertDeps & Pick<Deps, 'config'>,
  owner: Owner,
  search: SavedSearch,
  address: string,
): Promise<{ id: string; target: string; secret: string }> {
  const target = readTarget(deps, address)
  const [id, secret, now] = [crypto.randomUUID(), newSecret(), deps.now().toISOString()]
  const alert = { id, searchId: search.id, personId: owner.id, channel: 'webhook', rhythm: 'now' } as const
  const [done] = await deps.db.batch([
    insertAlert({ ...alert, target, secret, createdAt: now, nextAt: now }),
    recordAuditIfChanged({ ...entryOf(deps, owner, 'search.webhook', search), after: hostOf(target) }),
  ])
  if (done?.changes === 1) return { id, target, secret }
  const same = (await listAlertsOf(deps.db, owner.id, search.id)).some((one) => one.target === target)
  throw same
    ? new WatchError('bad-target', 'Cette adresse reçoit déjà les nouveautés de cette recherche.')
    : tooMany(`${mostWebhooks} webhooks`)
}

/** Another key: signatures under the old one stop at once. */
export async function renewSecret(deps: AlertDeps, alert: SearchAlert): Promise<string> {
  const secret = newSecret()
  await deps.db.batch([updateAlert(alert.id, { secret })])
  return secret
}

/** After a pause: what came meanwhile is told too, as far back as alerts look. */
export async function resumeAlert(deps: AlertDeps, alert: SearchAlert): Promise<void> {
  const nextAt = deps.now().toISOString()
  await deps.db.batch([updateAlert(alert.id, { pausedAt: null, failures: 0, lastError: null, nextAt })])
}

export async function removeWebhook(
  deps: AlertDeps,
  owner: Owner,
  search: SavedSearch,
  { id, target }: SearchAlert,
): Promise<void> {
  const line = { ...entryOf(deps, owner, 'search.webhook-end', search), before: hostOf(target) }
  await deps.db.batch([deleteAlert(id, owner.id), recordAuditIfChanged(line)])
}

async function firstTime(deps: AlertDeps, personId: string, rhythm: Rhythm): Promise<string> {
  if (rhythm !== 'now') return nextTime(rhythm, deps.now())
  const next = deps.now().toISOString()
  const last = await findLastNowMail(deps.db, personId)
  const held = last ? new Date(Date.parse(last) + nowMailGapMs).toISOString() : next
  return held > next ? held : next
}

const longestTarget = 1000

function readTarget({ config }: Pick<Deps, 'config'>, address: string): string {
  if (address.length > longestTarget) {
    throw new WatchError('bad-target', `Cette adresse dépasse ${longestTarget} caractères.`)
  }
  try {
    const url = readAddress(address)
    if (url.protocol !== 'https:') throw notEncrypted()
    checkAddress(url, config.fetch)
    url.hash = ''
    return url.href
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    throw new WatchError('bad-target', error.message, { cause: error })
  }
}

function notEncrypted(): WatchError {
  return new WatchError('bad-target', 'L’adresse doit commencer par https:// : les éléments y vont chiffrés.')
}

// The rest of such an address is often a secret of its own.
function hostOf(target: string): { host: string } {
  return { host: new URL(target).host }
}

function newSecret(): string {
  return `vgh_${randomToken()}`
}

function tooMany(what: string): WatchError {
  return new WatchError('too-many', `Vous avez déjà ${what}, le plus qu’il se peut : arrêtez-en un.`)
}
