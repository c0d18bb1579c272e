import { rebuildEmbedded, rebuildServer } from '#src/pipeline/index/rebuild-indexes.ts'
import type { NodeProgram } from '#src/runtime/node.ts'
import { countIndexWork } from '#src/store/index-queue.ts'
import { countItems } from '#src/store/items.ts'
import { countServerWork } from '#src/store/server-queue.ts'
import type { IndexArguments } from './search-index.ts'
import { remark } from './usage.ts'

/** Items between two lines of progress. */
const toldEvery = 2_000

/** Both indexes, or the one that is named; each answers while it is rebuilt. 3 when something had to be put off. */
export async function rebuildIndexes(
  { deps, db }: NodeProgram,
  { engine }: Pick<IndexArguments, 'engine'>,
): Promise<number> {
  const { items } = await countItems(db)
  const onProgress = progress(items)
  if (engine !== 'serveur') {
    remark(`${await rebuildEmbedded(deps, deps.search, onProgress)} éléments indexés.`)
    const { waiting, lastError } = await countIndexWork(db)
    if (waiting > 0) return tellWaiting(waiting, lastError)
  }
  if (engine === 'serveur' || (engine === undefined && deps.searchServer)) {
    remark(`${await rebuildServer(deps, onProgress)} éléments portés au serveur de recherche.`)
    const { waiting, dead, lastError } = await countServerWork(db)
    if (waiting > 0) return tellWaiting(waiting, lastError)
    if (dead > 0) {
      remark(`${dead} éléments refusés par le serveur : voir « vigie index status ».`)
      return 3
    }
  }
  return 0
}

function tellWaiting(waiting: number, lastError: string | undefined): number {
  remark(`${waiting} éléments attendent encore : ${lastError ?? 'sans raison connue'}`)
  return 3
}

function progress(items: number): (done: number) => void {
  let told = 0
  return (done) => {
    if (done < told) told = 0
    if (done - told < toldEvery) return
    told = done
    remark(`${done} sur ${items} éléments…`)
  }
}
