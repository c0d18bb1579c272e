import { withoutTracking } from './tracking.ts'

/**
 * One spelling per address: absolute, http or https as given, without user, session or tracking parameters, escapes as
 * RFC 3986 (6.2.2) writes them, no fragment but the routes of pages that are programs (#/, #!). Undefined for what a
 * reader cannot open (javascript:, data:, mailto:) or that is longer than 2048 characters.
 */
export function canonicaliseUrl(href: string, base?: string): string | undefined {
  const written = completed(href.trim().slice(0, maxLength * 2))
  // A document read from a file has no address: '' is no base, and would make absolute addresses fail too.
  const from = base || undefined
  if (written === '' || !URL.canParse(written, from)) return undefined
  const url = new URL(written, from)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  url.username = ''
  url.password = ''
  url.hash = isRoute(url.hash) ? url.hash : ''
  url.hostname = url.hostname.replace(/\.{1,5}$/, '')
  url.pathname = plainEscapes(url.pathname.replace(session, ''))
  url.search = plainEscapes(withoutTracking(url.search))
  return url.href.length <= maxLength ? url.href : undefined
}

const maxLength = 2048

/** "www.exemple.fr/page" is nobody's relative link: a scheme was forgotten. */
function completed(href: string): string {
  return /^www\.[a-z0-9-]{1,63}\.[a-z]/i.test(href) ? `https://${href}` : href
}

function isRoute(hash: string): boolean {
  return /^#!?\/.|^#![^/]/.test(hash)
}

// A Java server names the visit in the path, and gives each visit another name.
const session = /;jsessionid=[\w.!:-]{1,200}/gi

/** Hexadecimal in capitals, and no escape where none is needed: what RFC 3986 calls equivalent. */
function plainEscapes(part: string): string {
  return part.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase()
  })
}
