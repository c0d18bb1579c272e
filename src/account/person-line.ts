import type { AuditEntry } from '../store/audit-log.ts'
import type { Actor } from './actor.ts'

/** What the audit log says of a gesture on an account; `at` is an instant (UTC). A person acting on their own is both. */
export function personLine(
  at: string,
  { id, name }: Actor,
  action: string,
  person: { id: string; name: string },
): AuditEntry {
  return { at, actor: { id, name }, action, subject: { type: 'person', id: person.id, words: person.name } }
}
