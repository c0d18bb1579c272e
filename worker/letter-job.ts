import type { Deps } from '#src/deps.ts'
import { enqueueLetters as enqueueUnderWay } from '#src/letter/deliver/deliver-batch.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { reportWords } from '#src/letter/deliver/send-report.ts'
import { type Begun, beginDueLetters, hasDueLetters } from '#src/letter/desk/begin-due.ts'
import { type Drafting, draftWeekly, isDraftDue } from '#src/letter/desk/draft-weekly.ts'
import { composeWeekly } from '#src/letter/prepare-letter.ts'
import { listLettersUnderWay } from '#src/store/deliveries.ts'
import type { JobContext } from './jobs.ts'

/** Asked every two minutes: a few small queries. */
export async function isLetterJobNeeded(deps: Deps): Promise<boolean> {
  return (
    (await isDraftDue(deps)) || (await hasDueLetters(deps)) || (await listLettersUnderWay(deps.db)).length > 0
  )
}

/**
 * What the clock calls: makes the week's draft when its time has come, lets what is due begin to leave, and goes on with
 * the messages. A draft that cannot be made does not keep back letters that are on their way.
 */
export async function runLetterJob(
  deps: Deps,
  context: Pick<JobContext, 'signal' | 'mostMs' | 'enqueueLetters'>,
): Promise<string> {
  const told: string[] = []
  try {
    told.push(draftWords(await draftWeekly(deps)), ...(await beginDueLetters(deps)).map(begunWords))
  } finally {
    told.push(await deliver(deps, context))
  }
  return told.filter((one) => one !== '').join(' ; ')
}

/** For whoever does not wait for the clock: sends the draft in hand now, or the week's letter, made if need be. */
export async function sendWeekly(deps: Deps): Promise<string> {
  const composition = await composeWeekly(deps)
  if (composition.kind === 'empty') return 'Rien de nouveau cette semaine : pas de lettre.'
  const { number, subject } = composition.letter
  return `Lettre n° ${number} (« ${subject} ») : ${reportWords(await deliverLetters(deps))}.`
}

async function deliver(
  deps: Deps,
  { signal, mostMs, enqueueLetters }: Pick<JobContext, 'signal' | 'mostMs' | 'enqueueLetters'>,
): Promise<string> {
  if ((await listLettersUnderWay(deps.db)).length === 0) return ''
  const bounds = { ...(signal ? { signal } : {}), ...(mostMs ? { mostMs } : {}) }
  const report = enqueueLetters
    ? await enqueueUnderWay(deps, enqueueLetters, bounds)
    : await deliverLetters(deps, bounds)
  return `envoi : ${reportWords(report)}`
}

function draftWords(drafting: Drafting): string {
  switch (drafting.kind) {
    case 'drafted':
      return `brouillon de la lettre n° ${drafting.letter.number} prêt`
    case 'empty':
      return 'rien à dire encore : pas de brouillon'
    case 'skipped':
      return `rien de nouveau : pas de lettre pour ${drafting.letterId}`
    case 'none':
      return ''
    default:
      return drafting satisfies never
  }
}

function begunWords({ number, left }: Begun): string {
  return left
    ? `la lettre n° ${number} part`
    : `la lettre n° ${number} n’est pas partie : il n’y reste rien à dire`
}
