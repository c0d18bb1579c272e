import { createReadStream, statSync } from 'node:fs'
import { type Catalogue, openCatalogue } from '#src/catalogue/catalogue.ts'
import type { Deps } from '#src/deps.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { messageOf } from '#src/errors.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { currentEnricher } from '#src/taxonomy/current-enricher.ts'
import { readArchiveItem } from '../archive.ts'
import type { Environment } from './environment.ts'
import { readJsonLines, textField } from './lines.ts'
import { readWholeFile } from './read-file.ts'
import { readArguments, remark, UsageError } from './usage.ts'

/** The feed of items that name none: an archive is a source like another. */
const archiveFeed = 'archive'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, { feed: { type: 'string' } })
  const [path] = positionals
  if (!path || !statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`Usage : vigie import <fichier> ; ${path ?? 'rien'} n’est pas un fichier.`)
  const program = await openNodeProgram(env)
  try {
    const { byFeed, faults } = await readArchive(
      await importDeps(program.deps),
      path,
      values.feed ?? archiveFeed,
    )
    for (const fault of faults.slice(0, 20)) remark(fault)
    const total = { seen: 0, added: 0, revised: 0 }
    for (const [feedId, items] of byFeed) {
      const saved = await saveItems(program.deps, feedId, [...items.values()], () => [])
      for (const key of ['seen', 'added', 'revised'] as const) total[key] += saved[key]
    }
    await drainIndexQueue(program.deps)
    remark(`${total.seen} lus, ${total.added} nouveaux, ${total.revised} modifiés, ${faults.length} refusés.`)
    return faults.length > 0 ? 3 : 0
  } finally {
    await program.close()
  }
}

interface Archive {
  /** By feed, then by id. */
  byFeed: Map<string, Map<string, EnrichedItem>>
  faults: string[]
}

interface ImportDeps extends Pick<Deps, 'enricher'> {
  catalogue: Catalogue
}

async function importDeps(deps: Deps): Promise<ImportDeps> {
  return { enricher: await currentEnricher(deps), catalogue: await openCatalogue(deps) }
}

async function readArchive(deps: ImportDeps, path: string, defaultFeed: string): Promise<Archive> {
  return path.endsWith('.jsonl') ? readLines(deps, path, defaultFeed) : readJsonFeed(deps, path, defaultFeed)
}

async function readLines(deps: ImportDeps, path: string, defaultFeed: string): Promise<Archive> {
  const archive: Archive = { byFeed: new Map(), faults: [] }
  for await (const line of readJsonLines(createReadStream(path))) {
    try {
      if ('fault' in line) throw new Error(line.fault)
      const feedId = textField(line.record, 'feed') ?? defaultFeed
      addItem(archive, feedId, enrich(deps, feedId, await readArchiveItem(line.record, feedId)))
    } catch (error) {
      archive.faults.push(`Ligne ${line.number} : ${messageOf(error)}`)
    }
  }
  return archive
}

async function readJsonFeed(deps: ImportDeps, path: string, feedId: string): Promise<Archive> {
  const archive: Archive = { byFeed: new Map(), faults: [] }
  const parsed = await parseFeed(await readWholeFile(path), { url: '', contentType: 'application/feed+json' })
  const { items } = await normaliseItems(parsed, { id: feedId, url: '' })
  for (const item of items) addItem(archive, feedId, enrich(deps, feedId, item))
  return archive
}

function enrich(deps: ImportDeps, feedId: string, item: Parameters<typeof enrichItem>[0]): EnrichedItem {
  return enrichItem(item, deps.catalogue.find(feedId), deps.enricher)
}

/** Two lines of one identity are one item: the first is kept. */
function addItem({ byFeed }: Archive, feedId: string, item: EnrichedItem): void {
  const items = byFeed.get(feedId) ?? new Map<string, EnrichedItem>()
  if (!items.has(item.id)) items.set(item.id, item)
  byFeed.set(feedId, items)
}
