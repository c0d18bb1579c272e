import type { Deps } from '../../deps.ts'
import { WatchError } from '../../errors.ts'
import { deleteWaitingMails, queueFarewellIfChanged } from '../../store/member-mails.ts'
import { markLeft, restoreLeft } from '../../store/members.ts'
import { deleteSubscriber, findSubscriber, type Subscriber } from '../../store/subscribers.ts'
import { isSuppressed } from '../deliver/suppressions.ts'
import { openLinkSigner } from '../links.ts'
import { erasing } from './erase-member.ts'
import { erasedMail } from './member-mails.ts'

/**
 * Leaves at once, as easily as one joined (RGPD, article 7.3). Whoever holds a forwarded letter can do it too: a farewell
 * goes to the member, whose link takes it back. Someone who never confirmed is forgotten. Doing it twice does no more.
 */
export async function leaveLetter(deps: Deps, id: string): Promise<void> {
  const member = await findSubscriber(deps.db, id)
  if (!member || member.status === 'left') return
  if (member.status === 'pending') return deleteSubscriber(deps.db, id)
  const now = deps.now().toISOString()
  await deps.db.batch([markLeft(id, now), queueFarewellIfChanged(id, now), deleteWaitingMails(id)])
}

/** Erases the row now. The member is told, since the link that asked for it may have been forwarded. */
export async function eraseMember(deps: Deps, id: string): Promise<boolean> {
  const member = await findSubscriber(deps.db, id)
  if (!member) return false
  await deps.db.batch(erasing(member))
  // After: an erasure is never put off because a message does not leave.
  if (member.status !== 'pending') await tellErased(deps, member)
  return true
}

export type ReturnLink = { kind: 'left'; member: Subscriber } | { kind: 'back' } | { kind: 'invalid' }

/** What the link of a farewell would do. */
export async function readReturnLink(deps: Deps, token: string): Promise<ReturnLink> {
  const id = await readReturn(deps, token)
  const member = id === undefined ? undefined : await findSubscriber(deps.db, id)
  if (!member) return { kind: 'invalid' }
  return member.status === 'left' ? { kind: 'left', member } : { kind: 'back' }
}

/** Takes the leaving back. False when the link is not valid, or the row erased since. */
export async function comeBack(deps: Deps, token: string): Promise<boolean> {
  const id = await readReturn(deps, token)
  if (id === undefined) return false
  return (await restoreLeft(deps.db, id)) || (await findSubscriber(deps.db, id))?.status === 'confirmed'
}

/** Erases by the link of the farewell: only the member's own mailbox holds it. */
export async function eraseLeft(deps: Deps, token: string): Promise<boolean> {
  const id = await readReturn(deps, token)
  const member = id === undefined ? undefined : await findSubscriber(deps.db, id)
  if (member) await deps.db.batch(erasing(member))
  return id !== undefined
}

async function readReturn(deps: Deps, token: string): Promise<string | undefined> {
  return (await openLinkSigner(deps)).read('return', token, deps.now().getTime())
}

async function tellErased(deps: Deps, member: Subscriber): Promise<void> {
  try {
    if (!(await isSuppressed(deps, member.email))) await deps.mailer.send(erasedMail(deps, member))
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    // The address is gone from the database: there is nothing left to try again with.
    deps.log.warn('member-erased-mail', { code: error.code })
  }
}
