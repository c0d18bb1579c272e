import addressparser from 'nodemailer/lib/addressparser'
import MimeNode from 'nodemailer/lib/mime-node'
import type { MailMessage } from '../mailer.ts'
import { type DkimKey, signMessage } from './sign-message.ts'
import { newBoundary, writeMessage } from './write-parts.ts'

export interface Sender {
  /** « Vigie <veille@exemple.fr> » */
  from: string
  /** Where people's answers go, when that is not `from`. */
  replyTo?: string
  dkim?: DkimKey
}

export interface ComposedMessage {
  bytes: Buffer
  messageId: string
  envelope: { from: string; to: string[] }
}

/** The message as it travels: MIME with both parts, CRLF, lines below 998 bytes, signed when there is a key. */
export async function composeMessage(
  message: MailMessage,
  { from, replyTo, dkim }: Sender,
  date: Date,
): Promise<ComposedMessage> {
  const sender = addressOf(from)
  const boundary = newBoundary()
  const node = new MimeNode(`multipart/alternative; boundary="${boundary}"`)
  node.addHeader(message.headers ?? {})
  node.setHeader({
    from,
    // As an object: nodemailer would read a display name or a list in a text.
    to: { name: '', address: message.to },
    // One mailbox writes: a Sender field would say the same (RFC 5322 §3.6.2 asks to leave it out).
    ...(replyTo && replyTo !== sender ? { 'reply-to': replyTo } : {}),
    subject: subjectAsWritten(message.subject),
    ...(message.messageId ? { 'message-id': message.messageId } : {}),
    date,
  })
  const messageId = node.messageId()
  const bytes = writeMessage(node.buildHeaders(), boundary, message)
  return {
    bytes: dkim ? signMessage(bytes, dkim) : bytes,
    messageId,
    envelope: { from: message.bounceTo ?? sender, to: [message.to] },
  }
}

/**
 * Words that look encoded (RFC 2047) would be decoded by the reader, and nodemailer lets them through: encoded once more,
 * they are read as they were written. A word holds 75 characters at most.
 */
function subjectAsWritten(subject: string): string {
  if (!subject.includes('=?')) return subject
  const letters = [...subject]
  const words: string[] = []
  while (letters.length > 0) {
    const some = letters.splice(0, 10).join('')
    words.push(`=?UTF-8?B?${Buffer.from(some).toString('base64')}?=`)
  }
  return words.join(' ')
}

/** The bare address of « Vigie <veille@exemple.fr> ». */
export function addressOf(from: string): string {
  return addressparser(from, { flatten: true })[0]?.address ?? ''
}
