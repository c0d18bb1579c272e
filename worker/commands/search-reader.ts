import { openCatalogue } from '#src/catalogue/catalogue.ts'
import type { Deps } from '#src/deps.ts'
import type { ParsedQuery } from '#src/search/query/ast.ts'
import type { FieldReader } from '#src/search/query/field-reader.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { resolveMarks } from '#src/search/query/resolve-marks.ts'
import { createValueReader } from '#src/search/query/values/people-reader.ts'
import { listAxisLabels } from '#src/store/axis-labels.ts'
import { countByFeed } from '#src/store/item-counts.ts'

/** The words of people, as on the site: axes under the names that staff gave them, sources, places. */
export async function openSearchReader(deps: Deps): Promise<FieldReader> {
  const [labels, catalogue, counts] = await Promise.all([
    listAxisLabels(deps.db),
    openCatalogue(deps),
    countByFeed(deps.db),
  ])
  const axes = deps.axes.map((axis) => ({ ...axis, label: labels.get(axis.id) ?? axis.label }))
  // An imported archive that no definition describes is known by its id alone.
  const feeds = [...counts.keys(), ...catalogue.feeds.map(({ id }) => id)]
  return createValueReader({
    now: deps.now(),
    axes,
    feeds: [...new Set(feeds)].map((id) => ({ id, publisher: catalogue.publisherOf(id) })),
    territories: deps.enricher.territories,
  })
}

/** The text of a search as the engine takes it: at a terminal nobody is signed in, and `est:suivi` finds nothing. */
export function readText({ db }: Deps, reader: FieldReader, text: string): Promise<ParsedQuery> {
  return resolveMarks(db, undefined, parseQuery(text, reader))
}
