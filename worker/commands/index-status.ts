import { drainServerQueue } from '#src/pipeline/index/drain-server.ts'
import { type IndexState, readIndexStates, type ServerIndexState } from '#src/pipeline/index/index-states.ts'
import type { NodeProgram } from '#src/runtime/node.ts'
import { countServerWork, listDeadLetters, reviveServerWork } from '#src/store/server-queue.ts'
import type { IndexArguments } from './search-index.ts'
import { print, printJson, remark } from './usage.ts'

const deadShown = 20

/** Both engines, what waits, what was refused. 3 when something needs a person. */
export async function showStatus({ deps, db }: NodeProgram, { json }: IndexArguments): Promise<number> {
  const states = await readIndexStates(deps)
  const dead = await listDeadLetters(db, deadShown)
  const { embedded, server } = states
  if (json) printJson({ ...states, deadLetters: dead })
  else {
    print(`Base : ${states.items} éléments.`)
    print(described(embedded))
    print(server ? describedServer(server) : 'Serveur de recherche : aucun (MEILI_URL n’est pas donnée).')
    for (const { itemId, title, error } of dead) print(`  refusé : ${itemId} « ${title} » (${error})`)
    if (dead.length > 0) print('  « vigie index retry » les reprend.')
  }
  const isTroubled = embedded.stale || server?.state === 'away' || server?.stale || (server?.dead ?? 0) > 0
  return isTroubled ? 3 : 0
}

function described({ engine, documents, waiting, dead, lastError, stale }: IndexState): string {
  const parts = [
    ...(documents === undefined ? [] : [`${documents} documents`]),
    `${waiting} en attente`,
    ...(dead > 0 ? [`${dead} refusés`] : []),
    ...(stale ? ['écrit par une autre version : « vigie index rebuild »'] : []),
    ...(lastError ? [`dernier échec : ${lastError}`] : []),
  ]
  return `${engine} : ${parts.join(', ')}.`
}

const rebuildWords = {
  opening: 'reconstruction : ouverture du second index',
  filling: 'reconstruction : remplissage du second index',
  swapping: 'reconstruction : échange des deux index',
}

function describedServer(server: ServerIndexState): string {
  return [
    described(server),
    ...(server.trouble ? [`  ${server.trouble}`] : []),
    ...(server.rebuild ? [`  ${rebuildWords[server.rebuild.step]} (depuis ${server.rebuild.since}).`] : []),
    ...(server.remark ? [`  ${server.remark}`] : []),
  ].join('\n')
}

/** Dead letters and what was put off, at once. */
export async function retryDeadLetters({ deps, db }: NodeProgram): Promise<number> {
  const revived = await reviveServerWork(db, deps.now().toISOString())
  const sent = await drainServerQueue(deps)
  const { waiting, dead, lastError } = await countServerWork(db)
  remark(`${revived} éléments repris, ${sent} portés au serveur de recherche.`)
  if (waiting + dead > 0)
    remark(`${waiting} attendent, ${dead} refusés : ${lastError ?? 'sans raison connue'}`)
  return waiting + dead > 0 ? 3 : 0
}
