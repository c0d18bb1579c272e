import { nextSlot } from '#src/letter/desk/letter-calendar.ts'
import { readLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { findLetterInHand } from '#src/store/letters.ts'
import type { Frame } from '../../site.ts'
import { type Html, html } from '../../views/html.ts'
import { draftBox } from '../../views/letters/desk-page.ts'
import { shortMoment, stateSentence } from '../../views/letters/desk-words.ts'
import { dayWords } from '../../views/letters/settings-page.ts'

/** What the archive says of the letter that comes; the draft itself is for who edits. */
export async function draftBoxOf(frame: Frame): Promise<{ draft: Html | ''; leaves: string }> {
  const { deps } = frame.site
  const settings = await readLetterSettings(deps)
  const leaves = `le ${dayWords[settings.sendDay - 1]} à ${settings.sendHour}\u00A0h`
  if (!frame.visitor.can('edit')) return { draft: '', leaves }
  const inHand = await findLetterInHand(deps.db)
  const next = `le ${shortMoment(nextSlot(settings, frame.now).draftAt)}`
  const sentence = inHand ? stateSentence(inHand) : html`Elle n’est pas encore préparée.`
  return { draft: draftBox(frame, { ...(inHand ? { inHand } : {}), sentence, next }), leaves }
}
