import type { Deps } from '../../deps.ts'
import { type AuditEntry, recordAuditIfChanged } from '../../store/audit-log.ts'
import {
  type MemberGroup,
  addToGroup,
  deleteGroup,
  insertGroup,
  removeFromGroup,
  renameGroup,
} from '../../store/member-groups.ts'
import type { Statement } from '../../store/database.ts'

type ManageDeps = Pick<Deps, 'db' | 'now'>
type Actor = AuditEntry['actor']

/** One line, as it will be shown; undefined when there is nothing in it. */
export function readName(typed: string): string | undefined {
  const name = typed
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return name === '' ? undefined : name
}

/** False when the name is taken. */
export async function addGroup(deps: ManageDeps, actor: Actor, name: string): Promise<boolean> {
  const group = { id: crypto.randomUUID(), name }
  return change(deps, insertGroup(group, deps.now().toISOString()), lineOf(deps, actor, group, 'group-add'))
}

export async function changeGroupName(
  deps: ManageDeps,
  actor: Actor,
  group: MemberGroup,
  name: string,
): Promise<boolean> {
  const line = {
    ...lineOf(deps, actor, group, 'group-rename'),
    before: { nom: group.name },
    after: { nom: name },
  }
  return change(deps, renameGroup({ ...group, name }), line)
}

export async function removeGroup(deps: ManageDeps, actor: Actor, group: MemberGroup): Promise<boolean> {
  return change(deps, deleteGroup(group.id), lineOf(deps, actor, group, 'group-remove'))
}

/** Puts these members in the group, or takes them out. Answers how many changed. */
export async function fillGroup(
  deps: ManageDeps,
  actor: Actor,
  group: MemberGroup,
  { ids, how }: { ids: readonly string[]; how: 'add' | 'remove' },
): Promise<number> {
  const work = how === 'add' ? addToGroup(group.id, ids) : removeFromGroup(group.id, ids)
  const line = lineOf(deps, actor, group, how === 'add' ? 'group-fill' : 'group-empty')
  const [result] = await deps.db.batch([
    work,
    recordAuditIfChanged({ ...line, after: { membres: ids.length } }),
  ])
  return result?.changes ?? 0
}

async function change(deps: ManageDeps, work: Statement, line: AuditEntry): Promise<boolean> {
  const [result] = await deps.db.batch([work, recordAuditIfChanged(line)])
  return result?.changes === 1
}

function lineOf(deps: Pick<Deps, 'now'>, actor: Actor, { id, name }: MemberGroup, what: string): AuditEntry {
  return {
    at: deps.now().toISOString(),
    actor,
    action: `member.${what}`,
    subject: { type: 'group', id, words: name },
  }
}
