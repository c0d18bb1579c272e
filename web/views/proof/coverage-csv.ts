import { byteOrderMark, csvLine } from '../../csv.ts'
import type { FeedDay } from '#src/store/feed-days.ts'

export interface CsvRow {
  date: string
  feedId: string
  source: string
  state: string
  day?: FeedDay
  offScope: number
}

const columns = [
  'Jour',
  'Identifiant',
  'Source',
  'État',
  'Lectures',
  'Échecs',
  'Vus',
  'Nouveaux',
  'Hors périmètre',
  'Révisés',
  'Écartés',
]

/** The table as a file; what is not known is left empty. */
export function coverageCsv(rows: readonly CsvRow[]): string {
  const lines = rows.map(({ date, feedId, source, state, day, offScope }) =>
    csvLine([
      date,
      feedId,
      source,
      state,
      day?.checks ?? '',
      day?.failedChecks ?? '',
      day?.seen ?? '',
      day?.added ?? '',
      offScope,
      day?.revised ?? '',
      day?.rejected ?? '',
    ]),
  )
  return byteOrderMark + csvLine(columns) + lines.join('')
}
