import { type Database, type Statement, statement } from '../../store/database.ts'
import type { SearchDocument } from '../search-index.ts'
import { factsOf } from './document-facts.ts'
import { documentWords, type DocumentWords } from './document-words.ts'
import { indexVersion } from './index-version.ts'
import { numberValues } from './number-values.ts'
import { sealSegments } from './seal-segments.ts'
import { countForms } from './search-forms.ts'

/** D1 takes two million bytes a parameter; half a megabyte leaves room for accents and commas. */
const groups = { maxLength: 150_000, maxCount: 100 }

interface Read {
  document: SearchDocument
  words: DocumentWords
}

/** Adds or replaces, in as many batches as the size asks for: each is whole, and all of it may be done again. */
export async function putDocuments(db: Database, documents: readonly SearchDocument[]): Promise<void> {
  for (const group of readInGroups(documents)) {
    const statements = await putStatements(db, group)
    await db.batch(statements)
    await sealSegments(db)
  }
}

export async function removeDocuments(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.batch(removeStatements(ids))
}

/** The latest version of each, in groups whose parameters stay bounded. */
function* readInGroups(documents: readonly SearchDocument[]): Generator<Read[]> {
  let group: Read[] = []
  let length = 0
  for (const document of new Map(documents.map((one) => [one.id, one])).values()) {
    const words = documentWords(document)
    const added = words.title.length + words.text.length + words.forms.length + words.marks.length + 1_000
    if (group.length > 0 && (length + added > groups.maxLength || group.length >= groups.maxCount)) {
      yield group
      group = []
      length = 0
    }
    group.push({ document, words })
    length += added
  }
  if (group.length > 0) yield group
}

async function putStatements(db: Database, group: readonly Read[]): Promise<Statement[]> {
  const ids = group.map(({ document }) => document.id)
  const [numbers, known] = await Promise.all([
    numberValues(
      db,
      group.map(({ document }) => document),
    ),
    findKnown(db, ids),
  ])
  const rows = group.map(({ document, words }) => ({
    id: document.id,
    lead: words.lead,
    title: words.title,
    text: words.text,
    publisher: words.publisher,
    marks: words.marks,
    forms: words.forms,
    facts: JSON.stringify(factsOf(document, numbers)),
    words: [words.distinct.stems, words.distinct.marks, words.distinct.forms]
      .map((list) => list.join(' '))
      .join('\n'),
  }))
  const pick = (...names: (keyof (typeof rows)[number])[]) =>
    JSON.stringify(rows.map((row) => names.map((name) => row[name])))
  return [
    ...removeStatements(ids),
    ...insertStatements(pick),
    ...countForms(group.map(({ document, words }) => [known.has(document.id), words.distinct.forms])),
  ]
}

type Pick = (
  ...names: ('id' | 'lead' | 'title' | 'text' | 'publisher' | 'marks' | 'forms' | 'facts' | 'words')[]
) => string

function insertStatements(pick: Pick): Statement[] {
  const joined = 'from json_each(?) j join search_documents d on d.id = j.value->>0'
  return [
    statement(
      'insert into search_documents (id, version, lead) select value->>0, ?, value->>1 from json_each(?)',
      indexVersion,
      pick('id', 'lead'),
    ),
    statement(
      `insert into search_words (rowid, title, text, publisher, marks)
       select d.number, j.value->>1, j.value->>2, j.value->>3, j.value->>4 ${joined}`,
      pick('id', 'title', 'text', 'publisher', 'marks'),
    ),
    statement(
      `insert into search_beginnings (rowid, forms) select d.number, j.value->>1 ${joined}`,
      pick('id', 'forms'),
    ),
    statement(
      `insert into search_tail (number, facts, words) select d.number, j.value->>1, j.value->>2 ${joined}`,
      pick('id', 'facts', 'words'),
    ),
  ]
}

async function findKnown(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.all<{ id: string }>(
    'select id from search_documents where id in (select value from json_each(?))',
    JSON.stringify(ids),
  )
  return new Set(rows.map((row) => row.id))
}

function removeStatements(ids: readonly string[]): Statement[] {
  const list = JSON.stringify(ids)
  const known = 'select number from search_documents where id in (select value from json_each(?))'
  return [
    statement(`insert into search_dead (number) ${known}`, list),
    statement(`delete from search_words where rowid in (${known})`, list),
    statement(`delete from search_beginnings where rowid in (${known})`, list),
    statement(`delete from search_tail where number in (${known})`, list),
    statement('delete from search_documents where id in (select value from json_each(?))', list),
  ]
}
