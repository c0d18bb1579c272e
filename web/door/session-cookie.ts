import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Site } from '../site.ts'

/**
 * `__Host-` binds a cookie to this very host, over TLS (RFC 6265bis §4.1.3.2). Over plain http (a trial on one machine)
 * no browser would keep it: the names go without.
 */
const sessionName = 'vigie'
const deviceName = 'vigie-appareil'
const day = 86_400

export function setSessionCookie(c: Context, site: Site, token: string): void {
  setCookie(c, nameOf(site, sessionName), token, { ...options(site), maxAge: 30 * day })
}

export function sessionCookie(c: Context, site: Site): string | undefined {
  return getCookie(c, nameOf(site, sessionName))
}

export function clearSessionCookie(c: Context, site: Site): void {
  deleteCookie(c, nameOf(site, sessionName), options(site))
}

/** Marks a browser as one where its person has signed in: strangers' tries do not slow it down. */
export function setDeviceCookie(c: Context, site: Site, token: string): void {
  setCookie(c, nameOf(site, deviceName), token, { ...options(site), maxAge: 365 * day })
}

export function clearDeviceCookie(c: Context, site: Site): void {
  deleteCookie(c, nameOf(site, deviceName), options(site))
}

export function deviceCookie(c: Context, site: Site): string | undefined {
  return getCookie(c, nameOf(site, deviceName))
}

function nameOf(site: Site, name: string): string {
  return site.isHttps ? `__Host-${name}` : name
}

// Lax: a link in a colleague's mail must find the session; forms of other sites are refused by origin and token.
function options(site: Site) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: site.isHttps } as const
}
