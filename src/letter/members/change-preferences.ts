import { foldLatin } from '../../enrich/places/fold-latin.ts'
import type { Deps } from '../../deps.ts'
import { type AuditEntry, recordAudit } from '../../store/audit-log.ts'
import { queueChange } from '../../store/member-mails.ts'
import { updateMember } from '../../store/members.ts'
import type { Subscriber } from '../../store/subscribers.ts'
import { type Preferences, preferencesOf } from '../preferences.ts'
import { memberSubject } from './member-subject.ts'
import { samePreferences } from './wanted-preferences.ts'

/** What staff keep of a member beside what they read. */
export interface MemberCard {
  name: string
  organisationId?: string
}

/**
 * Writes what a member chose, through a link or by the hand of staff (`actor`: the log says who). The member is told by
 * mail, once an hour at most, since a link may have been forwarded. False when nothing changes.
 */
export async function changePreferences(
  deps: Pick<Deps, 'db' | 'now'>,
  member: Subscriber,
  preferences: Preferences,
  by?: { actor: AuditEntry['actor']; card: MemberCard },
): Promise<boolean> {
  const before = preferencesOf(member)
  const card = by?.card ?? cardOf(member)
  const isSame = samePreferences(before, preferences)
  const isSameCard = card.name === member.name && card.organisationId === member.organisationId
  if (isSame && isSameCard) return false
  const { axes, domains, ...rest } = preferences
  const fields = { ...rest, axes, domains: [...domains], ...card, nameKey: foldLatin(card.name) }
  await deps.db.batch([
    updateMember(member.id, fields),
    ...(isSame ? [] : [queueChange(member.id, JSON.stringify(before), deps.now())]),
    ...(by ? [recordAudit(lineOf(deps, member, by.actor, before, preferences))] : []),
  ])
  return true
}

function cardOf({ name, organisationId }: Subscriber): MemberCard {
  return { name, ...(organisationId ? { organisationId } : {}) }
}

/** The log keeps what is read, never the name: it outlives the member. */
function lineOf(
  deps: Pick<Deps, 'now'>,
  member: Subscriber,
  actor: AuditEntry['actor'],
  before: Preferences,
  after: Preferences,
): AuditEntry {
  return {
    at: deps.now().toISOString(),
    actor,
    action: 'member.edit',
    subject: memberSubject(member),
    before: told(before),
    after: told(after),
  }
}

// Of an item, « axes: [] » is off scope; of a member, it is all of them.
function told({ axes, ...rest }: Preferences): Record<string, unknown> {
  return { chosenAxes: axes, ...rest }
}
