import type { Deps } from '../../deps.ts'
import { findSigningSecret } from '../links.ts'

/** Hashes that nobody computes without the secret of the site. */
export type KeyedHash = (what: 'address' | 'message' | 'bounce', text: string) => Promise<string>

/** HMAC-SHA256 in hexadecimal. Another secret (VIGIE_SECRET) forgets what the old one hashed. */
export async function openKeyedHash(deps: Pick<Deps, 'config' | 'db'>): Promise<KeyedHash> {
  const secret = new TextEncoder().encode(await findSigningSecret(deps))
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return async (what, text) => {
    const bytes = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`vigie-${what} ${text}`))
    return new Uint8Array(bytes).toHex()
  }
}
