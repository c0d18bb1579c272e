import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Mailer } from '../mail/mailer.ts'
import { loadDkimKey } from '../mail/message/dkim-key.ts'

/**
 * The mailer that the configuration chooses. What it is made of takes 20 MB and is read at the first message: a program
 * that only reads sources sends none. A key that cannot sign is refused at once.
 */
export function createNodeMailer(config: Config): Mailer {
  const { dkim, transport } = config.mail
  const key = dkim && transport !== 'http' ? loadDkimKey(dkim) : undefined
  let opened: Promise<Mailer> | undefined
  const open = () => (opened ??= openMailer(config, key))
  return {
    send: async (message, options) => (await open()).send(message, options),
    check: async () => (await open()).check(),
    close: async () => (await opened)?.close?.(),
  }
}

async function openMailer(config: Config, dkim: ReturnType<typeof loadDkimKey> | undefined): Promise<Mailer> {
  const { from, http, pace, smtpUrl, transport } = config.mail
  const replyTo = config.contact
  if (transport === 'http' && http) {
    const { createHttpMailer } = await import('../mail/http-api.ts')
    return createHttpMailer({ ...http, from, replyTo, fetch })
  }
  if (transport === 'smtp') {
    const { createSmtpMailer } = await import('../mail/smtp.ts')
    return createSmtpMailer({ url: smtpUrl, from, replyTo, dkim, connections: pace.connections })
  }
  const { createFileMailer } = await import('../mail/file.ts')
  const folder = join(config.dataFolder, 'mail')
  return createFileMailer({ folder, from, replyTo, dkim, now: () => new Date() })
}
