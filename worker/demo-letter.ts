import type { Deps } from '#src/deps.ts'
import { openLinkSigner } from '#src/letter/links.ts'
import { confirmSubscription, requestSubscription } from '#src/letter/subscriptions.ts'
import { findSubscriberByEmail } from '#src/store/subscribers.ts'
import { sendWeekly } from './letter-job.ts'

/** An invented member, so that the demo has someone to write to. */
const member = 'mairie@commune-de-demonstration.example'

/** Subscribes the invented member as a person would (mail, then the link in it) and sends the week's letter. */
export async function sendDemoLetter(deps: Deps): Promise<string> {
  await requestSubscription(deps, { email: member, axes: [] })
  const subscriber = await findSubscriberByEmail(deps.db, member)
  if (subscriber) {
    const signer = await openLinkSigner(deps)
    await confirmSubscription(deps, await signer.sign('confirm', subscriber.id))
  }
  return `${await sendWeekly(deps)} ${await deps.mailer.check()}`
}
