import type { Deps } from '../deps.ts'
import { recordAuditIfChanged } from '../store/audit-log.ts'
import { type Person, countPeople, findPerson, insertFirstPerson, updatePerson } from '../store/people.ts'
import { personLine } from './person-line.ts'
import { type MadeLink, makeLink } from './sign-in/links.ts'

/** The link to the first account, as long as there is none: for the console of whoever starts Vigie. */
export async function makeFirstAccountLink(
  deps: Pick<Deps, 'config' | 'db' | 'now'>,
): Promise<MadeLink | undefined> {
  if ((await countPeople(deps.db)) > 0) return undefined
  const link = await makeLink(deps, 'first-account')
  await deps.db.batch(link.statements)
  return link
}

/** Makes the first administrator, with their password if any; undefined when somebody was faster. */
export async function createFirstAccount(
  deps: Pick<Deps, 'db' | 'now'>,
  given: { email: string; name: string; passwordHash?: string },
): Promise<Person | undefined> {
  const id = crypto.randomUUID()
  const at = deps.now().toISOString()
  const { email, name, passwordHash } = given
  await deps.db.batch([
    insertFirstPerson({ id, email, name, role: 'administrateur', status: 'active', createdAt: at }),
    recordAuditIfChanged({
      ...personLine(at, { id, name }, 'person.create', { id, name }),
      after: { role: 'administrateur' },
    }),
    ...(passwordHash ? [updatePerson(id, { passwordHash })] : []),
  ])
  return findPerson(deps.db, id)
}
