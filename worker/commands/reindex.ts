import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { rebuildIndexes } from './index-rebuild.ts'
import { readArguments } from './usage.ts'

/** The same as `vigie index rebuild`. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  const program = await openNodeProgram(env)
  try {
    return await rebuildIndexes(program, {})
  } finally {
    await program.close()
  }
}
