// Made of the OpenAPI document by `npm run api`: whoever edits it is undone by the next run.
import type { AxisId, Domain, Kind } from './vigie-values.ts'

export interface LetterPage {
  /** Sur la première page seulement. */
  total?: number
  items: LetterSummary[]
  /** La page suivante ; absente à la dernière. */
  next?: string
}

export interface LetterSummary {
  number: number
  /** Semaine ISO : 2026-S48. */
  id: string
  subject: string
  periodStart: string
  periodEnd: string
  /** Absent pendant qu’elle part. */
  sentAt?: string
  url: string
  items: number
}

export type Letter = LetterSummary & {
  intro: string
  deadlines: LetterCard[]
  sections: {
    axis: AxisId
    label: string
    total: number
    cards: LetterCard[]
  }[]
  texts: LetterCard[]
  further: LetterCard[]
  /** Éléments retirés depuis : ils ne sont plus donnés. */
  withdrawn: string[]
}

export interface LetterCard {
  /** Identifiant stable de l’élément. */
  id: string
  title: string
  url: string
  page: string
  summary: string
  /** text : une phrase du document ; editor : une personne ; model : un modèle de langage ; reviewed : un modèle, relu par une personne. */
  summaryOrigin: 'text' | 'editor' | 'model' | 'reviewed'
  publisher: string
  otherSources: number
  publishedAt?: string
  kind: Kind
  domain: Domain
  axes: AxisId[]
  /** Jour, ou instant UTC quand l’heure est dite. */
  deadline?: string
  /** Euros. */
  amount?: number
}
