import { createHash, createHmac } from 'node:crypto'

/**
 * SHA-256 of bytes, or of a text as UTF-8. By node:crypto, which workerd has too: crypto.subtle takes ten times as long
 * for a line (20 µs), and an item asks for three.
 */
export async function sha256(data: string | Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

/** The same in 64 hexadecimal digits, lower case. */
export async function sha256Hex(data: string | Uint8Array): Promise<string> {
  return createHash('sha256').update(data).digest('hex')
}

/** HMAC-SHA256 (RFC 2104) of a text as UTF-8. */
export async function hmacSha256(key: string, text: string): Promise<Uint8Array> {
  return new Uint8Array(createHmac('sha256', key).update(text).digest())
}
