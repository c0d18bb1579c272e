import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { type Comparison, compareEmbedded, compareServer } from '#src/pipeline/index/compare-indexes.ts'
import { findServerRebuild } from '#src/store/server-rebuild.ts'
import type { NodeProgram } from '#src/runtime/node.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { enqueueForIndex } from '#src/store/index-queue.ts'
import { enqueueForServer } from '#src/store/server-queue.ts'
import type { IndexArguments } from './search-index.ts'
import { print, printJson, remark, UsageError } from './usage.ts'

/** Compares each index with the store: 3 where they differ. `--repair` brings what is missing, other or too much. */
export async function verifyIndexes(program: NodeProgram, asked: IndexArguments): Promise<number> {
  const { deps, db } = program
  // The index itself: `deps.search` asks the server first.
  const embedded = createFts5Index(db)
  let isDifferent = false
  if (asked.engine !== 'serveur') {
    const compared = await compareEmbedded(deps, embedded)
    isDifferent = tell('FTS5', compared, asked) || isDifferent
    if (asked.repair) {
      await embedded.remove(compared.extra)
      await db.batch([enqueueForIndex(wrongOf(compared), deps.now().toISOString())])
    }
  }
  if (asked.engine !== 'integre' && (deps.searchServer || asked.engine)) {
    if (!deps.searchServer) throw new UsageError('--moteur serveur : MEILI_URL n’est pas donnée.')
    if (await findServerRebuild(db))
      remark('Une reconstruction est en cours : l’index comparé est celui d’avant.')
    const compared = await compareServer(deps, deps.searchServer)
    isDifferent = tell('Meilisearch', compared, asked) || isDifferent
    if (asked.repair) {
      const ids = [...wrongOf(compared), ...compared.extra]
      await db.batch([enqueueForServer(ids, deps.now().toISOString())])
    }
  }
  if (!isDifferent) return 0
  if (!asked.repair) return 3
  await drainIndexQueue(deps)
  remark('Réparé : relancez « vigie index verify » pour vous en assurer.')
  return 0
}

function wrongOf({ missing, different }: Comparison): string[] {
  return [...missing, ...different]
}

const idsShown = 10

/** True where they differ. */
function tell(engine: string, compared: Comparison, { json }: IndexArguments): boolean {
  const { documents, missing, extra, different } = compared
  const isDifferent = missing.length + extra.length + different.length > 0
  if (json) printJson({ engine, ...compared })
  else {
    print(
      isDifferent
        ? `${engine} : sur ${documents} éléments, ${missing.length} manquent, ${different.length} diffèrent, ${extra.length} sont de trop.`
        : `${engine} : les ${documents} éléments y sont, ni plus ni moins.`,
    )
    for (const id of [...missing, ...different, ...extra].slice(0, idsShown)) print(`  ${id}`)
  }
  return isDifferent
}
