import { renderPreview } from '#src/letter/prepare-letter.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { holderName } from '../holder.ts'
import { jobs, runJob } from '../jobs.ts'
import { sendWeekly } from '../letter-job.ts'
import type { Environment } from './environment.ts'
import { readArguments, remark, UsageError } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    html: { type: 'boolean' },
    text: { type: 'boolean' },
  })
  const [verb] = positionals
  if (verb !== 'preview' && verb !== 'send')
    throw new UsageError('Usage : vigie letter preview [--html | --text] | send')
  const program = await openNodeProgram(env)
  try {
    if (verb === 'send') return await send(program.deps)
    const preview = await renderPreview(program.deps)
    if (preview.kind === 'empty') {
      remark('Rien de nouveau : la lettre serait vide, elle ne partirait pas.')
      return 1
    }
    remark(`Objet : ${preview.subject}`)
    process.stdout.write(values.html ? preview.html : preview.text)
    return 0
  } finally {
    await program.close()
  }
}

/** Under the lease of the letter's job: the clock must not send while a person does. */
async function send(deps: Parameters<typeof sendWeekly>[0]): Promise<number> {
  const job = jobs.find((one) => one.name === 'letter')
  if (!job) throw new Error('no letter job')
  let told = ''
  const outcome = await runJob(
    deps,
    { ...job, run: async () => (told = await sendWeekly(deps)) },
    { holder: holderName() },
  )
  remark(outcome === 'busy' ? 'La lettre est déjà en cours d’envoi.' : told)
  return outcome === 'done' ? 0 : 1
}
