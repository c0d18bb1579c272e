import type { Deps } from '../deps.ts'
import { type LinkSigner, openLinkSigner } from '../letter/links.ts'
import { findPerson } from '../store/people.ts'
import { findSearch } from '../store/saved-searches.ts'
import { deleteAlert, deleteMailAlerts, findAlert, listAlertsOf } from '../store/search-alerts.ts'

/** What a link at the foot of a mail would stop; it works without signing in, and never ends. */
export type StopLink =
  | { kind: 'valid'; names: string[] }
  /** Stopped already, or gone with its search or its account. */
  | { kind: 'gone' }
  | { kind: 'invalid' }

type LinkDeps = Pick<Deps, 'config' | 'db' | 'now'>
const path = '/desabonnement/alerte'

/** Stops one alert. */
export async function stopUrl({ config }: LinkDeps, signer: LinkSigner, alertId: string): Promise<string> {
  return `${config.baseUrl}${path}?jeton=${await signer.sign('alert', alertId)}`
}

/** Stops all the mails of alerts to one person. */
export async function stopAllUrl(
  { config }: LinkDeps,
  signer: LinkSigner,
  personId: string,
): Promise<string> {
  return `${config.baseUrl}${path}?jeton=${await signer.sign('alerts', personId)}`
}

export async function readStopLink(deps: LinkDeps, token: string): Promise<StopLink> {
  const link = await readToken(deps, token)
  if (!link) return { kind: 'invalid' }
  const names = link.alertId ? await nameOf(deps, link.alertId) : await namesOf(deps, link.personId!)
  return names.length > 0 ? { kind: 'valid', names } : { kind: 'gone' }
}

/** True as soon as the link is ours: a second click finds the wish already granted. */
export async function followStopLink(deps: LinkDeps, token: string): Promise<boolean> {
  const link = await readToken(deps, token)
  if (!link) return false
  const alert = link.alertId ? await findAlert(deps.db, link.alertId) : undefined
  const wanted = link.personId
    ? deleteMailAlerts(link.personId)
    : alert && deleteAlert(alert.id, alert.personId)
  if (wanted) await deps.db.batch([wanted])
  return true
}

async function readToken(
  deps: LinkDeps,
  token: string,
): Promise<{ alertId?: string; personId?: string } | undefined> {
  const [signer, now] = [await openLinkSigner(deps), deps.now().getTime()]
  const alertId = await signer.read('alert', token, now)
  if (alertId) return { alertId }
  const personId = await signer.read('alerts', token, now)
  return personId ? { personId } : undefined
}

async function nameOf({ db }: LinkDeps, alertId: string): Promise<string[]> {
  const alert = await findAlert(db, alertId)
  const search = alert && (await findSearch(db, alert.searchId))
  return search ? [search.name] : []
}

async function namesOf({ db }: LinkDeps, personId: string): Promise<string[]> {
  if (!(await findPerson(db, personId))) return []
  const alerts = (await listAlertsOf(db, personId)).filter(({ channel }) => channel === 'mail')
  const found = await Promise.all(alerts.map(({ searchId }) => findSearch(db, searchId)))
  const names = found.flatMap((search) => (search ? [search.name] : []))
  return names.toSorted(new Intl.Collator('fr').compare)
}
