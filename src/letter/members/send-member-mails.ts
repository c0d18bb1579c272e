import type { Deps } from '../../deps.ts'
import { messageOf, WatchError } from '../../errors.ts'
import type { MailMessage } from '../../mail/mailer.ts'
import {
  deleteMemberMail,
  type MemberMail,
  putOffMemberMail,
  recordNotice,
  takeMemberMails,
} from '../../store/member-mails.ts'
import { findSubscriber, recordSubscriptionMail } from '../../store/subscribers.ts'
import { isSuppressed } from '../deliver/suppressions.ts'
import { preferencesOf, type Preferences } from '../preferences.ts'
import { changeMail, farewellMail, invitationMail, welcomeMail } from './member-mails.ts'

const minuteMs = 60_000
// In two minutes: 3,000 an hour, so that an import of thousands is no burst for the servers that receive it.
const mostInARun = 100
const mostAttempts = 9

/**
 * Sends what waits for members: farewells and notices first, invitations after. A run that dies leaves its messages to
 * one a quarter of an hour later; one that the server may have taken is not sent again. Answers how many left.
 */
export async function sendMemberMails(deps: Deps): Promise<number> {
  const now = deps.now()
  const until = new Date(now.getTime() + 15 * minuteMs).toISOString()
  let sent = 0
  for (const mail of await takeMemberMails(deps.db, now.toISOString(), { until, limit: mostInARun })) {
    sent += await sendOne(deps, mail)
  }
  return sent
}

async function sendOne(deps: Deps, mail: MemberMail): Promise<number> {
  const message = await composeMail(deps, mail)
  try {
    if (message) await deps.mailer.send(message)
  } catch (error) {
    deps.log.warn('member-mail', { kind: mail.kind, attempts: mail.attempts, message: messageOf(error) })
    const isFinal = error instanceof WatchError && ['mail-refused', 'mail-uncertain'].includes(error.code)
    if (!isFinal && mail.attempts < mostAttempts) {
      const wait = 2 * minuteMs * 2 ** mail.attempts
      await putOffMemberMail(deps.db, mail, new Date(deps.now().getTime() + wait).toISOString())
    } else await settle(deps, mail, false)
    return 0
  }
  await settle(deps, mail, message !== undefined)
  return message ? 1 : 0
}

async function settle(deps: Deps, { subscriberId, kind }: MemberMail, left: boolean): Promise<void> {
  const now = deps.now().toISOString()
  await deps.db.batch([
    deleteMemberMail(subscriberId, kind),
    ...(left && kind === 'change' ? [recordNotice(subscriberId, now)] : []),
  ])
  if (left && kind === 'invitation') await recordSubscriptionMail(deps.db, subscriberId, now)
}

/** Undefined when there is nothing left to say: the person is gone, came back, changed everything back, or is not to be written to. */
async function composeMail(deps: Deps, mail: MemberMail): Promise<MailMessage | undefined> {
  const member = await findSubscriber(deps.db, mail.subscriberId)
  if (!member || (await isSuppressed(deps, member.email))) return undefined
  switch (mail.kind) {
    case 'invitation':
      return member.status === 'confirmed' ? undefined : invitationMail(deps, member)
    case 'welcome':
      return member.status === 'confirmed' ? welcomeMail(deps, member) : undefined
    case 'farewell':
      return member.status === 'left' ? farewellMail(deps, member) : undefined
    case 'change': {
      const before = JSON.parse(mail.before ?? 'null') as Preferences | null
      const { status } = member
      return before && status === 'confirmed'
        ? changeMail(deps, member, { ...preferencesOf(member), ...before })
        : undefined
    }
  }
}
