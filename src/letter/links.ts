import type { Config } from '../config.ts'
import { settleSetting } from '../store/settings.ts'
import type { Database } from '../store/database.ts'

/** What a link is good for: a token made for one never serves the other. */
export type LinkPurpose = 'confirm' | 'unsubscribe'

export interface LinkSigner {
  /** `expiresAt` (epoch milliseconds) is part of what is signed; without it the link never ends. */
  sign(purpose: LinkPurpose, subscriberId: string, expiresAt?: number): Promise<string>
  /** The subscriber's id, or undefined when the token is forged, of another purpose, or past at `now`. */
  read(purpose: LinkPurpose, token: string, now: number): Promise<string | undefined>
}

/** Signs with the configured secret, or with a key made once and kept in the database. */
export async function openLinkSigner(deps: {
  config: Pick<Config, 'secret'>
  db: Database
}): Promise<LinkSigner> {
  const secret = deps.config.secret || (await settleSetting(deps.db, 'link-key', randomKey()))
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
  return {
    async sign(purpose, subscriberId, expiresAt) {
      const body = toBase64Url(utf8([version, purpose, subscriberId, expiresAt ?? ''].join(' ')))
      return `${body}.${toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(body))))}`
    },
    async read(purpose, token, now) {
      const [, body, signature] = tokenForm.exec(token) ?? []
      if (!body || !signature) return undefined
      // subtle.verify compares in constant time; nothing of the body is looked at before.
      if (!(await crypto.subtle.verify('HMAC', key, fromBase64Url(signature), utf8(body)))) return undefined
      const [made, signedPurpose, id, expiry] = new TextDecoder().decode(fromBase64Url(body)).split(' ')
      if (made !== version || signedPurpose !== purpose) return undefined
      return expiry && Number(expiry) <= now ? undefined : id
    },
  }
}

const version = 'v1'

// 43 characters: 32 bytes. The bound on the body keeps a hostile address short.
const tokenForm = /^([A-Za-z0-9_-]{1,200})\.([A-Za-z0-9_-]{43})$/

function randomKey(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
