import type { Deps } from '../../deps.ts'
import { hmacSha256 } from '../../hash.ts'
import { findSigningSecret } from '../links.ts'

/** Hashes that nobody computes without the secret of the site. */
export type KeyedHash = (what: 'address' | 'message' | 'bounce', text: string) => Promise<string>

/** HMAC-SHA256 in hexadecimal. Another secret (VIGIE_SECRET) forgets what the old one hashed. */
export async function openKeyedHash(deps: Pick<Deps, 'config' | 'db'>): Promise<KeyedHash> {
  const secret = await findSigningSecret(deps)
  return async (what, text) => (await hmacSha256(secret, `vigie-${what} ${text}`)).toHex()
}
