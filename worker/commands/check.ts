import { existsSync } from 'node:fs'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import type { Deps } from '#src/deps.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { messageOf, WatchError } from '#src/errors.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { fetchFeed } from '#src/fetch/fetch-feed.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { readWholeFile } from './read-file.ts'
import { print, printJson, readArguments, remark, UsageError } from './usage.ts'

interface Bytes {
  body: Uint8Array
  url: string
  contentType: string | undefined
}

/** Tries a source without storing anything, and says what a refresh would have read. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, { json: { type: 'boolean' } })
  const [target] = positionals
  if (!target) throw new UsageError('Usage : vigie check <source | adresse | fichier>')
  const program = await openNodeProgram({ ...env, VIGIE_LOG: 'texte' })
  try {
    const feed = (await openCatalogue(program.deps)).find(target)
    const { body, url, contentType } = await readTarget(program.deps, target, feed)
    const parsed = await parseFeed(body, { feed, url, contentType })
    const { items, rejected } = await normaliseItems(parsed, {
      ...(feed ?? { id: 'check' }),
      url,
    })
    const dropped = rejected.length
    const enriched = items.map((item) => enrichItem(item, feed, program.deps.tagger))
    if (values.json)
      printJson({ title: parsed.title, bozo: parsed.bozo, dropped, items: enriched.map(inShort) })
    else tell(parsed, enriched, dropped)
    return 0
  } catch (error) {
    if (!(error instanceof WatchError) || error instanceof UsageError) throw error
    if (values.json) printJson({ error: { code: error.code, message: error.message } })
    else remark(`Échec (${error.code}) : ${messageOf(error)}`)
    return 1
  } finally {
    await program.close()
  }
}

async function readTarget(deps: Deps, target: string, feed: FeedDefinition | undefined): Promise<Bytes> {
  if (!feed && existsSync(target))
    return { body: await readWholeFile(target), url: '', contentType: undefined }
  if (!feed && !URL.canParse(target))
    throw new UsageError(`${target} n’est ni une source, ni une adresse, ni un fichier.`)
  const options = { ...deps.config.fetch, ...deps, userAgent: deps.config.userAgent }
  const answer = await fetchFeed(feed?.url ?? target, {}, options)
  if (answer.kind === 'fresh') return answer
  if (answer.kind === 'failed') throw answer.error
  throw new WatchError('http-status', `Le serveur répond ${answer.status} : rien à lire pour le moment.`)
}

function inShort(item: EnrichedItem) {
  const { title, url, publishedAt, relevant, domain, kind, closing } = item
  return {
    title,
    url,
    publishedAt,
    relevant,
    axes: item.axes.map((axis) => axis.id),
    domain,
    kind,
    deadline: closing?.value,
  }
}

function tell(
  parsed: { title?: string; bozo?: string },
  items: readonly EnrichedItem[],
  dropped: number,
): void {
  print(
    `${parsed.title ?? '(sans titre)'} : ${items.length} éléments${dropped > 0 ? `, ${dropped} en double` : ''}`,
  )
  if (parsed.bozo) print(`Document malformé, lu quand même : ${parsed.bozo}`)
  for (const item of items) {
    const axes = item.axes.map((axis) => axis.id).join(', ') || 'hors périmètre'
    print(`\n${item.publishedAt?.slice(0, 10) ?? 'sans date'}  ${item.title}`)
    print(`            ${item.url ?? 'sans adresse'}`)
    print(
      `            ${item.kind} · ${item.domain} · ${axes}${item.closing ? ` · échéance ${item.closing.value}` : ''}`,
    )
  }
}
