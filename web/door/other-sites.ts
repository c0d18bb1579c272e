import type { Context } from 'hono'
import { isApi } from '../problem.ts'
import type { SiteEnv } from '../site.ts'

/** What everyone may read, any page may show. What a key or a session opened stays where it was asked from. */
export function openToOtherSites(c: Context<SiteEnv>): void {
  if (c.get('byKey') || c.get('visitor').person) return
  c.header('access-control-allow-origin', '*')
  c.header('cross-origin-resource-policy', 'cross-origin')
  // Without it a page reads the body and not these (Fetch, CORS-safelisted response header names).
  if (isApi(c))
    c.header('access-control-expose-headers', 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After')
}
