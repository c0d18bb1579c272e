import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { print, readArguments, UsageError } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { positionals } = readArguments(argv, {})
  const program = await openNodeProgram(env)
  try {
    const stamp = program.deps.now().toISOString().slice(0, 19).replace(/[:T]/g, '-')
    const path =
      positionals[0] ?? join(program.deps.config.dataFolder, 'sauvegardes', `vigie-${stamp}.sqlite`)
    if (existsSync(path)) throw new UsageError(`${path} existe déjà : donnez un autre nom.`)
    mkdirSync(dirname(path), { recursive: true })
    program.db.copyTo(path)
    print(path)
    return 0
  } finally {
    await program.close()
  }
}
