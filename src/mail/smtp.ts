import { createTransport } from 'nodemailer'
import { WatchError } from '../errors.ts'
import { maskAddress } from './address.ts'
import { checkMessage } from './check-message.ts'
import type { Mailer } from './mailer.ts'
import { toNodemailer } from './mime-message.ts'

export interface SmtpOptions {
  /** smtp://user:password@host:587, or smtps:// for TLS from the first byte. */
  url: string
  from: string
  /** For the connection, the greeting and each answer (ms). */
  timeoutMs?: number
}

/** Sends through an SMTP server, one connection a message: a mailer that holds none never keeps a program alive. */
export function createSmtpMailer({ url, from, timeoutMs = 20_000 }: SmtpOptions): Mailer {
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs }
  const open = () => createTransport({ url, ...timeouts })
  const where = new URL(url).host
  return {
    async send(message) {
      checkMessage(message)
      const transport = open()
      const handedOver = watchBody(transport)
      try {
        const { messageId } = await transport.sendMail(toNodemailer(message, from))
        return { messageId }
      } catch (error) {
        throw failureOf(error, `vers ${maskAddress(message.to)} par ${where}`, handedOver())
      }
    },
    async check() {
      try {
        await open().verify()
        return `Le serveur SMTP ${where} répond.`
      } catch (error) {
        throw failureOf(error, `par ${where}`, false)
      }
    },
  }
}

/** Answers whether the whole message went to the server: from then on, silence does not mean that it was not sent. */
function watchBody(transport: ReturnType<typeof createTransport>): () => boolean {
  let handedOver = false
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((body) => {
      body.once('end', () => (handedOver = true))
      return body
    })
    done()
  })
  return () => handedOver
}

interface SmtpFailure {
  code?: string
  responseCode?: number
}

/**
 * Refused for good: the server answered 5xx about this recipient or message (RFC 5321 §4.2.1). Everything else may
 * pass later, a refused password too: it is our mistake, and once mended the letters must go.
 * The server's own words are left out: they often repeat the address, at times the user name.
 */
function failureOf(error: unknown, where: string, handedOver: boolean): WatchError {
  const { code = '', responseCode = 0 } = (error ?? {}) as SmtpFailure
  const final = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  const answer = responseCode ? `réponse ${responseCode}` : code || 'sans réponse'
  if (final) return new WatchError('mail-refused', `Message refusé ${where} (${answer}).`)
  if (handedOver && responseCode === 0)
    return new WatchError('mail-uncertain', `Message peut-être parti ${where} (${answer}).`)
  const advice = code === 'EAUTH' ? '\u00A0: nom ou mot de passe refusé, corrigez SMTP_URL' : ''
  return new WatchError('mail-deferred', `Message en attente ${where} (${answer})${advice}.`)
}
