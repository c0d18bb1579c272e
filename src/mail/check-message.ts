import { WatchError } from '../errors.ts'
import { maskAddress, readAddress } from './address.ts'
import type { MailMessage } from './mailer.ts'

/**
 * What every adapter asks before it sends: one bare address, and no line break or other control character in the
 * subject or a header (that is how a title would add a recipient). Throws `mail-refused`.
 */
export function checkMessage(message: MailMessage): void {
  const reading = readAddress(message.to)
  if (reading.kind === 'invalid' || reading.address !== message.to) {
    throw new WatchError(
      'mail-refused',
      `Adresse refusée\u00A0: «\u202F${maskAddress(message.to)}\u202F» n’est pas une adresse simple.`,
    )
  }
  if (message.subject.trim() === '' || control.test(message.subject)) throw refusedHeader('Subject')
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    if (!/^[A-Za-z0-9-]{1,60}$/.test(name) || value === '' || control.test(value)) throw refusedHeader(name)
  }
}

const control = /\p{Cc}/u

function refusedHeader(name: string): WatchError {
  return new WatchError(
    'mail-refused',
    `En-tête «\u202F${name.replace(/[^\w-]/g, '?')}\u202F» refusé\u00A0: vide, ou contient un caractère interdit.`,
  )
}
