import { messageOf, WatchError } from '../errors.ts'
import { sha256Hex } from '../hash.ts'
import { maskAddress } from './address.ts'
import { checkMessage } from './check-message.ts'
import type { MailMessage, Mailer } from './mailer.ts'

export interface HttpMailOptions {
  url: string
  key: string
  from: string
  fetch: typeof fetch
  timeoutMs?: number
}

/**
 * Sends through an HTTP API, the way that works on Workers. One request a message:
 *
 *     POST <url>
 *     Authorization: Bearer <key>
 *     Content-Type: application/json
 *     Idempotency-Key: <SHA-256 of the body, hex>
 *
 *     {"from": "Vigie <veille@exemple.fr>", "to": ["a@exemple.fr"], "subject": "…", "text": "…", "html": "…",
 *      "headers": {"List-Unsubscribe": "…"}}
 *
 * An answer that does not come in time is tried again: the key lets the provider recognise a message it has
 * already taken. Any 2xx is a success; `id` or `messageId` of a JSON answer names the message. Resend takes this shape as it is;
 * for another provider, a few lines of relay translate.
 */
export function createHttpMailer(options: HttpMailOptions): Mailer {
  const where = new URL(options.url).host
  return {
    async send(message) {
      checkMessage(message)
      const response = await post(options, message, where)
      if (!response.ok) {
        await response.body?.cancel()
        throw failureOf(response.status, `vers ${maskAddress(message.to)} par ${where}`)
      }
      return { messageId: await messageIdOf(response) }
    },
    // Nothing can be asked of an unknown API without sending: doctor says where mail goes, no more.
    check: async () =>
      `Les messages partent par l’API de ${where} (non essayée\u00A0: elle n’a pas de demande sans effet).`,
  }
}

async function post(options: HttpMailOptions, message: MailMessage, where: string): Promise<Response> {
  const { to, subject, text, html, headers = {} } = message
  const body = JSON.stringify({ from: options.from, to: [to], subject, text, html, headers })
  const idempotencyKey = await sha256Hex(body)
  try {
    return await options.fetch(options.url, {
      method: 'POST',
      // Followed, a redirect would hand the key and the address to another host.
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${options.key}`,
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body,
      signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
    })
  } catch (error) {
    throw new WatchError(
      'mail-deferred',
      `Message en attente\u00A0: ${where} ne répond pas (${messageOf(error)}).`,
      { cause: error },
    )
  }
}

/**
 * 4xx is about this message and will not pass. Not so 401, 403 and 404 (our key or address: once mended the letters
 * must go), 408 and 429 (too slow, too fast).
 */
function failureOf(status: number, where: string): WatchError {
  const ours = [401, 403, 404].includes(status)
  const refused = status >= 400 && status < 500 && !ours && status !== 408 && status !== 429
  if (refused) return new WatchError('mail-refused', `Message refusé ${where} (réponse ${status}).`)
  const advice = ours ? '\u00A0: vérifiez MAIL_API_URL et MAIL_API_KEY' : ''
  return new WatchError('mail-deferred', `Message en attente ${where} (réponse ${status})${advice}.`)
}

// The message has left: an answer that cannot be read must not make it look as if it had not.
async function messageIdOf(response: Response): Promise<string> {
  try {
    const answer = (await response.json()) as { id?: unknown; messageId?: unknown } | null
    const id = answer?.id ?? answer?.messageId
    return typeof id === 'string' ? id.slice(0, 200) : ''
  } catch {
    return ''
  }
}
