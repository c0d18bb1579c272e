import { commandLine } from '#src/account/actor.ts'
import type { Deps } from '#src/deps.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { nextSlot } from '#src/letter/desk/letter-calendar.ts'
import { readLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { formatDate } from '#src/letter/french.ts'
import { renderPreview } from '#src/letter/prepare-letter.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { countDeliveries, type DeliveryStatus } from '#src/store/deliveries.ts'
import { findLetterInHand, type Letter, listLetters } from '#src/store/letters.ts'
import { holderName } from '../holder.ts'
import { jobs, runJob } from '../jobs.ts'
import { sendWeekly } from '../letter-job.ts'
import type { Environment } from './environment.ts'
import { print, readArguments, remark, UsageError } from './usage.ts'

const usage = 'Usage : vigie letter draft | preview [--html | --text] | status | send'

type Given = Readonly<{ html?: boolean | undefined; text?: boolean | undefined }>

const verbs: Record<string, (deps: Deps, given: Given) => Promise<number>> = { draft, preview, status, send }

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    html: { type: 'boolean' },
    text: { type: 'boolean' },
  })
  const [verb = '', ...rest] = positionals
  const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!act || rest.length > 0) throw new UsageError(usage)
  const program = await openNodeProgram(env)
  try {
    return await act(program.deps, values)
  } finally {
    await program.close()
  }
}

async function draft(deps: Deps): Promise<number> {
  remark(stateOf(await draftNow(deps, commandLine)))
  return 0
}

async function preview(deps: Deps, { html }: Given): Promise<number> {
  const rendered = await renderPreview(deps)
  if (rendered.kind === 'empty') {
    remark('Rien de nouveau : la lettre serait vide, elle ne partirait pas.')
    return 1
  }
  remark(`Objet : ${rendered.subject}`)
  process.stdout.write(html ? rendered.html : rendered.text)
  return 0
}

async function status(deps: Deps): Promise<number> {
  const inHand = await findLetterInHand(deps.db)
  if (inHand) print(stateOf(inHand))
  const { draftAt, sendAt } = nextSlot(await readLetterSettings(deps), deps.now())
  print(`Prochain brouillon le ${formatDate(draftAt)}, pour un départ le ${formatDate(sendAt)}.`)
  const [last] = await listLetters(deps.db, 1)
  if (!last) return 0
  const counted = Object.entries(await countDeliveries(deps.db, last.id)).filter(([, n]) => n > 0)
  const told = counted.map(([state, n]) => `${deliveryWords[state as DeliveryStatus]} : ${n}`).join(', ')
  const isOver = last.state === 'sent' ? 'partie' : 'en train de partir'
  print(`Dernière lettre : n° ${last.number}, ${isOver} (${told || 'aucun envoi'}).`)
  return 0
}

const deliveryWords: Record<DeliveryStatus, string> = {
  queued: 'en file',
  sending: 'en cours',
  handed: 'remis sans réponse',
  sent: 'partis',
  deferred: 'remis à plus tard',
  failed: 'échoués',
  bounced: 'revenus',
  complained: 'plaintes',
  skipped: 'sans objet',
}

function stateOf({ number, state, sendAt, alone, touchedAt }: Letter): string {
  const at = sendAt ? formatDate(sendAt) : 'une heure à choisir'
  if (state === 'approved') return `La lettre n° ${number} est approuvée : elle part le ${at}.`
  const waits =
    alone && !touchedAt ? `elle part seule le ${at} si personne ne la touche` : 'elle attend une approbation'
  return `La lettre n° ${number} est en brouillon : ${waits}.`
}

/** Under the lease of the letter's job: the clock must not send while a person does. */
async function send(deps: Deps): Promise<number> {
  const job = jobs.find((one) => one.name === 'letter')
  if (!job) throw new Error('no letter job')
  const { name, cron, leaseMinutes } = job
  let told = ''
  const outcome = await runJob(
    deps,
    { name, cron, leaseMinutes, run: async () => (told = await sendWeekly(deps)) },
    { holder: holderName() },
  )
  remark(outcome === 'busy' ? 'La lettre est déjà en cours d’envoi.' : told)
  return outcome === 'done' ? 0 : 1
}
