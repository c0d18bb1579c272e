import { sha256Hex } from '../hash.ts'
import { maskAddress } from './address.ts'
import { checkMessage } from './check-message.ts'
import { brevo } from './http/brevo.ts'
import { generic } from './http/generic.ts'
import { noAnswer, refusedAnswer } from './http/http-failure.ts'
import type { HttpProvider } from './http/provider.ts'
import { scaleway } from './http/scaleway.ts'
import type { MailMessage, Mailer } from './mailer.ts'

export type HttpMailKind = 'brevo' | 'scaleway' | 'generique'

export interface HttpMailOptions {
  url: string
  key: string
  kind?: HttpMailKind
  /** Scaleway's project. */
  project?: string
  from: string
  replyTo?: string
  fetch: typeof fetch
  timeoutMs?: number
}

const providers: Record<HttpMailKind, HttpProvider> = { brevo, scaleway, generique: generic }

/**
 * Sends through an HTTP API, the way that works on Workers, one request a message. A message that a provider may have
 * taken without saying so is tried again where a key lets it be recognised, and is `mail-uncertain` elsewhere.
 */
export function createHttpMailer(options: HttpMailOptions): Mailer {
  const where = new URL(options.url).host
  const provider = providers[options.kind ?? 'generique']
  return {
    async send(message, { beforeHandover } = {}) {
      checkMessage(message)
      const request = await writeRequest(provider, options, message)
      await beforeHandover?.()
      const response = await post(options, request).catch((error: unknown) => {
        throw noAnswer(error, where, provider.isIdempotent)
      })
      if (!response.ok) {
        await response.body?.cancel()
        throw refusedAnswer(response, `vers ${maskAddress(message.to)} par ${where}`, provider.isIdempotent)
      }
      return { messageId: await messageIdOf(response, provider) }
    },
    // Nothing can be asked of an API without sending: doctor says where mail goes, no more.
    check: async () =>
      `Les messages partent par l’API de ${where} (non essayée\u00A0: elle n’a pas de demande sans effet).`,
  }
}

async function writeRequest(
  provider: HttpProvider,
  options: HttpMailOptions,
  message: MailMessage,
): Promise<RequestInit> {
  const { to, subject, text, html, headers = {}, messageId } = message
  const known = messageId ?? JSON.stringify({ from: options.from, to: [to], subject, text, html, headers })
  const idempotencyKey = await sha256Hex(known)
  const request = provider.write(message, { ...options, idempotencyKey })
  return {
    headers: { 'content-type': 'application/json', accept: 'application/json', ...request.headers },
    body: JSON.stringify(request.body),
  }
}

function post(options: HttpMailOptions, request: RequestInit): Promise<Response> {
  return options.fetch(options.url, {
    ...request,
    method: 'POST',
    // Followed, a redirect would hand the key and the address to another host.
    redirect: 'manual',
    signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
  })
}

// The message has left: an answer that cannot be read must not make it look as if it had not.
async function messageIdOf(response: Response, provider: HttpProvider): Promise<string> {
  try {
    const id = provider.readId(await response.json())
    return typeof id === 'string' ? id.slice(0, 200) : ''
  } catch {
    return ''
  }
}
