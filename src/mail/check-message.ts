import { maskAddress, readAddress } from './address.ts'
import { MailError } from './mail-error.ts'
import type { MailMessage } from './mailer.ts'

/**
 * What every adapter asks before it sends: one bare address, and no line break or other control character in the
 * subject or a header (that is how a title would add a recipient). Throws `mail-refused`.
 */
export function checkMessage(message: MailMessage): void {
  checkAddress(message.to)
  if (message.bounceTo !== undefined) checkAddress(message.bounceTo)
  if (message.messageId !== undefined && !isMessageId(message.messageId)) throw refusedHeader('Message-ID')
  if (message.subject.trim() === '' || !isOneLine(message.subject)) throw refusedHeader('Subject')
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const isName = /^[A-Za-z0-9-]{1,60}$/.test(name) && !ours.test(name)
    if (!isName || value.trim() === '' || !isOneLine(value)) throw refusedHeader(name)
  }
}

/** Written by the adapter alone: a second one would be read by some programs and not by others. */
const ours =
  /^(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id|mime-version|dkim-signature|return-path|received|(?:content|resent)-.*)$/i

/** RFC 5322 §3.6.4, without the quoted and bracketed forms that nobody makes. */
function isMessageId(id: string): boolean {
  return id.length <= 250 && /^<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>$/.test(id)
}

// A line can only be folded at a space, and holds 998 bytes at most (RFC 5322 §2.1.1).
function isOneLine(value: string): boolean {
  if (/\p{Cc}|[\u2028\u2029]/u.test(value) || value.length > 4000) return false
  return value.split(' ').every((word) => word.length <= 900)
}

function checkAddress(address: string): void {
  const reading = readAddress(address)
  if (reading.kind === 'valid' && reading.address === address) return
  throw new MailError(
    'mail-refused',
    `Adresse refusée\u00A0: «\u202F${maskAddress(address)}\u202F» n’est pas une adresse simple.`,
  )
}

function refusedHeader(name: string): MailError {
  return new MailError(
    'mail-refused',
    `En-tête «\u202F${name.replace(/[^\w-]/g, '?')}\u202F» refusé\u00A0: vide, trop long, réservé, ou contient un caractère interdit.`,
  )
}
