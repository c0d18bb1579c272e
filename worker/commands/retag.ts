import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { retag } from '#src/pipeline/retag.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { readArguments, remark } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  const program = await openNodeProgram(env)
  try {
    const { read, changed } = await retag(program.deps)
    await drainIndexQueue(program.deps)
    remark(`${read} éléments relus, ${changed} classés autrement.`)
    return 0
  } finally {
    await program.close()
  }
}
