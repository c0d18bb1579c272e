import { type Database, statement } from '../store/database.ts'
import { putDocuments, removeDocuments } from './fts5-documents.ts'
import { type Condition, conditionsOf, matchExpression } from './fts5-conditions.ts'
import { collectFacets, countedSeparately, type FacetRow } from './facets.ts'
import { parseQuery } from './query.ts'
import type { FacetName, SearchIndex, SearchQuery, SearchResult } from './search-index.ts'

/** The embedded engine: SQLite's FTS5 in the same database, on Node and on D1. Needs migration 0004. */
export function createFts5Index(db: Database): SearchIndex {
  return {
    put: (documents) => putDocuments(db, documents),
    remove: (ids) => removeDocuments(db, ids),
    search: (query) => search(db, query),
    async clear() {
      await db.batch([
        statement(`insert into search_words (search_words) values ('delete-all')`),
        statement('delete from search_facets'),
        statement('delete from search_documents'),
      ])
    },
    async status() {
      const row = await db.get<{ n: number }>('select count(*) as n from search_documents')
      return { engine: 'FTS5', documents: row?.n ?? 0 }
    },
  }
}

async function search(db: Database, query: SearchQuery): Promise<SearchResult> {
  const parsed = parseQuery(query.text)
  const match = matchExpression(parsed.required)
  const own = countedSeparately(query.facets)
  const [ids, whole, ...separate] = await Promise.all([
    findPage(db, query, match, conditionsOf(query, parsed)),
    countFacets(db, match, conditionsOf(query, parsed)),
    ...own.map((facet) => countFacets(db, match, conditionsOf(query, parsed, facet), facet)),
  ])
  const total = whole.find((row) => row.facet === 'total')?.count ?? 0
  const rows = [...whole.filter((row) => !own.some((facet) => facet === row.facet)), ...separate.flat()]
  return { ids, total, facets: collectFacets(rows) }
}

async function findPage(
  db: Database,
  query: SearchQuery,
  match: string,
  where: Condition,
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `select d.id ${from(match)} where ${where.sql} order by ${orderOf(query, match)}, d.sort_date desc, d.id limit ? offset ?`,
    ...matchParams(match),
    ...where.params,
    query.limit,
    query.offset,
  )
  return rows.map((row) => row.id)
}

/** One pass for the total and every facet, or for one facet alone. */
async function countFacets(
  db: Database,
  match: string,
  where: Condition,
  only?: FacetName,
): Promise<FacetRow[]> {
  const total = `select 'total' as facet, '' as value, count(*) as count from result union all`
  return db.all<FacetRow>(
    `with result as materialized (select d.rowid as document ${from(match)} where ${where.sql})
     ${only ? '' : total}
     select facet, value, count(*) as count from search_facets
     where document in (select document from result) ${only ? 'and facet = ?' : ''}
     group by facet, value`,
    ...matchParams(match),
    ...where.params,
    ...(only ? [only] : []),
  )
}

function from(match: string): string {
  if (match === '') return 'from search_documents d'
  return 'from search_words join search_documents d on d.rowid = search_words.rowid and search_words match ?'
}

function matchParams(match: string): string[] {
  return match === '' ? [] : [match]
}

// A word of the title is worth ten in the text; `forms` repeats the text and must not count twice.
const score = 'bm25(search_words, 10, 1, 3, 0.1)'

function orderOf({ sort }: SearchQuery, match: string): string {
  if (sort === 'echeance') return 'd.deadline is null, d.deadline'
  return sort === 'pertinence' && match !== '' ? score : 'd.sort_date desc'
}
