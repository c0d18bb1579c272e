import { parseConnectionUrl } from 'nodemailer/lib/shared'
import { maskAddress } from './address.ts'
import { checkMessage } from './check-message.ts'
import { MailError } from './mail-error.ts'
import type { MailMessage, Mailer, SendOptions } from './mailer.ts'
import { type ComposedMessage, composeMessage, type Sender } from './message/compose-message.ts'
import { type ConnectionOptions, openConnection } from './smtp/connection.ts'
import { type HeldBody, holdBody } from './smtp/hold-body.ts'
import { createPool, type Pool } from './smtp/pool.ts'
import { smtpFailure } from './smtp/smtp-failure.ts'

export interface SmtpOptions extends Sender {
  /** smtp://user:password@host:587, or smtps:// for TLS from the first byte. */
  url: string
  /** For the connection, the greeting and each answer (ms). */
  timeoutMs?: number
  /** For the answer to a whole message (ms). */
  answerTimeoutMs?: number
  /** Connections at once. */
  connections?: number
  /** Messages that one connection carries. */
  perConnection?: number
  /** How long a connection waits for the next message (ms). */
  idleMs?: number
}

/** Sends through an SMTP server, over a few connections that close by themselves and never keep a program alive. */
export function createSmtpMailer(options: SmtpOptions): Mailer {
  const where = new URL(options.url).host
  const open = () => openConnection(connectionOptions(options))
  const { connections: size = 4, perConnection = 100, idleMs = 4_000 } = options
  const pool = createPool({ open, size, perConnection, idleMs })
  return {
    async send(message: MailMessage, { beforeHandover }: SendOptions = {}) {
      checkMessage(message)
      const composed = await composeMessage(message, options, new Date())
      await sendOver(pool, composed, `vers ${maskAddress(message.to)} par ${where}`, beforeHandover)
      return { messageId: composed.messageId }
    },
    async check() {
      try {
        const connection = await open()
        connection.quit()
        return `Le serveur SMTP ${where} répond.`
      } catch (error) {
        throw smtpFailure(error, `par ${where}`, false)
      }
    },
    close: () => pool.close(),
  }
}

function connectionOptions({ url, timeoutMs = 20_000, answerTimeoutMs = 300_000 }: SmtpOptions) {
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs }
  return { ...(parseConnectionUrl(url) as Partial<ConnectionOptions>), ...timeouts, answerTimeoutMs }
}

/** Throws MailError, or what `beforeHandover` rejected with. */
async function sendOver(
  pool: Pool,
  message: ComposedMessage,
  where: string,
  beforeHandover: SendOptions['beforeHandover'],
): Promise<void> {
  const first = await tryOnce(pool, message, beforeHandover, false).catch((error: unknown) => {
    throw smtpFailure(error, where, false)
  })
  // A kept connection that the server had closed meanwhile says nothing of this message: once more, on a new one.
  const last =
    first.isStale && !first.body.isStarted()
      ? await tryOnce(pool, message, beforeHandover, true).catch((error: unknown) => {
          throw smtpFailure(error, where, false)
        })
      : first
  const refusal = last.body.refusal()
  if (refusal) throw refusal.reason
  if (last.error) throw smtpFailure(last.error, where, last.body.isHandedOver())
  if (!last.body.isHandedOver()) throw answeredTooSoon(where)
}

interface Trial {
  body: HeldBody
  error?: unknown
  /** It broke without a word on a connection that was not new. */
  isStale: boolean
}

/** Throws only when there is no connection. */
async function tryOnce(
  pool: Pool,
  { bytes, envelope }: ComposedMessage,
  beforeHandover: SendOptions['beforeHandover'],
  fresh: boolean,
): Promise<Trial> {
  const { connection, isFresh } = await pool.take({ fresh })
  const body = holdBody(bytes, beforeHandover)
  try {
    await connection.send(envelope, body)
    if (!body.isHandedOver()) connection.destroy()
    return { body, isStale: false }
  } catch (error) {
    const isSilent = !(error as { responseCode?: number }).responseCode
    // Cut inside a message, the conversation cannot go on.
    if (body.isStarted() && (isSilent || !body.isHandedOver())) connection.destroy()
    return { body, error, isStale: isSilent && !isFresh && !connection.isOpen() }
  } finally {
    // An answer that came too soon must not let the rest leave behind our back.
    body.stream.destroy()
    await body.settled()
    pool.giveBack(connection)
  }
}

// A server that takes half a message for a whole one has not read it.
function answeredTooSoon(where: string): MailError {
  return new MailError('mail-deferred', `Message en attente ${where} (réponse avant la fin du message).`)
}
