import type { Deps } from '#src/deps.ts'
import { composeEdition, daysBefore } from '#src/letter/compose-edition.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { reportWords } from '#src/letter/deliver/send-report.ts'
import { itemIdsOf } from '#src/letter/desk/blocks.ts'
import { machine } from '#src/letter/desk/desk-deps.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { parisWeek } from '#src/letter/french.ts'
import type { Letter, LetterCard } from '#src/letter/letter.ts'
import { openLinkSigner } from '#src/letter/links.ts'
import { everything } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { confirmSubscription, requestSubscription } from '#src/letter/subscriptions.ts'
import { findLastLetter, insertLetter } from '#src/store/letters.ts'
import { findSubscriberByEmail } from '#src/store/subscribers.ts'

/** An invented member, so that the demo has someone to write to. */
const member = 'mairie@commune-de-demonstration.example'

/**
 * Subscribes the invented member as a person would (mail, then the link in it), sends a letter of last week and leaves
 * this week's as a draft on the editor's desk.
 */
export async function sendDemoLetter(deps: Deps): Promise<string> {
  await requestSubscription(deps, { email: member, axes: [] })
  const subscriber = await findSubscriberByEmail(deps.db, member)
  if (subscriber) {
    const signer = await openLinkSigner(deps)
    await confirmSubscription(deps, await signer.sign('confirm', subscriber.id))
  }
  await keepPastLetter(deps)
  const sent = reportWords(await deliverLetters(deps))
  const draft = await draftNow(deps, machine)
  return `Lettre n° 1 : ${sent}. La lettre n° ${draft.number} attend sur /lettres/${draft.number}/atelier. ${await deps.mailer.check()}`
}

/** Everything was read a moment ago: the past letter tells every other story, as if it had been seen a week before. */
async function keepPastLetter(deps: Deps): Promise<void> {
  if (await findLastLetter(deps.db)) return
  const now = deps.now().toISOString()
  const weekAgo = daysBefore(now, 7)
  const [id, periodStart] = [parisWeek(weekAgo), daysBefore(now, 14)]
  const whole = await composeEdition(deps, { id, number: 1, periodStart, now })
  const letter = whole && { ...everyOther(whole), periodEnd: weekAgo }
  const rendered = letter && renderEdition(letter, everything, { kind: 'public' })
  if (!rendered) return
  const period = { id, number: 1, periodStart, periodEnd: weekAgo }
  const content = { content: JSON.stringify(letter), itemIds: itemIdsOf(letter) }
  await insertLetter(deps.db, { ...period, ...rendered, ...content, createdAt: weekAgo })
}

function everyOther(letter: Letter): Letter {
  const half = (cards: readonly LetterCard[]) => cards.filter((_, index) => index % 2 === 0)
  return {
    ...letter,
    texts: half(letter.texts),
    sections: letter.sections.map((section) => {
      const cards = half(section.cards)
      return { ...section, cards, total: cards.length }
    }),
    further: [],
  }
}
