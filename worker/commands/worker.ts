import { openNodeProgram } from '#src/runtime/node.ts'
import { startScheduler } from '../node.ts'
import type { Environment } from './environment.ts'
import { stopSignal } from './stop-signal.ts'
import { readArguments, remark } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  const stopped = stopSignal()
  const program = await openNodeProgram(env)
  const scheduler = await startScheduler(program.deps)
  remark('Le collecteur tourne. Ctrl+C pour arrêter.')
  const first = scheduler.runNow('refresh')
  await stopped
  await scheduler.stop()
  await first
  await program.close()
  return 0
}
