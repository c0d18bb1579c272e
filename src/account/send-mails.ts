import type { Deps } from '../deps.ts'
import { messageOf, WatchError } from '../errors.ts'
import { healthMail } from '../letter/health-mail.ts'
import { readHealthNews } from '../letter/health-news.ts'
import {
  type AccountMail,
  deleteAccountMail,
  noteAccountMailFailure,
  takeAccountMails,
} from '../store/account-mails.ts'
import { findPerson } from '../store/people.ts'
import { firstAccountMail, signInMail } from './account-mails.ts'
import { makeFirstAccountLink } from './first-account.ts'
import { makeLink } from './sign-in/links.ts'

/**
 * Sends the messages that wait: right after the answer that asked for them, and again by the worker while the mail
 * server is away. The link is made here, so that the queue holds no secret. Answers how many left.
 */
export async function sendAccountMails(deps: Deps): Promise<number> {
  let sent = 0
  for (const mail of await takeAccountMails(deps.db, deps.now(), 50)) {
    try {
      await sendOne(deps, mail)
      await deleteAccountMail(deps.db, mail.id)
      sent += 1
    } catch (error) {
      deps.log.warn('account-mail', { kind: mail.kind, attempts: mail.attempts, message: messageOf(error) })
      // Refused for good, or perhaps gone: another try would do no better, or be a second copy.
      const isFinal = error instanceof WatchError && ['mail-refused', 'mail-uncertain'].includes(error.code)
      if (isFinal) await deleteAccountMail(deps.db, mail.id)
      else await noteAccountMailFailure(deps.db, mail.id, messageOf(error))
    }
  }
  return sent
}

async function sendOne(deps: Deps, { kind, personId, queuedAt }: AccountMail): Promise<void> {
  const person = await findPerson(deps.db, personId)
  if (!person || person.status === 'disabled') return
  if (kind === 'source-health') {
    const message = healthMail(deps, person, await readHealthNews(deps, queuedAt))
    if (message) await deps.mailer.send(message)
    return
  }
  const link = await makeLink(deps, 'sign-in', person.id)
  await deps.db.batch(link.statements)
  await deps.mailer.send(signInMail(deps, person, link.url))
}

/** To the address that the configuration names, while nobody has an account: Workers have no console to print a link on. */
export async function sendFirstAccountMail(deps: Deps): Promise<void> {
  const link = await makeFirstAccountLink(deps)
  if (link) await deps.mailer.send(firstAccountMail(deps, link.url))
}
