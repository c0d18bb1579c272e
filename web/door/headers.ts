import type { MiddlewareHandler } from 'hono'
import { toBase64Url } from '#src/base64url.ts'
import type { SiteEnv } from '../site.ts'

/** One nonce an answer: a script that something slipped into a page does not know it (CSP3 §6.7). */
export const policyFor = (nonce: string, more: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...more,
  ].join('; ')

const always: Record<string, string> = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
}

/** Every answer carries them; a route that needs another value (a letter's own policy) has set it before. */
export function securityHeaders(options: { isHttps: boolean }): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const nonce = toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
    c.set('nonce', nonce)
    await next()
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', policyFor(nonce))
    // Two years, as browsers' preload lists ask; only where the public address is https.
    if (options.isHttps) c.header('strict-transport-security', 'max-age=63072000')
    for (const [name, value] of Object.entries(always)) {
      if (!c.res.headers.has(name)) c.header(name, value)
    }
    // What one person sees is no other's: a shared cache keeps nothing of it.
    if (c.get('visitor')?.person || c.get('byKey')) {
      c.header('cache-control', privately(c.res.headers.get('cache-control')))
      // Nor is it for whoever uses this browser next: signed out, its own cache must ask again.
      c.header('vary', 'Cookie, Authorization', { append: true })
    } else if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-cache')
  }
}

function privately(given: string | null): string {
  if (given === null) return 'private, no-cache'
  return given.replace(/\bpublic\b/, 'private')
}
