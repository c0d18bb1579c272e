import { type NodeProgram, openNodeProgram } from '#src/runtime/node.ts'
import { WatchError } from '#src/errors.ts'
import { type SearchResult, idsOf, searchFor } from '#src/search/search-index.ts'
import { listShownItems } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Environment } from './environment.ts'
import { runSearchBatch } from './search-batch.ts'
import { readFilters } from './search-filters.ts'
import { openSearchReader, readText } from './search-reader.ts'
import { print, printJson, readArguments, remark, UsageError } from './usage.ts'

const several = { type: 'string', multiple: true } as const
const one = { type: 'string' } as const

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const isBatch = argv.includes('--batch')
  // What was typed wrong is said before a database is opened, or made.
  const asked = isBatch ? undefined : readAsked(argv)
  const program = await openNodeProgram(env)
  try {
    return asked ? await searchOnce(program, asked) : await runSearchBatch(argv, program.deps)
  } finally {
    await program.close()
  }
}

type Asked = ReturnType<typeof readAsked>

function readAsked(argv: readonly string[]) {
  const { values, positionals } = readArguments(argv, {
    axe: several,
    type: several,
    domaine: several,
    territoire: several,
    source: several,
    pour: several,
    statut: several,
    depuis: one,
    jusqua: one,
    tout: { type: 'boolean' },
    limite: { type: 'string', default: '20' },
    json: { type: 'boolean' },
  })
  const { tout, limite, json, ...filters } = values
  const limit = Number(limite)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new UsageError('--limite : un nombre entre 1 et 1000.')
  return { text: positionals.join(' '), filters, all: tout ?? false, limit, json: json ?? false }
}

async function searchOnce(
  { deps }: NodeProgram,
  { text, filters, all, limit, json }: Asked,
): Promise<number> {
  const reader = await openSearchReader(deps)
  const asked = await readText(deps, reader, text)
  const found = await deps.search.search(
    searchFor({
      now: reader.now,
      asked,
      ...orUsage(() => readFilters({ ...filters }, reader)),
      includeOffScope: all,
      matching: 'best',
      limit,
    }),
  )
  for (const item of await listShownItems(deps.db, idsOf(found))) show(item, deps.config.baseUrl, json)
  for (const { message } of asked.problems) remark(message)
  for (const line of readings(found)) remark(line)
  remark(`${found.total} résultats`)
  return found.total > 0 ? 0 : 1
}

function orUsage<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof WatchError ? new UsageError(error.message) : error
  }
}

function show(item: StoredItem, baseUrl: string, json: boolean): void {
  const url = `${baseUrl}/elements/${item.id}`
  const { id, title, domain, kind, publishedAt } = item
  const axes = item.axes.map((axis) => axis.id)
  if (json)
    printJson({
      id,
      title,
      url,
      source: item.url,
      publishedAt,
      axes,
      domain,
      kind,
      deadline: item.closing?.value,
    })
  else
    print(
      `${publishedAt?.slice(0, 10) ?? '          '}  ${title}\n            ${axes.join(', ') || 'hors périmètre'} · ${url}`,
    )
}

/** What the engine did beyond what was asked. */
function readings({ corrections, exact, total, fallback }: SearchResult): string[] {
  return [
    ...corrections.map(({ typed, used }) => `« ${typed} » n’est nulle part : « ${used} » a été cherché.`),
    ...(exact < total ? [`Les ${exact} premiers ont tous les mots ; les suivants, la plupart.`] : []),
    ...(fallback ? ['Le serveur de recherche ne répond pas : le moteur intégré l’a remplacé.'] : []),
  ]
}
