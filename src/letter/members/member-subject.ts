import { maskAddress } from '../../mail/address.ts'
import type { AuditEntry } from '../../store/audit-log.ts'
import type { Subscriber } from '../../store/subscribers.ts'

/** A member as the audit log names them: the log outlives them, so their address is not whole in it. */
export function memberSubject({ id, email }: Pick<Subscriber, 'id' | 'email'>): AuditEntry['subject'] {
  return { type: 'member', id, words: maskAddress(email) }
}
