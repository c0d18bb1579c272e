import { messageOf } from '../../errors.ts'
import { MailError, type MailErrorFacts } from '../mail-error.ts'

/**
 * 4xx is about this message and will not pass. Not so 401 to 404 (our key, credit or address: once mended the letters
 * must go), 408 and 429 (too slow, too fast). 502 and 504 are a gateway's: what is behind it may have taken the message.
 */
export function refusedAnswer(response: Response, where: string, isIdempotent: boolean): MailError {
  const { status } = response
  const ours = status >= 401 && status <= 404
  const facts: MailErrorFacts = { reply: status, retryAfterMs: readRetryAfter(response.headers) }
  if (status >= 400 && status < 500 && !ours && status !== 408 && status !== 429)
    return new MailError('mail-refused', `Message refusé ${where} (réponse ${status}).`, facts)
  if ((status === 502 || status === 504) && !isIdempotent)
    return new MailError('mail-uncertain', `Message peut-être parti ${where} (réponse ${status}).`, facts)
  const advice = ours ? '\u00A0: vérifiez MAIL_API_URL, MAIL_API_KEY et votre crédit' : ''
  return new MailError('mail-deferred', `Message en attente ${where} (réponse ${status})${advice}.`, facts)
}

/** No answer: certain that nothing left when there was no connection, or when posting again is harmless. */
export function noAnswer(error: unknown, where: string, isIdempotent: boolean): MailError {
  const why = messageOf(error)
  return isIdempotent || neverConnected(error)
    ? new MailError('mail-deferred', `Message en attente\u00A0: ${where} ne répond pas (${why}).`, {
        cause: error,
      })
    : new MailError('mail-uncertain', `Message peut-être parti\u00A0: ${where} ne répond plus (${why}).`, {
        cause: error,
      })
}

/** Codes of Node; other runtimes give none, and are not believed. */
function neverConnected(error: unknown): boolean {
  const cause = (error as { cause?: { code?: unknown; errors?: { code?: unknown }[] } })?.cause
  const code = cause?.code ?? cause?.errors?.[0]?.code
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    String(code),
  )
}

const mostWaitMs = 86_400_000

/** Seconds or a date (RFC 9110 §10.2.3); Brevo counts in a header of its own. */
function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? headers.get('x-sib-ratelimit-reset')
  if (text === null) return undefined
  // `Date.parse` takes « -5 » for a date.
  const date = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : NaN
  const wait = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1000 : date - Date.now()
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), mostWaitMs) : undefined
}
