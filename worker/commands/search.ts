import { openNodeProgram } from '#src/runtime/node.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { idsOf, searchFor } from '#src/search/search-index.ts'
import { listItemsById } from '#src/store/items.ts'
import type { Environment } from './environment.ts'
import { print, printJson, readArguments, remark, UsageError } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    axe: { type: 'string', multiple: true },
    tout: { type: 'boolean' },
    limite: { type: 'string', default: '20' },
    json: { type: 'boolean' },
  })
  const limit = Number(values.limite)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new UsageError('--limite : un nombre entre 1 et 1000.')
  const program = await openNodeProgram(env)
  try {
    const { db, search, config } = program.deps
    const found = await search.search(
      searchFor({
        now: program.deps.now(),
        asked: parseQuery(positionals.join(' ')),
        facets: values.axe ? { axis: values.axe } : {},
        includeOffScope: values.tout ?? false,
        sort: 'pertinence',
        limit,
      }),
    )
    for (const item of await listItemsById(db, idsOf(found))) {
      const url = `${config.baseUrl}/elements/${item.id}`
      const { id, title, domain, kind, publishedAt } = item
      const axes = item.axes.map((axis) => axis.id)
      if (values.json)
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
    remark(`${found.total} résultats`)
    return found.total > 0 ? 0 : 1
  } finally {
    await program.close()
  }
}
