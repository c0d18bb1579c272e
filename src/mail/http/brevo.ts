import { type HttpProvider, splitSender, tagOf } from './provider.ts'

/** https://developers.brevo.com/reference/sendtransacemail. Brevo writes the Message-ID and the envelope itself. */
export const brevo: HttpProvider = {
  write(message, { key, from, replyTo, idempotencyKey }) {
    const { to, subject, text, html, headers = {} } = message
    const tag = tagOf(message)
    return {
      headers: { 'api-key': key },
      body: {
        sender: splitSender(from),
        to: [{ email: to }],
        ...(replyTo ? { replyTo: { email: replyTo } } : {}),
        subject,
        textContent: text,
        htmlContent: html,
        headers: {
          ...headers,
          // Comes back in each event.
          ...(tag ? { 'X-Mailin-custom': tag } : {}),
          idempotencyKey: toUuid(idempotencyKey),
        },
      },
    }
  },
  readId: (answer) => (answer as { messageId?: unknown }).messageId,
  // For half an hour, says their documentation: what went unanswered is tried again within minutes.
  isIdempotent: true,
}

/** They ask for a UUID: version 8 (RFC 9562 §5.8), made of the hash. */
function toUuid(hash: string): string {
  const part = (from: number, to: number) => hash.slice(from, to)
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`
}
