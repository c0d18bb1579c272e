/** One item as spreadsheets and reference managers list it: words that a reader understands, values that they sort. */
export interface Listed {
  title: string
  publisher: string
  /** The instant (UTC) that the source gives. */
  published?: string
  /** ISO day, or instant in UTC. */
  deadline?: string
  /** French: « Ouvert », « Clos »… '' for what is no call. */
  state: string
  /** Euros: the largest that the item gives. */
  amount?: number
  axes: readonly string[]
  domain: string
  kind: string
  territories: readonly string[]
  beneficiaries: readonly string[]
  references: readonly string[]
  originalUrl?: string
  /** Its page on this site. */
  page: string
  licence?: string
  /** Plain, shortened. */
  summary: string
  language: string
  author?: string
  /** What reference managers take it for. */
  nature: Nature
}

/** `page`: whatever has no better name. */
export type Nature = 'statute' | 'case' | 'report' | 'news' | 'page'

/** How a column is read by whoever sorts it. */
export type Cell =
  | { type: 'text'; text: string }
  /** ISO day, or instant in UTC; undefined leaves the cell empty. */
  | { type: 'date'; value: string | undefined }
  | { type: 'euros'; value: number | undefined }
  | { type: 'link'; url: string | undefined }

export interface Column {
  name: string
  cell(listed: Listed): Cell
}

const text = (value: string): Cell => ({ type: 'text', text: value })
const list = (values: readonly string[]): Cell => text(values.join(', '))

/** In the order of the files. */
export const columns: readonly Column[] = [
  { name: 'Titre', cell: (one) => text(one.title) },
  { name: 'Éditeur', cell: (one) => text(one.publisher) },
  { name: 'Date', cell: (one) => ({ type: 'date', value: one.published }) },
  { name: 'Échéance', cell: (one) => ({ type: 'date', value: one.deadline }) },
  { name: 'État', cell: (one) => text(one.state) },
  { name: 'Montant (€)', cell: (one) => ({ type: 'euros', value: one.amount }) },
  { name: 'Axes', cell: (one) => list(one.axes) },
  { name: 'Domaine', cell: (one) => text(one.domain) },
  { name: 'Type', cell: (one) => text(one.kind) },
  { name: 'Territoires', cell: (one) => list(one.territories) },
  { name: 'Pour qui', cell: (one) => list(one.beneficiaries) },
  { name: 'Références', cell: (one) => list(one.references) },
  { name: 'Adresse d’origine', cell: (one) => ({ type: 'link', url: one.originalUrl }) },
  { name: 'Adresse Vigie', cell: (one) => ({ type: 'link', url: one.page }) },
  { name: 'Licence', cell: (one) => text(one.licence ?? '') },
]

/** A file is made of the first results; more would be a copy of the base. */
export const mostListed = 5000

/** The whole of what a file tells of itself. */
export interface Listing {
  /** French: « Recherche « fibre » ». */
  title: string
  /** The page that shows the same search. */
  pageUrl: string
  /** How many the search finds; the file holds `mostListed` of them at most. */
  total: number
  madeAt: Date
}
