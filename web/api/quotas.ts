import type { Context, MiddlewareHandler } from 'hono'
import { networkOf } from '#src/account/sign-in/limits.ts'
import type { Pace } from '#src/store/throttles.ts'
import type { Site, SiteEnv } from '../site.ts'
import { openToOtherSites } from '../door/other-sites.ts'
import { createRateLimiter } from './rate-limit.ts'
import { refuse } from './refuse.ts'

const minute = 60_000

/** Of one address, or of one network (IPv6), without a key. */
export const anonymousQuota: Pace = { burst: 60, everyMs: minute / 60 }
/** Of one key, or of one person who is signed in. */
export const keyQuota: Pace = { burst: 600, everyMs: minute / 600 }

/** Told on each answer (draft-ietf-httpapi-ratelimit-headers-10); refused beyond, with when to come back. */
export function limitRate(site: Site): MiddlewareHandler<SiteEnv> {
  const claim = createRateLimiter(() => site.deps.now().getTime())
  return async (c, next) => {
    const { name, key, pace } = quotaOf(site, c)
    const { waitMs, remaining, resetSeconds } = claim(`${name}:${key}`, pace)
    c.header('ratelimit-policy', `"${name}";q=${pace.burst};w=60`)
    c.header('ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`)
    c.header('link', `<${site.absolute('/api/v1/openapi.json')}>; rel="service-desc"`)
    if (waitMs === 0) return next()
    openToOtherSites(c)
    const seconds = Math.max(1, Math.ceil(waitMs / 1000))
    c.header('retry-after', String(seconds))
    const detail = `Le quota de ${pace.burst} requêtes par minute est atteint\u00A0: réessayez dans ${seconds} s.${name === 'adresse' ? ' Une clé en permet davantage.' : ''}`
    return refuse(site, c, { problem: 'trop-de-requetes', detail })
  }
}

function quotaOf(site: Site, c: Context<SiteEnv>): { name: string; key: string; pace: Pace } {
  const keyId = c.get('keyId')
  if (keyId) return { name: 'cle', key: keyId, pace: keyQuota }
  const { person } = c.get('visitor')
  if (person) return { name: 'compte', key: person.id, pace: keyQuota }
  return { name: 'adresse', key: networkOf(site.addressOf(c)), pace: anonymousQuota }
}
