import type { Deps } from '#src/deps.ts'
import { isLetterTime } from '#src/letter/letter-time.ts'
import { composeWeekly } from '#src/letter/prepare-letter.ts'
import { resumeLetters, sendLetter } from '#src/letter/send.ts'

/** What the clock calls: ends what was put off, then sends the week's letter when its hour has come. */
export async function runLetterJob(deps: Deps): Promise<string> {
  const resumed = await resumeLetters(deps)
  const told = `${resumed.sent} envois repris, ${resumed.deferred} encore remis`
  return isLetterTime(deps.now())
    ? `${told} ; ${await sendWeekly(deps)}`
    : `${told} ; ce n’est pas l’heure de la lettre`
}

/** Composes the week's letter unless it is there, and sends it to those who have not had it. */
export async function sendWeekly(deps: Deps): Promise<string> {
  const composition = await composeWeekly(deps)
  if (composition.kind === 'empty') return 'Rien de nouveau cette semaine : pas de lettre.'
  const { sent, failed, deferred, skipped } = await sendLetter(deps, composition.letter.id)
  const outcome = `${sent} partis, ${deferred} remis à plus tard, ${failed} échoués, ${skipped} sans objet`
  return `Lettre n° ${composition.letter.number} (« ${composition.letter.subject} ») : ${outcome}.`
}
