import type { Context } from 'hono'
import { WatchError } from '#src/errors.ts'
import { type ListedSearch, type SavedSearch, findLook, findSearch } from '#src/store/saved-searches.ts'
import { Refusal } from '../../door/refusal.ts'
import { signedIn } from '../../door/signed-in.ts'
import type { Site, SiteEnv } from '../../site.ts'

/** The saved search of this address, if the reader may see it: their own, or one that is shared. */
export async function visibleSearch(site: Site, c: Context<SiteEnv>): Promise<ListedSearch | undefined> {
  const { person } = signedIn(c)
  const id = c.req.param('id') ?? ''
  const search = await findSearch(site.deps.db, id)
  if (!search || (search.personId !== person.id && !search.shared)) return undefined
  if (search.removedAt) throw gone()
  const seenAt = await findLook(site.deps.db, id, person.id)
  return { ...search, ...(seenAt ? { seenAt } : {}) }
}

/** The same for what only its owner may do. */
export async function ownSearch(site: Site, c: Context<SiteEnv>): Promise<SavedSearch | undefined> {
  const search = await visibleSearch(site, c)
  return search?.personId === signedIn(c).person.id ? search : undefined
}

export function gone(): Refusal {
  return new Refusal(410, {
    title: 'Recherche retirée',
    sentence: 'Cette recherche enregistrée a été retirée par son auteur.',
    advice: 'Ses alertes et son flux se sont arrêtés avec elle.',
    link: { words: 'Recherches enregistrées', path: '/recherches' },
  })
}

/** A fault that a form can show; anything else is thrown on. */
export function faultOf(error: unknown, ...codes: string[]): string {
  if (error instanceof WatchError && codes.includes(error.code)) return error.message
  throw error
}

/** Up to what the page showed, not up to now: what came in between is still new. */
export function seenUntil(shown: string, now: Date): string {
  const instant = new Date(shown)
  const isInstant = !Number.isNaN(instant.getTime()) && instant.toISOString() === shown
  return isInstant && instant < now ? shown : now.toISOString()
}
