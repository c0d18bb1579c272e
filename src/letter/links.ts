import { fromBase64Url, randomToken, toBase64Url } from '../base64url.ts'
import type { Config } from '../config.ts'
import { hmacSha256 } from '../hash.ts'
import { settleSetting } from '../store/settings.ts'
import type { Database } from '../store/database.ts'

/**
 * What a token is good for: one made for a purpose never serves another. `device`: a browser that signed in before.
 * `alert`: to stop one alert; `alerts`: all those that a person has by mail. `preferences`: the footer of a letter;
 * `return`: the farewell of who left, which only their own mailbox holds. `date-notices`, `text-notices`: to stop these
 * mails to a person; `all-notices`: both, and the alerts.
 */
export type LinkPurpose =
  | 'confirm'
  | 'unsubscribe'
  | 'preferences'
  | 'return'
  | 'device'
  | 'alert'
  | 'alerts'
  | 'date-notices'
  | 'text-notices'
  | 'all-notices'

export interface LinkSigner {
  /** `id`: of the subscriber, the alert or the person. `expiresAt` (epoch milliseconds) is part of what is signed; without it the link never ends. */
  sign(purpose: LinkPurpose, id: string, expiresAt?: number): Promise<string>
  /** The id, or undefined when the token is forged, of another purpose, or past at `now`. */
  read(purpose: LinkPurpose, token: string, now: number): Promise<string | undefined>
}

/** Signs with the configured secret, or with a key made once and kept in the database. */
export async function openLinkSigner(deps: {
  config: Pick<Config, 'secret'>
  db: Database
}): Promise<LinkSigner> {
  const secret = await findSigningSecret(deps)
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ])
  return {
    async sign(purpose, id, expiresAt) {
      const body = toBase64Url(utf8([version, purpose, id, expiresAt ?? ''].join(' ')))
      return `${body}.${toBase64Url(await hmacSha256(secret, body))}`
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

/** The configured secret, or the key made once. */
export async function findSigningSecret(deps: {
  config: Pick<Config, 'secret'>
  db: Database
}): Promise<string> {
  return deps.config.secret || settleSetting(deps.db, 'link-key', randomToken())
}

const version = 'v1'

// 43 characters: 32 bytes. The bound on the body keeps a hostile address short.
const tokenForm = /^([A-Za-z0-9_-]{1,200})\.([A-Za-z0-9_-]{43})$/

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
