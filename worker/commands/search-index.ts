import { rebuildIndexes } from './index-rebuild.ts'
import { retryDeadLetters, showStatus } from './index-status.ts'
import { verifyIndexes } from './index-verify.ts'
import type { Environment } from './environment.ts'
import { openNodeProgram, type NodeProgram } from '#src/runtime/node.ts'
import { print, readArguments, remark, UsageError } from './usage.ts'

export interface IndexArguments {
  json: boolean
  repair: boolean
  /** Undefined: both. */
  engine?: 'integre' | 'serveur'
}

type Action = (program: NodeProgram, asked: IndexArguments) => Promise<number>

const actions: Record<string, Action> = {
  status: showStatus,
  rebuild: rebuildIndexes,
  verify: verifyIndexes,
  retry: retryDeadLetters,
  key: showSearchKey,
}

/** `vigie index <action>`: the search indexes as things that are run. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    json: { type: 'boolean' },
    repair: { type: 'boolean' },
    moteur: { type: 'string' },
  })
  const [name = 'status', ...others] = positionals
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action || others.length > 0)
    throw new UsageError(
      `vigie index : ${Object.keys(actions).join(', ')}, pas « ${positionals.join(' ')} ».`,
    )
  const engine = values.moteur
  if (engine !== undefined && engine !== 'integre' && engine !== 'serveur')
    throw new UsageError('--moteur : integre ou serveur.')
  const program = await openNodeProgram(env)
  try {
    const { json = false, repair = false } = values
    return await action(program, { json, repair, ...(engine ? { engine } : {}) })
  } finally {
    await program.close()
  }
}

/** For a site that runs alone (`vigie web`): with this key in MEILI_KEY, it can search and do nothing else. */
async function showSearchKey({ deps }: NodeProgram): Promise<number> {
  if (!deps.searchServer) throw new UsageError('MEILI_URL n’est pas donnée : il n’y a pas de clé.')
  const { searchKey, remark: told } = await deps.searchServer.access()
  if (searchKey) print(searchKey)
  if (told) remark(told)
  return searchKey ? 0 : 1
}
