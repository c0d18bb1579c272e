import { type AuditEntry, recordAuditIfChanged } from '../../store/audit-log.ts'
import type { Statement } from '../../store/database.ts'
import type { Actor, DeskDeps } from './desk-deps.ts'

/** The line of the audit log for the gesture just before in the batch. */
export function auditLetter(
  deps: Pick<DeskDeps, 'now'>,
  actor: Actor,
  action: `letter.${string}`,
  letter: { id: string; number: number },
  said: Pick<AuditEntry, 'before' | 'after'> = {},
): Statement {
  return recordAuditIfChanged({
    at: deps.now().toISOString(),
    actor,
    action,
    subject: { type: 'letter', id: letter.id, words: `Lettre n°\u00A0${letter.number}` },
    ...said,
  })
}
