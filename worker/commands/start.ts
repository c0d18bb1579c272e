import { openNodeProgram } from '#src/runtime/node.ts'
import { findDueFeeds } from '#src/pipeline/refresh-due.ts'
import { countItems } from '#src/store/items.ts'
import { startScheduler } from '../node.ts'
import { describeReport } from '../progress.ts'
import type { Environment } from './environment.ts'
import { tellFirstAccount } from './first-account.ts'
import { openSite } from './serve-site.ts'
import { stopSignal } from './stop-signal.ts'
import { readArguments, remark } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  readArguments(argv, {})
  return startBoth(env)
}

/** The site first, so that it answers while the sources are being read; then the due sources, then the clock. */
export async function startBoth(env: Environment, afterFirstRefresh?: AfterRefresh): Promise<number> {
  const stopped = stopSignal()
  const program = await openNodeProgram(env)
  const { deps } = program
  if (program.migrated.length > 0) remark(`Base à jour : ${program.migrated.join(', ')}`)
  const site = await openSite(deps)
  remark(`Vigie répond sur http://localhost:${site.port} (données : ${deps.config.dataFolder})`)
  const tellFirstAccountAgain = await tellFirstAccount(deps)
  const scheduler = await startScheduler(deps, { onReport: (...told) => remark(describeReport(...told)) })
  const due = await findDueFeeds(deps)
  remark(
    due.length > 0
      ? `Lecture de ${due.length} sources…`
      : 'Aucune source n’est due : prochaine vérification au quart d’heure.',
  )
  const first = firstRefresh().catch((error: unknown) =>
    deps.log.error('first-refresh', { error: String(error) }),
  )
  await stopped
  remark('Arrêt : fin des lectures en cours…')
  await scheduler.stop()
  await first
  await site.close()
  await program.close()
  return 0

  async function firstRefresh(): Promise<void> {
    await scheduler.runNow('refresh')
    const { items, relevant } = await countItems(deps.db)
    remark(`${items} éléments en base, dont ${relevant} classés. Ctrl+C pour arrêter.`)
    // The lines of a first reading have pushed the link off the screen.
    await tellFirstAccountAgain()
    await afterFirstRefresh?.(program)
  }
}

export type AfterRefresh = (program: Awaited<ReturnType<typeof openNodeProgram>>) => Promise<void>
