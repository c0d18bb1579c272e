import { type HttpProvider, splitSender, tagOf } from './provider.ts'

/** https://www.scaleway.com/en/developers/api/transactional-email/. It knows no idempotency key. */
export const scaleway: HttpProvider = {
  write(message, { key, from, replyTo, project }) {
    const { to, subject, text, html, headers = {}, messageId } = message
    const tag = tagOf(message)
    const additional = {
      ...headers,
      ...(messageId ? { 'Message-ID': messageId } : {}),
      ...(replyTo ? { 'Reply-To': replyTo } : {}),
      // Comes back in each event.
      ...(tag ? { [scalewayTag]: tag } : {}),
    }
    return {
      headers: { 'x-auth-token': key },
      body: {
        project_id: project,
        from: splitSender(from),
        to: [{ email: to }],
        subject,
        text,
        html,
        additional_headers: Object.entries(additional).map(([name, value]) => ({ key: name, value })),
      },
    }
  },
  readId(answer) {
    const { emails } = answer as { emails?: { id?: unknown }[] }
    return emails?.[0]?.id
  },
  isIdempotent: false,
}

export const scalewayTag = 'X-Vigie-Envoi'
