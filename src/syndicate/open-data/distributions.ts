/** One way to take the data, for the catalogue and for the page. */
export interface Distributed {
  path: string
  /** French. */
  title: string
  description: string
  /** As IANA registers it; OPML has none. */
  mediaType?: string
  /** Its code in the EU's table of file types, where it has one. */
  fileType?: string
  /** A question each time, no file. */
  isApi?: true
}

export const watchFiles: readonly Distributed[] = [
  {
    path: '/donnees/elements.csv',
    title: 'CSV',
    description: 'Un élément par ligne, pour un tableur ou un script.',
    mediaType: 'text/csv',
    fileType: 'CSV',
  },
  {
    path: '/donnees/elements.jsonld',
    title: 'JSON-LD',
    description: 'Les mêmes dans le vocabulaire de schema.org, par mois d’entrée dans la veille.',
    mediaType: 'application/ld+json',
    fileType: 'JSON_LD',
  },
  {
    path: '/flux/tout.rss',
    title: 'RSS',
    description: 'Les cinquante derniers éléments, et le passé d’archive en archive.',
    mediaType: 'application/rss+xml',
    fileType: 'RSS',
  },
  {
    path: '/flux/tout.atom',
    title: 'Atom',
    description: 'Le même flux au format Atom.',
    mediaType: 'application/atom+xml',
    fileType: 'ATOM',
  },
  {
    path: '/flux/tout.json',
    title: 'JSON Feed',
    description: 'Le même flux au format JSON.',
    mediaType: 'application/feed+json',
    fileType: 'JSON',
  },
  {
    path: '/flux/tout.ics',
    title: 'iCal',
    description: 'Les échéances et les évènements, dans un agenda.',
    mediaType: 'text/calendar',
    fileType: 'ICS',
  },
  {
    path: '/api/v1/elements',
    title: 'API',
    description: 'Recherche et lecture élément par élément, décrites en OpenAPI.',
    mediaType: 'application/json',
    fileType: 'JSON',
    isApi: true,
  },
]

export const sourceFiles: readonly Distributed[] = [
  {
    path: '/sources.opml',
    title: 'OPML',
    description: 'Les sources lues, à importer dans un lecteur de flux.',
    fileType: 'XML',
  },
]
