import { isDay, parisDay } from '#src/french/calendar.ts'
import { type Cell, type Listed, type Listing, columns, mostListed } from '#src/syndicate/listing.ts'
import { cutWords } from '#src/syndicate/ods-content.ts'
import { byteOrderMark, csvLine } from '../csv.ts'

export const csvHead = byteOrderMark + csvLine(columns.map(({ name }) => name))

export function csvRow(listed: Listed): string {
  return csvLine(columns.map((column) => cellText(column.cell(listed))))
}

/** A last line says it where the file does not hold the whole result; '' where it does. */
export function csvTail({ total }: Pick<Listing, 'total'>): string {
  return total > mostListed ? csvLine([cutWords(total)]) : ''
}

export function cellText(cell: Cell): string {
  if (cell.type === 'text') return cell.text
  if (cell.type === 'link') return cell.url ?? ''
  if (cell.value === undefined) return ''
  // A French spreadsheet takes a point for a thousand or a date.
  if (cell.type === 'euros') return String(cell.value).replace('.', ',')
  return isDay(cell.value) ? cell.value : `${parisDay(cell.value)} ${clock.format(new Date(cell.value))}`
}

const clock = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
