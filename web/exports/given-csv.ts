import type { StoredItem } from '#src/store/stored-item.ts'
import { columns } from '#src/syndicate/listing.ts'
import { rightsWords } from '#src/syndicate/licence.ts'
import { byteOrderMark, csvLine } from '../csv.ts'
import type { Frame } from '../site.ts'
import { listedItem } from './listed-item.ts'
import { cellText } from './listing-csv.ts'

/** What the file of everything has besides the columns of a search: what a program needs to follow an item. */
const ownColumns = ['Attribution', 'Identifiant', 'Entré dans la veille', 'Révisé'] as const

export const givenColumns: readonly string[] = [...columns.map(({ name }) => name), ...ownColumns]

export const givenCsvHead = byteOrderMark + csvLine(givenColumns)

export function givenCsvRow(frame: Frame, item: StoredItem): string {
  const listed = listedItem(frame, item)
  const source = frame.catalogue.find(item.feedId)
  return csvLine([
    ...columns.map((column) => cellText(column.cell(listed))),
    source ? rightsWords(source) : '',
    item.id,
    item.firstSeenAt,
    item.lastRevisedAt,
  ])
}
