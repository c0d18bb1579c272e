import { reindex } from '#src/pipeline/reindex.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { countIndexWork } from '#src/store/index-queue.ts'
import type { Environment } from './environment.ts'
import { readArguments, remark } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  const program = await openNodeProgram(env)
  try {
    remark(`${await reindex(program.deps)} éléments indexés.`)
    const { waiting, lastError } = await countIndexWork(program.db)
    if (waiting > 0) remark(`${waiting} éléments attendent encore : ${lastError ?? 'sans raison connue'}`)
    return waiting > 0 ? 3 : 0
  } finally {
    await program.close()
  }
}
