import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { readArguments, remark } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  const program = await openNodeProgram(env)
  remark(
    program.migrated.length > 0 ? `Appliqué : ${program.migrated.join(', ')}` : 'La base est déjà à jour.',
  )
  await program.close()
  return 0
}
