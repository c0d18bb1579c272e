// Made of the OpenAPI document by `npm run api`: whoever edits it is undone by the next run.
import type {
  AxisId,
  Domain,
  Kind,
  MoneyRole,
  BeneficiaryId,
  RefRelation,
  CallState,
  Health,
} from './vigie-values.ts'

export interface Deadline {
  /** Jour, ou instant UTC quand l’heure est dite. */
  value: string
  /** Champ de la source, ou phrase du texte. */
  origin: 'field' | 'text'
  /** La phrase, quand elle vient du texte. */
  evidence?: string
}

export interface ItemPage {
  /** Sur la première page seulement. */
  total?: number
  items: Item[]
  /** La page suivante ; absente à la dernière. */
  next?: string
}

/** Un élément de la veille. Un champ inconnu est absent. */
export interface Item {
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
  /** Identifiant de la source : voir /api/v1/sources. */
  source: string
  /** Licence de la source, quand elle en a une. */
  licence?: string
  /** Le crédit que demande cette licence. */
  attribution?: string
  language?: string
  publishedAt?: string
  /** Première lecture par la veille. */
  firstSeenAt: string
  /** Dernier changement vu. */
  revisedAt: string
  /** Identifiant du récit. */
  story?: string
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

/** Un refus (RFC 9457). */
export interface Problem {
  /** Adresse stable qui identifie le refus : voir /api/problemes. */
  type: string
  title: string
  status: number
  /** Une phrase française. */
  detail: string
  /** L’usage qui manque à la clé. */
  scope?: string
  errors?: {
    parameter: string
    /** JSON Pointer : #/query/axe/0. */
    pointer: string
    detail: string
  }[]
}

export interface SearchAnswer {
  total: number
  /** Ceux qui ont tous les mots ; les autres les suivent. */
  exact: number
  facets: Facets
  corrections: {
    typed: string
    used: string
  }[]
  results: Found[]
  next?: string
}

/** Combien d’éléments pour chaque valeur, la plus fréquente d’abord. */
export interface Facets {
  axis: {
    value: string
    count: number
  }[]
  domain: {
    value: string
    count: number
  }[]
  kind: {
    value: string
    count: number
  }[]
  publisher: {
    value: string
    count: number
  }[]
  territory: {
    value: string
    count: number
  }[]
  beneficiary: {
    value: string
    count: number
  }[]
  status: {
    value: string
    count: number
  }[]
}

export interface Found {
  item: Item
  /** De 0 à 1, comparable dans cette réponse seulement. */
  score: number
  /** Autres éléments du même récit parmi les résultats. */
  folded: number
  /** Le passage qui répond ; « marked » : les mots demandés. */
  passage: {
    text: string
    marked: boolean
  }[]
}

/** Un évènement que plusieurs sources racontent. */
export interface Story {
  /** Identifiant du récit. */
  id: string
  /** Celui de la meilleure source. */
  title: string
  url: string
  /** Ce sur quoi les sources se contredisent. */
  conflicts: ('closing' | 'opening' | 'amounts')[]
  closing: {
    /** Jour, ou instant UTC quand l’heure est dite. */
    value: string
    /** Qui le dit, meilleure source d’abord. */
    items: string[]
  }[]
  opening: {
    /** Jour, ou instant UTC quand l’heure est dite. */
    value: string
    /** Qui le dit, meilleure source d’abord. */
    items: string[]
  }[]
  amounts: {
    role: MoneyRole
    said: {
      value: number
      /** Qui le dit, meilleure source d’abord. */
      items: string[]
    }[]
  }[]
  beneficiaries: {
    value: BeneficiaryId
    /** Qui le dit, meilleure source d’abord. */
    items: string[]
  }[]
  territories: {
    /** Code d’un lieu : region-24, dept-41, epci-…, commune-…, national, ue. */
    value: string
    /** Qui le dit, meilleure source d’abord. */
    items: string[]
  }[]
  /** Meilleure source d’abord. */
  items: Item[]
}

export interface DeadlinePage {
  /** Sur la première page seulement. */
  total?: number
  items: DatedItem[]
  /** La page suivante ; absente à la dernière. */
  next?: string
}

export interface DatedItem {
  /** Jour, ou instant UTC quand l’heure est dite. */
  date: string
  role: 'closing' | 'opening' | 'pre-deposit' | 'submission' | 'entry-into-force' | 'event'
  label?: string
  item: {
    /** Identifiant stable de l’élément. */
    id: string
    url: string
    title: string
    publisher: string
    kind: Kind
    domain: Domain
    axes: AxisId[]
    territories: string[]
    beneficiaries: BeneficiaryId[]
    /** Euros : le plus grand montant cité. */
    amount?: number
  }
}

export interface AxisList {
  items: Axis[]
}

export interface Axis {
  id: AxisId
  /** Deux lettres. */
  code: string
  label: string
  /** Ce qui en fait partie. */
  scope: string
  outOfScope: string
  url: string
  items: number
  feeds: {
    type: string
    url: string
  }[]
}

export type AxisWithCues = Axis & {
  /** Les mots qui parlent pour cet axe ; 3 : fort. */
  cues: {
    term: string
    weight: number
  }[]
}

export interface Vocabulary {
  domains: {
    id: Domain
    label: string
  }[]
  kinds: {
    id: Kind
    label: string
  }[]
  callStates: {
    id: CallState
    label: string
  }[]
  beneficiaries: {
    id: BeneficiaryId
    label: string
  }[]
}

export interface TerritoryList {
  items: Territory[]
}

export interface Territory {
  code: string
  name: string
  level: 'region' | 'departement' | 'epci' | 'commune' | 'lieu'
  /** Ce qui le contient, du plus proche au plus large, lui d’abord. */
  lineage: string[]
}

export interface SourcePage {
  /** Sur la première page seulement. */
  total?: number
  items: Source[]
  /** La page suivante ; absente à la dernière. */
  next?: string
}

export interface Source {
  id: string
  publisher: string
  title: string
  url: string
  homepage: string
  domain: Domain
  /** Code d’un lieu : region-24, dept-41, epci-…, commune-…, national, ue. */
  territory: string
  language: string
  licence?: string
  attribution?: string
  health: {
    state: Health
    label: string
    reason: string
  }
  checkedAt?: string
  succeededAt?: string
  changedAt?: string
  items: number
  /** Ceux qui ont au moins un axe. */
  relevant: number
}

export interface FeedList {
  items: Feed[]
}

/** Un même flux dans chacun de ses formats. */
export interface Feed {
  title: string
  axis?: AxisId
  domain?: Domain
  kind?: Kind
  formats: {
    type: string
    url: string
  }[]
}
