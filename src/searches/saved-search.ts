import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { type AuditEntry, recordAuditIfChanged } from '../store/audit-log.ts'
import {
  type SavedSearch,
  insertSearch,
  mostSearches,
  removeSearch as removeRow,
  restoreSearch as restoreRow,
  seeSearch,
  updateSearch,
} from '../store/saved-searches.ts'
import { deleteAlertsOfOthers } from '../store/search-alerts.ts'

type SearchDeps = Pick<Deps, 'db' | 'now'>
type Owner = Required<Actor>

export const longestName = 120
export const longestQuery = 12_000

/** A name on one line; characters that do not show would let two names look the same. */
export function cleanSearchName(given: string): string {
  const name = given
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name.slice(0, longestName).toWellFormed().replaceAll('\uFFFD', '').trim()
}

/** Keeps a search under a name; its owner has seen what it finds today. Throws `search-name` or `too-many`. */
export async function saveSearch(
  deps: SearchDeps,
  owner: Owner,
  given: { name: string; query: string },
): Promise<string> {
  const id = crypto.randomUUID()
  const now = deps.now().toISOString()
  const search = { id, personId: owner.id, name: checkName(given.name), query: checkQuery(given.query) }
  const [inserted] = await deps.db.batch([insertSearch(search, now), seeSearch(id, owner.id, now)])
  if (inserted?.changes !== 1) throw tooMany()
  return id
}

/** Gives it another name, another query or both; its feed and its alerts follow. False when nothing changed. */
export async function changeSearch(
  deps: SearchDeps,
  owner: Owner,
  id: string,
  given: { name?: string; query?: string },
): Promise<boolean> {
  const change = {
    ...(given.name === undefined ? {} : { name: checkName(given.name) }),
    ...(given.query === undefined ? {} : { query: checkQuery(given.query) }),
  }
  if (Object.keys(change).length === 0) return false
  const [done] = await deps.db.batch([updateSearch(id, owner.id, change, deps.now().toISOString())])
  return done?.changes === 1
}

/** Shows it to colleagues, or no more: what they had asked to be told of it stops then. */
export async function shareSearch(
  deps: SearchDeps,
  owner: Owner,
  search: SavedSearch,
  shared: boolean,
): Promise<boolean> {
  const line = entryOf(deps, owner, shared ? 'search.share' : 'search.unshare', search)
  const [done] = await deps.db.batch([
    updateSearch(search.id, owner.id, { shared }, deps.now().toISOString()),
    recordAuditIfChanged(line),
    ...(shared ? [] : [deleteAlertsOfOthers(search.id, owner.id)]),
  ])
  return done?.changes === 1
}

/** Takes it off the list; its address says so, and it can be put back for thirty days. */
export async function removeSearch(deps: SearchDeps, owner: Owner, search: SavedSearch): Promise<boolean> {
  const [done] = await deps.db.batch([
    removeRow(search.id, owner.id, deps.now().toISOString()),
    // What nobody else ever saw is no matter of the log.
    ...(search.shared ? [recordAuditIfChanged(entryOf(deps, owner, 'search.remove', search))] : []),
  ])
  return done?.changes === 1
}

export async function restoreSearch(deps: SearchDeps, owner: Owner, search: SavedSearch): Promise<boolean> {
  const [done] = await deps.db.batch([
    restoreRow(search.id, owner.id),
    ...(search.shared ? [recordAuditIfChanged(entryOf(deps, owner, 'search.restore', search))] : []),
  ])
  return done?.changes === 1
}

/** A line of the log about a search. */
export function entryOf(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  action: string,
  { id, name }: Pick<SavedSearch, 'id' | 'name'>,
): AuditEntry {
  return { at: deps.now().toISOString(), actor, action, subject: { type: 'search', id, words: name } }
}

function checkName(given: string): string {
  const name = cleanSearchName(given)
  if (name === '') throw new WatchError('search-name', 'Donnez un nom à cette recherche.')
  return name
}

function checkQuery(query: string): string {
  if (query.length <= longestQuery) return query
  throw new WatchError(
    'search-query',
    'Cette recherche est trop longue pour être enregistrée : raccourcissez-la.',
  )
}

function tooMany(): WatchError {
  return new WatchError(
    'too-many',
    `Vous gardez déjà ${mostSearches} recherches, le plus qu’il se peut : retirez-en une.`,
  )
}
