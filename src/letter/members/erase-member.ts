import { anonymiseMember } from '../../store/audit-log.ts'
import type { Statement } from '../../store/database.ts'
import { forgetInImports } from '../../store/member-imports.ts'
import { deleteMember } from '../../store/members.ts'
import type { Subscriber } from '../../store/subscribers.ts'

/** What stands in the log where the address of someone erased stood. */
export const erasedMember = 'abonnement effacé'

/** Everything that is kept of a member: the row and what hangs on it, files of imports, and their name in the log. */
export function erasing({ id, email }: Pick<Subscriber, 'id' | 'email'>): Statement[] {
  return [deleteMember(id), ...forgetInImports(email), anonymiseMember(id, erasedMember)]
}
