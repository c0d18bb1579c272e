import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { retag } from '#src/pipeline/retag.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { readArguments, remark } from './usage.ts'

/** Pages between two lines of progress: ten thousand items would be fifty lines. */
const pagesTold = 10

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  const program = await openNodeProgram(env)
  try {
    let pages = 0
    const { read, changed } = await retag(program.deps, {
      onProgress: ({ done, total, changed: soFar }) => {
        pages += 1
        if (pages % pagesTold === 0) remark(`${done} sur ${total} éléments relus, ${soFar} changés…`)
      },
    })
    await drainIndexQueue(program.deps)
    remark(`${read} éléments relus, ${changed} classés autrement.`)
    return 0
  } finally {
    await program.close()
  }
}
