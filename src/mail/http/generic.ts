import type { HttpProvider } from './provider.ts'

/**
 * Any API that takes this shape, Resend's; for another, a few lines of relay translate:
 *
 *     POST <url>
 *     Authorization: Bearer <key>
 *     Content-Type: application/json
 *     Idempotency-Key: <SHA-256 of the Message-ID, hex>
 *
 *     {"from": "Vigie <veille@exemple.fr>", "to": ["a@exemple.fr"], "subject": "…", "text": "…", "html": "…",
 *      "headers": {"List-Unsubscribe": "…"}, "reply_to": "contact@exemple.fr"}
 *
 * Any 2xx is a success; `id` or `messageId` of a JSON answer names the message.
 */
export const generic: HttpProvider = {
  write({ to, subject, text, html, headers = {}, messageId }, { key, from, replyTo, idempotencyKey }) {
    return {
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': idempotencyKey },
      body: {
        from,
        to: [to],
        subject,
        text,
        html,
        headers: { ...headers, ...(messageId ? { 'Message-ID': messageId } : {}) },
        ...(replyTo ? { reply_to: replyTo } : {}),
      },
    }
  },
  readId(answer) {
    const { id, messageId } = answer as { id?: unknown; messageId?: unknown }
    return id ?? messageId
  },
  isIdempotent: true,
}
