import { fromBase64Url, toBase64Url } from '#src/base64url.ts'

/**
 * The token of a session as the forms of one answer carry it, under a pad drawn for that answer. Answers are compressed
 * and repeat what their reader typed: from their lengths, a token that stays the same can be guessed letter by letter
 * (BREACH, breachattack.com).
 */
export function maskToken(token: string): string {
  const bytes = fromBase64Url(token)
  const pad = crypto.getRandomValues(new Uint8Array(bytes.length))
  return toBase64Url(Uint8Array.from([...pad, ...combine(pad, bytes)]))
}

/** Whether a form came back with this token under any pad. The token as it stands in the database will not do. */
export function carriesToken(given: string, token: string): boolean {
  if (!/^[A-Za-z0-9_-]{86}$/.test(given)) return false
  const bytes = fromBase64Url(given)
  const half = bytes.length / 2
  return isSame(toBase64Url(combine(bytes.subarray(0, half), bytes.subarray(half))), token)
}

function combine(pad: Uint8Array, bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => byte ^ pad[at]!)
}

/** In a time that depends on the lengths only. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < b.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return difference === 0
}
