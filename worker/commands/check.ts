import { existsSync } from 'node:fs'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import type { Deps } from '#src/deps.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { messageOf, WatchError } from '#src/errors.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { lookAtAddress, sourceToTry } from '#src/pipeline/look-at-address.ts'
import { previewFeed } from '#src/pipeline/preview-feed.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { confirmFeed, registerFeeds } from '#src/store/feed-state.ts'
import { currentEnricher } from '#src/taxonomy/current-enricher.ts'
import { type Told, tellPage, tellRead } from './check-words.ts'
import type { Environment } from './environment.ts'
import { readWholeFile } from './read-file.ts'
import { printJson, readArguments, remark, UsageError } from './usage.ts'

/** Nobody waits in front of a page: a source in several requests takes its time. */
const patienceMs = 180_000

/**
 * Tries a source without storing anything of what it reads, and says what a refresh would have read. A known source that
 * brings items is no longer « à vérifier ». For a web page, says which feeds and lists it holds.
 */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } })
  const [target] = positionals
  if (!target) throw new UsageError('Usage : vigie check <source | adresse | fichier>')
  const program = await openNodeProgram({ ...env, VIGIE_LOG: 'texte' })
  try {
    return await tryTarget(program.deps, target, values.json ?? false)
  } catch (error) {
    if (!(error instanceof WatchError) || error instanceof UsageError) throw error
    if (values.json) printJson({ error: { code: error.code, message: error.message } })
    else remark(`Échec (${error.code}) : ${messageOf(error)}`)
    return 1
  } finally {
    await program.close()
  }
}

async function tryTarget(deps: Deps, target: string, json: boolean): Promise<number> {
  const feed = (await openCatalogue(deps)).find(target)
  if (feed) {
    const read = await readSource(deps, feed)
    if (read.items.length > 0) await confirm(deps, feed.id)
    tellRead(read, json)
    return 0
  }
  if (existsSync(target)) {
    tellRead(await readFile(deps, target), json)
    return 0
  }
  if (!URL.canParse(target))
    throw new UsageError(`${target} n’est ni une source, ni une adresse, ni un fichier.`)
  return tryAddress(deps, target, json)
}

async function tryAddress(deps: Deps, url: string, json: boolean): Promise<number> {
  const look = await lookAtAddress(deps, url, deps.config.fetch.timeoutMs)
  switch (look.kind) {
    case 'failed':
      throw look.error
    case 'page':
      tellPage(look, json)
      return 0
    case 'sitemap':
      tellRead(await readSource(deps, { ...sourceToTry(url), format: 'sitemap', sitemap: {} }), json)
      return 0
    case 'feed':
      tellRead(await readSource(deps, sourceToTry(url)), json)
      return 0
  }
}

async function readSource(deps: Deps, feed: Parameters<typeof previewFeed>[1]): Promise<Told> {
  const read = await previewFeed(deps, feed, { patienceMs })
  switch (read.kind) {
    case 'failed':
      throw read.error
    case 'limited':
      throw new WatchError('limited', `Le serveur demande d’attendre jusqu’au ${read.until}.`)
    case 'unconfigured':
      throw new WatchError('missing-secret', `À configurer d’abord : ${read.missing.join(', ')}.`)
    case 'read':
      return { ...read, dropped: read.rejected.length }
  }
}

async function readFile(deps: Deps, path: string): Promise<Told> {
  const parsed = await parseFeed(await readWholeFile(path), { url: '', contentType: undefined })
  const { items, rejected } = await normaliseItems(parsed, { id: 'check', url: '' })
  const enricher = await currentEnricher(deps)
  return {
    title: parsed.title,
    bozo: parsed.bozo,
    dropped: rejected.length,
    items: items.map((item) => enrichItem(item, undefined, enricher)),
    warnings: [],
  }
}

async function confirm({ db, now }: Deps, feedId: WatchedFeed['id']): Promise<void> {
  const at = now().toISOString()
  await registerFeeds(db, [feedId], at)
  await db.batch([confirmFeed(feedId, at)])
}
