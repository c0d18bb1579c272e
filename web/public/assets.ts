import { favicon } from './favicon.ts'
import { apiScript } from './script-api.ts'
import { apiStyle } from './style-api.ts'
import { script } from './script.ts'
import { letterDeskScript } from './script-letter-desk.ts'
import { searchScript } from './script-search.ts'
import { staffScript } from './script-staff.ts'
import { passkeyScript } from './script-passkeys.ts'
import { style } from './style.ts'
import { letterDeskStyle } from './style-letter-desk.ts'
import { letterStyle } from './style-letter.ts'
import { plotStyle } from './style-plots.ts'
import { searchStyle } from './style-search.ts'

export interface Asset {
  /** Changes with the content, so that it can be kept for ever. */
  path: string
  type: string
  body: string
}

export interface Assets {
  style: Asset
  script: Asset
  /** For those who are signed in. */
  staff: Asset
  /** Only on the pages that ask for a passkey. */
  passkeys: Asset
  /** Only on the search page, and on the pages that one comes to from it. */
  search: Asset
  searchStyle: Asset
  /** Only on the pages that draw. */
  plots: Asset
  /** Only on the page of the API. */
  apiScript: Asset
  apiStyle: Asset
  /** Only on the pages of letters that left. */
  letterStyle: Asset
  /** Only on the desk of a draft. */
  letterDesk: Asset
  letterDeskStyle: Asset
  favicon: Asset
}

export function buildAssets(): Assets {
  return {
    style: named('vigie', 'css', 'text/css; charset=utf-8', style),
    script: named('vigie', 'js', 'text/javascript; charset=utf-8', script),
    staff: named('bureau', 'js', 'text/javascript; charset=utf-8', staffScript),
    passkeys: named('cles', 'js', 'text/javascript; charset=utf-8', passkeyScript),
    search: named('recherche', 'js', 'text/javascript; charset=utf-8', searchScript),
    searchStyle: named('recherche', 'css', 'text/css; charset=utf-8', searchStyle),
    plots: named('graphiques', 'css', 'text/css; charset=utf-8', plotStyle),
    apiScript: named('api', 'js', 'text/javascript; charset=utf-8', apiScript),
    apiStyle: named('api', 'css', 'text/css; charset=utf-8', apiStyle),
    letterStyle: named('lettre', 'css', 'text/css; charset=utf-8', letterStyle),
    letterDesk: named('atelier', 'js', 'text/javascript; charset=utf-8', letterDeskScript),
    letterDeskStyle: named('atelier', 'css', 'text/css; charset=utf-8', letterDeskStyle),
    favicon: { path: '/favicon.svg', type: 'image/svg+xml', body: favicon },
  }
}

function named(name: string, extension: string, type: string, body: string): Asset {
  return { path: `/public/${name}.${contentHash(body)}.${extension}`, type, body }
}

// FNV-1a, twice with different seeds: names a version of our own text, protects nothing. crypto.subtle would make
// createApp asynchronous.
function contentHash(text: string): string {
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01000193)
}

function fnv(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
