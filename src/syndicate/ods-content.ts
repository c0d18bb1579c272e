import { isDay, parisDay } from '../french/calendar.ts'
import { type Cell, type Listed, type Listing, columns, mostListed } from './listing.ts'
import { automaticStyles, namespaces } from './ods-styles.ts'
import { escapeXml, xmlDeclaration } from './xml.ts'

/** The rows of one item: made as items are read, so that their texts need not be kept. */
export function odsRow(listed: Listed): string {
  return row(columns.map((column) => renderCell(column.cell(listed))))
}

export function contentXml(listing: Listing, rows: readonly string[]): string {
  const head = row(columns.map(({ name }) => textCell(name, 'tete')))
  const last = `${String.fromCharCode(64 + columns.length)}${rows.length + 1}`
  return [
    `${xmlDeclaration}<office:document-content ${namespaces} office:version="1.3">`,
    automaticStyles,
    '<office:body><office:spreadsheet>\n<table:table table:name="Résultats">',
    columns.map(({ name }) => `<table:table-column table:style-name="${widthOf(name)}"/>`).join(''),
    `<table:table-header-rows>${head}</table:table-header-rows>\n`,
    rows.join(''),
    '</table:table>\n',
    aboutTable(listing),
    `<table:database-ranges><table:database-range table:name="Filtre" table:target-range-address="'Résultats'.A1:'Résultats'.${last}" table:display-filter-buttons="true"/></table:database-ranges>`,
    '</office:spreadsheet></office:body></office:document-content>\n',
  ].join('')
}

/** A second sheet says what the first holds, and what it leaves out. */
function aboutTable({ title, pageUrl, total, madeAt }: Listing): string {
  const cut = total > mostListed
  const lines: [string, Cell][] = [
    ['Recherche', { type: 'text', text: title }],
    ['Adresse', { type: 'link', url: pageUrl }],
    ['Fichier fait le', { type: 'date', value: madeAt.toISOString() }],
    ['Éléments trouvés', { type: 'text', text: String(total) }],
    ...(cut ? [['Limite', { type: 'text', text: cutWords(total) }] satisfies [string, Cell]] : []),
    ['Droits', { type: 'text', text: 'Les textes restent à leurs auteurs, sous leurs licences.' }],
  ]
  return [
    '<table:table table:name="À propos"><table:table-column table:style-name="moyenne"/><table:table-column table:style-name="large"/>',
    ...lines.map(([name, cell]) => row([textCell(name, 'tete'), renderCell(cell)])),
    '</table:table>\n',
  ].join('')
}

/** What a file says when it does not hold all that was found. */
export function cutWords(total: number): string {
  const number = (value: number): string => value.toLocaleString('fr-FR')
  return `Le fichier s’arrête aux ${number(mostListed)} premiers éléments sur ${number(total)} : précisez la recherche pour avoir les autres.`
}

function row(cells: readonly string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>\n`
}

function renderCell(cell: Cell): string {
  if (cell.type === 'text') return textCell(cell.text, 'ct')
  if (cell.type === 'link') return linkCell(cell.url)
  if (cell.value === undefined) return '<table:table-cell/>'
  if (cell.type === 'date') return dateCell(cell.value)
  return `<table:table-cell table:style-name="ce" office:value-type="currency" office:currency="EUR" office:value="${cell.value}"><text:p>${cell.value.toLocaleString('fr-FR')} €</text:p></table:table-cell>`
}

function textCell(text: string, style: string): string {
  if (text === '') return '<table:table-cell/>'
  return `<table:table-cell table:style-name="${style}" office:value-type="string"><text:p>${escapeXml(text)}</text:p></table:table-cell>`
}

// A day has no hour to show; an instant is given as a clock in Paris reads it, since cells have no time zone.
function dateCell(value: string): string {
  const day = parisDay(value)
  const time = isDay(value) ? '' : clock.format(new Date(value))
  const shown = `${day.split('-').toReversed().join('/')}${time ? ` ${time}` : ''}`
  return `<table:table-cell table:style-name="${time ? 'ch' : 'cj'}" office:value-type="date" office:date-value="${day}${time ? `T${time}:00` : ''}"><text:p>${shown}</text:p></table:table-cell>`
}

function linkCell(url: string | undefined): string {
  if (!url) return '<table:table-cell/>'
  const address = escapeXml(url)
  if (!/^https?:\/\//i.test(url)) return textCell(url, 'ct')
  return `<table:table-cell table:style-name="ct" office:value-type="string"><text:p><text:a xlink:type="simple" xlink:href="${address}">${address}</text:a></text:p></table:table-cell>`
}

const clock = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function widthOf(name: string): string {
  if (name === 'Titre' || name.startsWith('Adresse')) return 'large'
  return ['Date', 'Échéance', 'Montant (€)', 'Domaine', 'Type'].includes(name) ? 'etroite' : 'moyenne'
}
