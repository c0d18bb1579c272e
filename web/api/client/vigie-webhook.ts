// Made of the OpenAPI document by `npm run api`: whoever edits it is undone by the next run.
import type { AxisId, Domain, Kind, MoneyRole, BeneficiaryId, RefRelation } from './vigie-values.ts'
import type { Deadline } from './vigie-schemas.ts'

export interface WebhookCall {
  search: {
    id: string
    name: string
    query: string
  }
  /** La page de la recherche. */
  url: string
  /** Présent quand une personne essaie le webhook. */
  test?: boolean
  items: WebhookItem[]
}

/** Un élément, tel que /api/elements le donne. */
export interface WebhookItem {
  /** Identifiant stable de l’élément. */
  id: string
  /** Sa page sur ce site. */
  url: string
  /** Sa page chez l’éditeur. */
  originalUrl?: string
  title: string
  /** Le début du texte, 500 caractères au plus. */
  summary: string
  publisher: string
  publishedAt?: string
  axes: {
    id: AxisId
    /** Deux lettres. */
    code?: string
    label?: string
    score: number
    /** Les mots du document qui ont décidé. */
    reasons: string[]
  }[]
  domain: Domain
  kind: Kind
  territories: string[]
  deadline?: Deadline
  dates: {
    role: 'opening' | 'pre-deposit' | 'submission' | 'entry-into-force' | 'event'
    /** Jour, ou instant UTC quand l’heure est dite. */
    value: string
    label?: string
  }[]
  standing?: 'permanent' | 'rolling'
  amounts: {
    /** Euros. */
    value: number
    role: MoneyRole
    per?: 'project' | 'year' | 'unit'
    tax?: 'HT' | 'TTC'
  }[]
  rates: {
    percent: number
    role: 'rate' | 'ceiling' | 'floor'
  }[]
  beneficiaries: BeneficiaryId[]
  places: {
    code: string
    name: string
  }[]
  legalRefs: {
    ref: string
    relation: RefRelation
    url?: string
  }[]
}
