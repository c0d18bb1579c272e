import { wantedTerms } from '#src/search/query/ast.ts'
import { collectFacets, type FacetRow } from '#src/search/facets.ts'
import type { SearchDocument, SearchIndex, SearchQuery, SearchResult } from '#src/search/search-index.ts'
import { statement } from '#src/store/database.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'

/** FTS5 as one writes it first: its own tokenizer, every word wanted, bm25, facets in a table counted by SQL. */
export async function createRival(db: NodeDatabase): Promise<SearchIndex> {
  await db.batch([
    statement(`create virtual table if not exists words using fts5
      (title, text, publisher, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`),
    statement('create table if not exists documents (rowid integer primary key, id text, day text) strict'),
    statement(
      'create table if not exists facets (document, facet, value, primary key (facet, value, document)) without rowid',
    ),
  ])
  return {
    put: (documents) => put(db, documents),
    search: (query) => search(db, query),
    remove: async () => undefined,
    clear: async () => undefined,
    async status() {
      const row = await db.get<{ n: number }>('select count(*) as n from documents')
      return { engine: 'FTS5, untuned', documents: row?.n ?? 0 }
    },
  }
}

async function put(db: NodeDatabase, documents: readonly SearchDocument[]): Promise<void> {
  const rows = documents.map(({ id, title, text, publisher, sortDate }) => [
    id,
    title,
    text,
    publisher,
    sortDate,
  ])
  const facets = documents.flatMap((one) => [
    ...one.axes.map((value) => [one.id, 'axis', value]),
    [one.id, 'domain', one.domain],
    [one.id, 'kind', one.kind],
    [one.id, 'publisher', one.publisher],
    ...[...one.territories, ...(one.within ?? [])].map((value) => [one.id, 'territory', value]),
  ])
  const first = ((await db.get<{ n: number }>('select count(*) as n from documents'))?.n ?? 0) + 1
  await db.batch([
    statement(
      `insert into documents select key + ${first}, value->>0, value->>4 from json_each(?)`,
      JSON.stringify(rows),
    ),
    statement(
      `insert into words (rowid, title, text, publisher)
       select key + ${first}, value->>1, value->>2, value->>3 from json_each(?)`,
      JSON.stringify(rows),
    ),
    statement(
      `insert or ignore into facets select j.key + ${first}, f.value->>1, f.value->>2
       from json_each(?1) f join json_each(?2) j on j.value = f.value->>0`,
      JSON.stringify(facets),
      JSON.stringify(documents.map(({ id }) => id)),
    ),
  ])
}

async function search(db: NodeDatabase, query: SearchQuery): Promise<SearchResult> {
  const match = wantedTerms(query.asked.tree)
    .map(({ forms, prefix }) => `"${[...forms, ...(prefix ? [prefix] : [])].join(' ')}"${prefix ? ' *' : ''}`)
    .join(' AND ')
  const chosen = Object.entries(query.facets).filter(([facet]) => facet !== 'status')
  const where = chosen.map(
    () =>
      'and d.rowid in (select document from facets where facet = ? and value in (select value from json_each(?)))',
  )
  const from =
    match === ''
      ? 'documents d where true'
      : 'words join documents d on d.rowid = words.rowid and words match ? where true'
  const params = [
    ...(match === '' ? [] : [match]),
    ...chosen.flatMap(([facet, values]) => [facet, JSON.stringify(values)]),
  ]
  const order = match === '' || query.sort !== 'pertinence' ? 'd.day desc' : 'bm25(words, 10, 1, 3)'
  const found = `from ${from} ${where.join(' ')}`
  const hits = await db.all<{ id: string }>(`select d.id ${found} order by ${order} limit 20`, ...params)
  const total = await db.get<{ n: number }>(`select count(*) as n ${found}`, ...params)
  const rows = await db.all<FacetRow>(
    `with result as materialized (select d.rowid as document ${found})
     select facet, value, count(*) as count from facets where document in (select document from result) group by 1, 2`,
    ...params,
  )
  return {
    hits: hits.map(({ id }) => ({ id, score: 0, folded: 0 })),
    total: total?.n ?? 0,
    exact: total?.n ?? 0,
    facets: collectFacets(rows),
    corrections: [],
  }
}
