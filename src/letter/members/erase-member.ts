import { anonymiseMember } from '../../store/audit-log.ts'
import { type Statement, statement } from '../../store/database.ts'
import { forgetInImports } from '../../store/member-imports.ts'
import type { Subscriber } from '../../store/subscribers.ts'

/** What stands in the log where the address of someone erased stood. */
export const erasedMember = 'abonnement effacé'

/** Everything that is kept of a member: the row and what hangs on it, files of imports, and their name in the log. */
export function erasing({ id, email }: Pick<Subscriber, 'id' | 'email'>): Statement[] {
  return [
    statement('delete from subscribers where id = ?', id),
    ...forgetInImports(email),
    anonymiseMember(id, erasedMember),
  ]
}
