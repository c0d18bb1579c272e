import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { findDueFeeds, type RefreshReport, refreshFeeds } from '#src/pipeline/refresh-due.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { silentLog } from '#src/log.ts'
import { holderName, releaseDeadHolders } from '../holder.ts'
import { describeReport } from '../progress.ts'
import type { Environment } from './environment.ts'
import { stopSignal } from './stop-signal.ts'
import { print, printJson, readArguments, remark, UsageError } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } })
  const stopping = new AbortController()
  void stopSignal().then(() => stopping.abort())
  const program = await openNodeProgram(env, { log: silentLog })
  try {
    await releaseDeadHolders(program.db)
    const due = await findDueFeeds(program.deps)
    const { feeds } = await openCatalogue(program.deps)
    const wanted = positionals.length === 0 ? due : positionals.map((id) => findFeed(feeds, id))
    const tell = values.json
      ? (report: RefreshReport) => printJson(asJson(report))
      : (report: RefreshReport, done: number, total: number) => print(describeReport(report, done, total))
    const reports = await refreshFeeds(program.deps, wanted, {
      holder: holderName(),
      onlyDue: positionals.length === 0,
      onReport: tell,
      signal: stopping.signal,
    })
    const indexed = await drainIndexQueue(program.deps)
    if (wanted.length === 0) remark('Aucune source n’est due pour le moment.')
    remark(`${reports.length} sources vérifiées, ${indexed} éléments indexés.`)
    const isPartial = reports.some(({ result }) => !result || ['failed', 'stopped'].includes(result.kind))
    return isPartial || reports.length < wanted.length ? 3 : 0
  } finally {
    await program.close()
  }
}

function findFeed<T extends { id: string; paused?: string }>(feeds: readonly T[], id: string): T {
  const feed = feeds.find((one) => one.id === id)
  if (!feed)
    throw new UsageError(`Source inconnue : ${id}. La page /sources et feeds/publishers donnent les noms.`)
  if (feed.paused) throw new UsageError(`${id} est en pause : ${feed.paused}`)
  return feed
}

function asJson({ feed, result }: RefreshReport) {
  if (!result) return { feed: feed.id, kind: 'crashed' }
  if (result.kind !== 'failed') return { feed: feed.id, ...result }
  return { feed: feed.id, kind: 'failed', error: { code: result.error.code, message: result.error.message } }
}
