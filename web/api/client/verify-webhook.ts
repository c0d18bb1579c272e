export type { WebhookCall } from './vigie-webhook.ts'

/** Seconds for which a call is taken: older, it may have been overheard and be played again. */
export const replayWindow = 300

/** What was received. `body` is the text as it came, before any JSON is read of it. */
export interface ReceivedCall {
  /** The header Vigie-Signature. */
  signature: string | null | undefined
  body: string
  /** The key shown when the webhook was made. */
  secret: string
  now?: Date
}

/**
 * True for a call that the site of this key signed less than five minutes ago. Web Crypto alone: it runs in Node, in Deno, in
 * Workers. The same call may still come twice, after a failure: leave a Vigie-Delivery that you have.
 */
export async function verifyWebhook({ signature, body, secret, now }: ReceivedCall): Promise<boolean> {
  const [, seconds = '', hex = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '') ?? []
  if (hex === '') return false
  const age = Math.abs((now ?? new Date()).getTime() / 1000 - Number(seconds))
  if (age > replayWindow) return false
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ])
  // Compares in constant time.
  return crypto.subtle.verify('HMAC', key, bytesOf(hex), utf8(`${seconds}.${body}`))
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  )
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
