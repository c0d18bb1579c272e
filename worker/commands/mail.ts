import { buffer } from 'node:stream/consumers'
import { recordEvents } from '#src/letter/deliver/record-events.ts'
import { readDsn } from '#src/mail/bounces/read-dsn.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { readArguments, remark, UsageError } from './usage.ts'

/** For the alias of a mail server: reads one report of non-delivery on standard input. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const [verb, ...rest] = readArguments(argv, {}).positionals
  if (verb !== 'bounce' || rest.length > 0) throw new UsageError('Usage : vigie mail bounce < message.eml')
  const bounces = await readDsn(await buffer(process.stdin))
  const program = await openNodeProgram(env)
  try {
    const { recorded, known, unknown } = await recordEvents(program.deps, bounces, { trusted: false })
    remark(`${recorded} notés au registre, ${known} déjà connus, ${unknown} d’aucun message de Vigie.`)
    // A mail server keeps and tries again what its program refuses: what is no report of ours is not its fault.
    return 0
  } finally {
    await program.close()
  }
}
