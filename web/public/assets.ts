import { favicon } from './favicon.ts'
import { script } from './script.ts'
import { style } from './style.ts'

export interface Asset {
  /** Changes with the content, so that it can be kept for ever. */
  path: string
  type: string
  body: string
}

export interface Assets {
  style: Asset
  script: Asset
  favicon: Asset
}

export function buildAssets(): Assets {
  return {
    style: { path: `/public/vigie.${contentHash(style)}.css`, type: 'text/css; charset=utf-8', body: style },
    script: {
      path: `/public/vigie.${contentHash(script)}.js`,
      type: 'text/javascript; charset=utf-8',
      body: script,
    },
    favicon: { path: '/favicon.svg', type: 'image/svg+xml', body: favicon },
  }
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
