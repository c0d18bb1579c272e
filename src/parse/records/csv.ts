import { CsvError, parse } from 'csv-parse/sync'
import { ParseError } from '../../errors.ts'

export interface CsvShape {
  separator: string
  /** Lines that begin with this are remarks. */
  comment?: string
}

export interface CsvTable {
  /** Its columns, as the paths of a mapping name them. */
  names: readonly string[]
  /** A French sentence where the table was not read to its end. */
  cut?: string
}

/** The Sénat's bills since 1977 are 12,432 rows of ten columns (September 2026). */
const mostRows = 50_000
const mostColumns = 300
const longestRow = 1_000_000

/**
 * A table of separated values with its names in the first line (RFC 4180, and its faults: rows too short or too long, stray
 * quotes, a byte-order mark). Quoted values may hold separators and line ends. `read` is given each row as it comes, so that
 * the table itself is never in memory.
 *
 * @throws {ParseError} `not-a-feed` without names, `too-complex` with too many
 */
export function parseCsv(
  text: string,
  shape: CsvShape,
  read: (row: Record<string, string>) => void,
): CsvTable {
  let rows = 0
  let names: (string | false)[] = []
  try {
    parse(text, {
      delimiter: shape.separator,
      ...(shape.comment ? { comment: shape.comment, comment_no_infix: true } : {}),
      bom: true,
      columns: (header: readonly string[]) => (names = nameColumns(header)),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      to: mostRows,
      on_record(row: Record<string, string>) {
        rows += 1
        read(row)
        return null
      },
    })
  } catch (cause) {
    if (!(cause instanceof CsvError) || rows === 0) throw unreadable(cause)
    return {
      names: named(names),
      cut: `Le tableau n’a été lu que jusqu’à la ligne ${rows} : la suivante est mal formée.`,
    }
  }
  const cut = rows >= mostRows && `Le tableau dépasse ${mostRows} lignes : les suivantes ne sont pas lues.`
  return { names: named(names), ...(cut ? { cut } : {}) }
}

function named(names: readonly (string | false)[]): string[] {
  return names.filter((name) => name !== false)
}

/** A path of a mapping has dots between its steps: a name has none. Two columns of one name: the first keeps it. */
function nameColumns(header: readonly string[]): (string | false)[] {
  if (header.length > mostColumns) {
    throw new ParseError('too-complex', `Le tableau a plus de ${mostColumns} colonnes : il n’est pas lu.`)
  }
  const names = header.map((name) => name.replaceAll('.', '').replace(/\s+/g, ' ').trim())
  return names.map((name, index) => name !== '' && names.indexOf(name) === index && name)
}

function unreadable(cause: unknown): unknown {
  if (!(cause instanceof CsvError)) return cause
  return new ParseError(
    'not-a-feed',
    'La réponse n’est pas un tableau de valeurs séparées qui se lise. Ouvrir l’adresse pour voir ce qui est servi, et vérifier le séparateur.',
    { cause },
  )
}
