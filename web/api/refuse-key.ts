import type { Context } from 'hono'
import { type Scope, findGoodKey, presentedKey } from '#src/account/api-keys.ts'
import type { Site, SiteEnv } from '../site.ts'
import { refuse } from './refuse.ts'

/**
 * What the API says to a key that does not open this operation: it is unknown, or for another use. Told even where the index
 * is public, since a program that shows a key means to be known by it. What is no key of ours (a proxy's own Basic) is not
 * heard.
 */
export async function refuseKey(
  site: Site,
  c: Context<SiteEnv>,
  scope: Scope,
): Promise<Response | undefined> {
  const presented = presentedKey(c.req.header('authorization'))
  if (!presented?.startsWith('vigie_')) return undefined
  if (await findGoodKey(site.deps, presented)) {
    const detail = `Cette clé n’ouvre pas l’usage «\u202F${scope}\u202F»\u00A0: demandez à qui tient ce site une clé qui l’ouvre.`
    return refuse(site, c, { problem: 'usage-non-permis', detail, scope })
  }
  c.header('www-authenticate', 'Bearer realm="Vigie", error="invalid_token"')
  const detail =
    'Cette clé n’existe pas, a expiré ou a été révoquée\u00A0: demandez-en une autre à qui tient ce site.'
  return refuse(site, c, { problem: 'cle-inconnue', detail })
}
