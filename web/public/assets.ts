import { favicon } from './favicon.ts'
import { script } from './script.ts'
import { searchScript } from './script-search.ts'
import { staffScript } from './script-staff.ts'
import { passkeyScript } from './script-passkeys.ts'
import { style } from './style.ts'
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
