import type { Deps } from '../deps.ts'
import { type LinkPurpose, type LinkSigner, openLinkSigner } from '../letter/links.ts'
import type { Statement } from '../store/database.ts'
import { findNoticeState, updateNotices } from '../store/notice-settings.ts'
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

const purposes = [
  'alert',
  'alerts',
  'date-notices',
  'text-notices',
  'all-notices',
] as const satisfies LinkPurpose[]
type StopPurpose = (typeof purposes)[number]

/** Stops one alert. */
export function stopUrl(deps: LinkDeps, signer: LinkSigner, alertId: string): Promise<string> {
  return urlOf(deps, signer, 'alert', alertId)
}

/** Stops all the mails of alerts to one person; the notices of dates and texts go on. */
export function stopAllUrl(deps: LinkDeps, signer: LinkSigner, personId: string): Promise<string> {
  return urlOf(deps, signer, 'alerts', personId)
}

/** Stops the notices of dates, those of texts, or these and all the mails of alerts. */
export function stopNoticesUrl(
  deps: LinkDeps,
  signer: LinkSigner,
  what: 'date-notices' | 'text-notices' | 'all-notices',
  personId: string,
): Promise<string> {
  return urlOf(deps, signer, what, personId)
}

export async function readStopLink(deps: LinkDeps, token: string): Promise<StopLink> {
  const link = await readToken(deps, token)
  if (!link) return { kind: 'invalid' }
  const names = await namesOf(deps, link)
  return names.length > 0 ? { kind: 'valid', names } : { kind: 'gone' }
}

/** True as soon as the link is ours: a second click finds the wish already granted. */
export async function followStopLink(deps: LinkDeps, token: string): Promise<boolean> {
  const link = await readToken(deps, token)
  if (!link) return false
  const statements = await stopping(deps, link)
  if (statements.length > 0) await deps.db.batch(statements)
  return true
}

interface ReadLink {
  purpose: StopPurpose
  /** Of the alert or of the person. */
  id: string
}

async function urlOf(
  { config }: LinkDeps,
  signer: LinkSigner,
  purpose: StopPurpose,
  id: string,
): Promise<string> {
  return `${config.baseUrl}${path}?jeton=${await signer.sign(purpose, id)}`
}

async function readToken(deps: LinkDeps, token: string): Promise<ReadLink | undefined> {
  const [signer, now] = [await openLinkSigner(deps), deps.now().getTime()]
  for (const purpose of purposes) {
    const id = await signer.read(purpose, token, now)
    if (id) return { purpose, id }
  }
  return undefined
}

async function stopping({ db }: LinkDeps, { purpose, id }: ReadLink): Promise<Statement[]> {
  if (purpose === 'alert') {
    const alert = await findAlert(db, id)
    return alert ? [deleteAlert(alert.id, alert.personId)] : []
  }
  const [dates, texts] = [purpose !== 'text-notices', purpose !== 'date-notices']
  const off = updateNotices(id, { ...(dates ? { dates: false } : {}), ...(texts ? { texts: false } : {}) })
  return [
    ...(purpose === 'alerts' ? [] : [off]),
    ...(purpose === 'alerts' || purpose === 'all-notices' ? [deleteMailAlerts(id)] : []),
  ]
}

async function namesOf({ db }: LinkDeps, { purpose, id }: ReadLink): Promise<string[]> {
  if (purpose === 'alert') {
    const alert = await findAlert(db, id)
    return alert ? searchNames(db, [alert.searchId]) : []
  }
  const state = await findNoticeState(db, id)
  if (!state) return []
  const isAll = purpose === 'all-notices'
  return [
    ...(state.dates && (isAll || purpose === 'date-notices') ? [noticeNames.dates] : []),
    ...(state.texts && (isAll || purpose === 'text-notices') ? [noticeNames.texts] : []),
    ...(isAll || purpose === 'alerts' ? await mailedSearches(db, id) : []),
  ]
}

/** What these mails are about, as the pages and the links call it. */
export const noticeNames = {
  dates: 'Échéances de vos favoris et des textes que vous suivez',
  texts: 'Parutions qui changent les textes que vous suivez',
} as const

async function mailedSearches(db: Deps['db'], personId: string): Promise<string[]> {
  const alerts = (await listAlertsOf(db, personId)).filter(({ channel }) => channel === 'mail')
  return searchNames(
    db,
    alerts.map(({ searchId }) => searchId),
  )
}

async function searchNames(db: Deps['db'], ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => findSearch(db, id)))
  const names = found.flatMap((search) => (search ? [search.name] : []))
  return names.toSorted(new Intl.Collator('fr').compare)
}
