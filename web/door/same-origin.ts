import type { Context, MiddlewareHandler } from 'hono'
import { crossSite } from './refusal.ts'

/**
 * Refuses a POST that another site made the browser send. `Sec-Fetch-Site` says it best; browsers leave it out on
 * plain http (an intranet), where `Origin` decides. A POST with neither comes from no form of ours.
 */
export function sameOriginOnly(baseUrl: string, exempt: (c: Context) => Promise<boolean>): MiddlewareHandler {
  const ours = new URL(baseUrl).origin
  return async (c, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next()
    if (!isSameOrigin(c, ours) && !(await exempt(c))) {
      throw crossSite()
    }
    return next()
  }
}

function isSameOrigin(c: Context, ours: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin !== undefined && (origin === ours || origin === new URL(c.req.url).origin)
}
