import type { AxisId, Domain, Kind } from '#src/axis/taxonomy.ts'

/** The syntaxes in which the demo server publishes, one a publisher. */
export type DemoFormat = 'rss-2.0' | 'rss-1.0' | 'atom' | 'json-feed' | 'html-list' | 'opendatasoft' | 'jorf'

/** An invented publisher of the demo world: what its feed definition says, and what it publishes. */
export interface DemoPublisher {
  /** Kebab-case; the feed's id is `demo-<slug>` and its address `/<slug>/…` on the demo server. */
  slug: string
  publisher: string
  title: string
  format: DemoFormat
  domain: Domain
  territory: string
  priors?: Partial<Record<AxisId, number>>
  kind?: Kind
  gate?: 'local-authority' | 'strong-cue'
  items: readonly DemoItem[]
}

/** One invented item. Dates are days relative to the clock of the demo server, so that deadlines stay alive. */
export interface DemoItem {
  /** Kebab-case, unique in the whole world: the end of its address and its guid. */
  slug: string
  title: string
  /**
   * HTML, or plain sentences. `{{échéance}}` is replaced by the deadline written out ("15 mars 2027"),
   * `{{échéance à HH h}}` by the same with an hour ("15 mars 2027 à 12 h"), `{{jour N}}` by the date N days from now.
   */
  body: string
  /** Undefined: the item is published without a date. */
  daysAgo?: number
  /** Hour of publication, Europe/Paris; 8 when absent. */
  hour?: number
  deadlineInDays?: number
  categories?: readonly string[]
  author?: string
  /** The address of another publisher's item (its slug): the same page told twice. */
  sameAddressAs?: string
  /** Opendatasoft only: BOAMP's `nature` and département codes. */
  nature?: 'APPEL_OFFRE' | 'ATTRIBUTION' | 'RECTIFICATIF' | 'PRE-INFORMATION'
  departements?: readonly string[]
  buyer?: string
  /** JO only: the rubric path, e.g. ['Décrets, arrêtés, circulaires', 'Textes généraux', 'Ministère …']. */
  rubric?: readonly string[]
}
