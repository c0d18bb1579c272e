import { type Database, type Statement, statement } from '../../store/database.ts'

/**
 * Counts the words of a batch. A document that was there before adds the words that nobody had only: what its former
 * version had is not known any more, and the counts need not be exact.
 */
export function countForms(
  documents: readonly (readonly [known: boolean, forms: readonly string[]])[],
): Statement[] {
  const counts = new Map<string, number>()
  for (const [known, forms] of documents)
    for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + (known ? 0 : 1))
  const [counted, others] = [[...counts].filter(([, n]) => n > 0), [...counts].filter(([, n]) => n === 0)]
  return [
    statement(
      `insert into search_forms (form, documents) select value->>0, value->>1 from json_each(?) where true
       on conflict (form) do update set documents = documents + excluded.documents`,
      JSON.stringify(counted),
    ),
    statement(
      'insert or ignore into search_forms (form, documents) select value->>0, 1 from json_each(?)',
      JSON.stringify(others),
    ),
  ]
}

/** Forms that begin so, the most frequent first. */
export async function formsBeginning(
  db: Database,
  prefixes: readonly string[],
  most: number,
): Promise<string[][]> {
  const rows = await db.all<{ key: number; forms: string }>(
    `select p.key, (select json_group_array(form) from
       (select form from search_forms where form >= p.value and form < p.value || char(1114111)
        order by documents desc limit ?)) as forms
     from json_each(?) p`,
    most,
    JSON.stringify(prefixes),
  )
  return prefixes.map((_, at) => {
    const row = rows.find(({ key }) => key === at)
    return row ? (JSON.parse(row.forms) as string[]) : []
  })
}

/** The words of the index and in how many documents each stands, the most frequent first, so many at most. */
export async function readForms(
  db: Database,
  { least, most }: { least: number; most: number },
): Promise<[form: string, documents: number][]> {
  const row = await db.get<{ forms: string }>(
    `select json_group_array(json_array(form, documents)) as forms from
       (select form, documents from search_forms where documents >= ? order by documents desc limit ?)`,
    least,
    most,
  )
  return JSON.parse(row?.forms ?? '[]') as [string, number][]
}
