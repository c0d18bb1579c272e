import type { MailMessage } from './mailer.ts'

/** The message as nodemailer takes it: a bare recipient, no file or address that it would go and read. */
export function toNodemailer(message: MailMessage, from: string) {
  return {
    from,
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: message.headers ?? {},
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
