import { foldLatin } from '../../enrich/places/fold-latin.ts'
import type { Deps } from '../../deps.ts'
import { readAddress } from '../../mail/address.ts'
import { type AuditEntry, recordAudit, recordAuditIfChanged } from '../../store/audit-log.ts'
import { deleteWaitingMails, queueFarewellIfChanged, queueMemberMail } from '../../store/member-mails.ts'
import { deletePending, insertMembers, markLeft } from '../../store/members.ts'
import { confirmSubscriber, findSubscriberByEmail, type Subscriber } from '../../store/subscribers.ts'
import { isSuppressed } from '../deliver/suppressions.ts'
import type { Preferences } from '../preferences.ts'
import type { MemberCard } from './change-preferences.ts'
import { erasing } from './erase-member.ts'
import { memberSubject } from './member-subject.ts'

type Actor = AuditEntry['actor']
type ManageDeps = Pick<Deps, 'db' | 'now' | 'config'>

export interface NewMemberForm {
  email: string
  card: MemberCard
  preferences: Preferences
  /** `confirm`: they confirm by mail. `given`: who collected the consent, when and how. */
  consent: { mode: 'confirm' } | { mode: 'given'; proof: string }
}

export type Addition = { kind: 'added' | 'invited'; id: string } | { kind: 'invalid'; fault: string }

/** One person by hand. Who left, or whose address is suspended, is never put back without their own word. */
export async function addMember(deps: ManageDeps, actor: Actor, form: NewMemberForm): Promise<Addition> {
  const reading = readAddress(form.email)
  if (reading.kind === 'invalid') return reading
  if (await isSuppressed(deps, reading.address)) return { kind: 'invalid', fault: suspended }
  const known = await findSubscriberByEmail(deps.db, reading.address)
  if (known) return addKnown(deps, actor, known, form)
  const { mode } = form.consent
  const now = deps.now().toISOString()
  const id = crypto.randomUUID()
  const given = form.consent.mode === 'given' ? { confirmedAt: now, consent: form.consent.proof } : {}
  const { axes, domains, ...rest } = form.preferences
  const fields = { ...rest, axes, domains: [...domains], ...form.card, nameKey: foldLatin(form.card.name) }
  await deps.db.batch([
    insertMembers([
      {
        ...fields,
        id,
        email: reading.address,
        status: mode === 'given' ? 'confirmed' : 'pending',
        origin: 'staff',
        createdAt: now,
        ...given,
      },
    ]),
    recordAuditIfChanged(
      lineOf(deps, actor, { id, email: reading.address }, mode === 'given' ? 'add' : 'invite'),
    ),
    queueMemberMail(id, mode === 'given' ? 'welcome' : 'invitation', now),
  ])
  return { kind: mode === 'given' ? 'added' : 'invited', id }
}

async function addKnown(
  deps: ManageDeps,
  actor: Actor,
  known: Subscriber,
  { consent }: NewMemberForm,
): Promise<Addition> {
  if (known.status === 'confirmed') return { kind: 'invalid', fault: 'Cette personne reçoit déjà la lettre.' }
  if (consent.mode === 'given' && known.status === 'left') return { kind: 'invalid', fault: gone }
  if (consent.mode === 'confirm') {
    const invited = await inviteMember(deps, actor, known)
    return invited ? { kind: 'invited', id: known.id } : { kind: 'invalid', fault: justInvited }
  }
  const now = deps.now().toISOString()
  await confirmSubscriber(deps.db, known.id, consent.proof, now)
  await deps.db.batch([
    recordAudit(lineOf(deps, actor, known, 'add')),
    deleteWaitingMails(known.id),
    queueMemberMail(known.id, 'welcome', now),
  ])
  return { kind: 'added', id: known.id }
}

const suspended =
  'Cette adresse est bloquée\u00A0: les messages y échouent, ou y ont été signalés comme indésirables.'
const gone =
  'Cette personne a quitté la lettre\u00A0: elle seule peut revenir. Choisissez de lui demander de confirmer.'
const justInvited =
  'Un message lui a été envoyé il y a moins d’un jour\u00A0: laissez-lui le temps de répondre.'

/** Asks once more to confirm; false within a day of the last message, so that nobody is harassed. */
export async function inviteMember(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  member: Subscriber,
): Promise<boolean> {
  const now = deps.now()
  const isRecent = member.mailedAt && now.getTime() - Date.parse(member.mailedAt) < 86_400_000
  if (member.status === 'confirmed' || isRecent) return false
  await deps.db.batch([
    queueMemberMail(member.id, 'invitation', now.toISOString()),
    recordAudit(lineOf(deps, actor, member, 'invite')),
  ])
  return true
}

/** The person asked staff to be taken out: as if they had followed the link, with the same farewell. */
export async function removeMember(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  member: Subscriber,
): Promise<void> {
  const now = deps.now().toISOString()
  await deps.db.batch([
    markLeft(member.id, now),
    queueFarewellIfChanged(member.id, now),
    deleteWaitingMails(member.id),
    deletePending(member.id),
    recordAudit(lineOf(deps, actor, member, 'leave')),
  ])
}

/** Erases at once, in files of imports too; the log keeps that somebody was erased, and not whom. */
export async function eraseByStaff(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  member: Subscriber,
): Promise<void> {
  await deps.db.batch([recordAudit(lineOf(deps, actor, member, 'erase')), ...erasing(member)])
}

function lineOf(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  member: Pick<Subscriber, 'id' | 'email'>,
  what: 'add' | 'invite' | 'leave' | 'erase',
): AuditEntry {
  return { at: deps.now().toISOString(), actor, action: `member.${what}`, subject: memberSubject(member) }
}
