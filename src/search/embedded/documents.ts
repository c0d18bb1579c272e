import { type Database, type Statement, statement } from '../../store/database.ts'
import { type IndexedDocument, indexInGroups } from '../indexed-document.ts'
import type { SearchDocument } from '../search-index.ts'

/** D1 takes two million bytes a parameter; half a megabyte leaves room for accents and commas. */
const groups = { maxLength: 500_000, maxCount: 500 }

/** Adds or replaces, in as many batches as the size asks for: each is whole, and all of it may be done again. */
export async function putDocuments(db: Database, documents: readonly SearchDocument[]): Promise<void> {
  for (const group of indexInGroups(documents, groups)) await db.batch(putStatements(group))
}

export async function removeDocuments(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.batch(removeStatements(ids))
}

function putStatements(documents: readonly IndexedDocument[]): Statement[] {
  const rows = JSON.stringify(
    documents.map(({ id, relevant, sortDate, deadline }) => ({ id, relevant, sortDate, deadline })),
  )
  const words = JSON.stringify(
    documents.map(({ id, title, text, publisher, forms }) => ({ id, title, text, publisher, forms })),
  )
  const facets = JSON.stringify(
    documents.flatMap(({ id, facets: pairs }) => pairs.map((pair) => [id, ...pair])),
  )
  return [
    ...removeStatements(documents.map((document) => document.id)),
    statement(
      `insert into search_documents (id, relevant, sort_date, deadline)
       select value->>'id', value->>'relevant', value->>'sortDate', value->>'deadline' from json_each(?)`,
      rows,
    ),
    statement(
      `insert into search_words (rowid, title, text, publisher, forms)
       select d.rowid, j.value->>'title', j.value->>'text', j.value->>'publisher', j.value->>'forms'
       from json_each(?) j join search_documents d on d.id = j.value->>'id'`,
      words,
    ),
    statement(
      `insert or ignore into search_facets (document, facet, value)
       select d.rowid, j.value->>1, j.value->>2 from json_each(?) j join search_documents d on d.id = j.value->>0`,
      facets,
    ),
  ]
}

function removeStatements(ids: readonly string[]): Statement[] {
  const known = '(select rowid from search_documents where id in (select value from json_each(?)))'
  const list = JSON.stringify(ids)
  return [
    statement(`delete from search_words where rowid in ${known}`, list),
    statement(`delete from search_facets where document in ${known}`, list),
    statement('delete from search_documents where id in (select value from json_each(?))', list),
  ]
}
