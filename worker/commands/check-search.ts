import type { Deps } from '#src/deps.ts'
import { type IndexStates, readIndexStates, type ServerIndexState } from '#src/pipeline/index/index-states.ts'
import { plural } from '#web/views/words.ts'

interface Found {
  level: 'ok' | 'attention' | 'panne'
  told: string
}

/** For the doctor: the embedded index, and the server that is asked before it where there is one. */
export async function checkSearch(deps: Pick<Deps, 'db' | 'search' | 'searchServer'>): Promise<Found> {
  const states = await readIndexStates(deps)
  const found = [embeddedState(states), ...(states.server ? [serverState(states.server)] : [])]
  const level = (['panne', 'attention'] as const).find((one) => found.some((part) => part.level === one))
  return { level: level ?? 'ok', told: found.map(({ told }) => told).join(' ') }
}

function embeddedState({ embedded, items }: IndexStates): Found {
  const { engine, documents = 0, waiting, lastError, stale } = embedded
  if (waiting > 0) return warn(`${engine} : ${waitingWords(waiting)} l’index (${lastError ?? 'bientôt'}).`)
  if (stale) return warn(`${engine} : écrit par une autre version ; lancez « vigie index rebuild ».`)
  if (documents !== items)
    return warn(`${engine} : ${documents} documents pour ${items} éléments ; lancez « vigie index verify ».`)
  return { level: 'ok', told: `${engine} : ${documents} documents.` }
}

function serverState(server: ServerIndexState): Found {
  const { engine, documents, dead, waiting, rebuild, stale, remark, trouble, lastError } = server
  if (server.state === 'away') {
    const told = `${engine} : ${trouble ?? 'ne répond pas'} Le moteur intégré répond à sa place.`
    return { level: 'panne', told }
  }
  if (rebuild) return warn(`${engine} : reconstruction en cours, ${waitingWords(waiting)}.`)
  if (stale)
    return warn(`${engine} : d’une autre version ; il se reconstruit au prochain passage du collecteur.`)
  if (dead > 0)
    return warn(
      `${engine} : ${dead} éléments refusés (${lastError ?? 'sans raison'}) ; voir « vigie index status ».`,
    )
  if (waiting > 0) return warn(`${engine} : ${waitingWords(waiting)} (${lastError ?? 'bientôt'}).`)
  if (remark) return warn(`${engine} : ${documents ?? 0} documents. ${remark}`)
  return { level: 'ok', told: `${engine} : ${documents ?? 0} documents, clé de recherche à part.` }
}

function warn(told: string): Found {
  return { level: 'attention', told }
}

function waitingWords(waiting: number): string {
  return `${waiting} ${plural(waiting, 'élément attend', 'éléments attendent')}`
}
