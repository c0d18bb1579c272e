import type { Deps } from '../../../deps.ts'
import { WatchError } from '../../../errors.ts'
import { readAddress } from '../../../mail/address.ts'
import { placeColumns } from './import-columns.ts'
import { importBounds } from './import-bounds.ts'
import { type LineFault, type MemberLine, readMemberLine } from './member-line.ts'
import { type Row, findSeparator, readRows } from './read-rows.ts'

/** A line that will not be a member, with why, and the cells of the file. */
export interface LeftOut {
  line: number
  /** `fault`: to be corrected; the others are told, and are as they should be. */
  kind: 'fault' | 'double' | 'member' | 'pending' | 'left' | 'suppressed'
  column: string
  reason: string
  cells: string[]
}

/** The lines of a file, in its order. */
export interface ReadFile {
  header: string[]
  ready: { line: MemberLine; cells: string[] }[]
  leftOut: LeftOut[]
  lines: number
}

const mostCells = 20
const longestCell = 200

/**
 * Reads a file of members: each line is ready or left out with its reason, none is lost.
 *
 * @throws {WatchError} `import-header` without a column of addresses, `import-too-long` past the bound
 */
export function readMemberFile(
  deps: Pick<Deps, 'axes' | 'enricher' | 'now'>,
  text: string,
  consent: { mode: 'confirm' | 'given'; proof: string },
): ReadFile {
  const file: ReadFile = { header: [], ready: [], leftOut: [], lines: 0 }
  const seen = new Map<string, number>()
  let emailAt = -1
  let read: ((row: Row) => MemberLine | LineFault) | undefined
  readRows(text.startsWith('\uFEFF') ? text.slice(1) : text, findSeparator(text), (row) => {
    if (!read) {
      const columns = placeColumns(row.cells)
      if (!columns.email) throw noAddresses(row)
      file.header = keptCells(row)
      const reader = { deps, columns, places: new Map() }
      read = (one) => withConsent(readMemberLine(reader, one), consent, columns.consent?.name)
      emailAt = columns.email.at
      return
    }
    file.lines += 1
    if (file.lines > importBounds().lines) throw tooLong()
    sortLine(file, seen, withKnownAddress(row, emailAt), read(row))
  })
  if (!read) throw new WatchError('import-header', 'Le fichier est vide.')
  return file
}

function sortLine(file: ReadFile, seen: Map<string, number>, row: Row, line: MemberLine | LineFault): void {
  if ('reason' in line) {
    file.leftOut.push({ line: row.line, kind: 'fault', ...line, cells: keptCells(row) })
    return
  }
  const key = line.email.toLowerCase()
  const before = seen.get(key)
  if (before === undefined) {
    seen.set(key, row.line)
    file.ready.push({ line, cells: keptCells(row) })
    return
  }
  const reason = `« ${line.email} » est déjà à la ligne ${before}`
  file.leftOut.push({ line: row.line, kind: 'double', column: '', reason, cells: keptCells(row) })
}

/** Consent given elsewhere must be written somewhere: on the line, or once for the whole file. */
function withConsent(
  line: MemberLine | LineFault,
  { mode, proof }: { mode: 'confirm' | 'given'; proof: string },
  column = 'consentement',
): MemberLine | LineFault {
  if ('reason' in line || mode === 'confirm' || proof !== '' || line.consent !== '') return line
  return { column, reason: 'rien ne dit comment cette personne a consenti' }
}

/** « contact@mairie-épernon.fr » as it is kept of a member: whoever is erased must be found in what is left of the file. */
function withKnownAddress(row: Row, at: number): Row {
  const typed = row.cells[at] ?? ''
  if (!/[^\p{ASCII}]/u.test(typed)) return row
  const reading = readAddress(typed)
  return reading.kind === 'valid' ? { ...row, cells: row.cells.with(at, reading.address) } : row
}

function keptCells({ cells }: Row): string[] {
  return cells
    .slice(0, mostCells)
    .map((cell) => (cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell))
}

function noAddresses({ cells }: Row): WatchError {
  const found = cells
    .slice(0, 8)
    .map((cell) => `« ${cell.slice(0, 40)} »`)
    .join(', ')
  return new WatchError(
    'import-header',
    `La première ligne doit nommer les colonnes, dont une « courriel » ou « adresse ». Elle dit : ${found}.`,
  )
}

function tooLong(): WatchError {
  const { lines } = importBounds()
  return new WatchError(
    'import-too-long',
    `Le fichier dépasse ${lines.toLocaleString('fr-FR')} lignes : coupez-le en plusieurs, rien n’a été lu.`,
  )
}
