import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { tellFirstAccount } from './first-account.ts'
import { openSite } from './serve-site.ts'
import { stopSignal } from './stop-signal.ts'
import { readArguments, remark } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  const stopped = stopSignal()
  const program = await openNodeProgram(env)
  const site = await openSite(program.deps)
  remark(`Vigie répond sur http://localhost:${site.port}`)
  await tellFirstAccount(program.deps)
  await stopped
  await site.close()
  await program.close()
  return 0
}
