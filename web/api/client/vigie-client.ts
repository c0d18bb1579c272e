// Made of the OpenAPI document by `npm run api`: whoever edits it is undone by the next run.
import { type ClientOptions, readAll, readApi } from './read-api.ts'
import type { AxisId, Domain, Kind, BeneficiaryId, CallState, Health } from './vigie-values.ts'
import type {
  ItemPage,
  Item,
  SearchAnswer,
  Found,
  Story,
  DeadlinePage,
  DatedItem,
  AxisList,
  AxisWithCues,
  Vocabulary,
  TerritoryList,
  SourcePage,
  Source,
  FeedList,
} from './vigie-schemas.ts'
import type { LetterPage, LetterSummary, Letter } from './vigie-letters.ts'

export { type ClientOptions, VigieProblem } from './read-api.ts'
export type * from './vigie-letters.ts'
export type * from './vigie-schemas.ts'
export type * from './vigie-values.ts'

export interface ListerElementsQuery {
  /** Ce que l’on cherche, dans la langue de recherche du site : "groupe exact", -exclu, OU, axe:, échéance:<30j… */
  q?: string
  /** Axe ; répété : l’un d’eux. */
  axe?: AxisId[]
  /** Domaine ; répété : l’un d’eux. */
  domaine?: Domain[]
  /** Type de document ; répété : l’un d’eux. */
  type?: Kind[]
  /** Où en est l’appel ; répété : l’un d’eux. */
  statut?: CallState[]
  /** Qui peut recevoir ; répété : l’un d’eux. */
  pour?: BeneficiaryId[]
  /** Ce qui se passe dans ce lieu ; répété : l’un d’eux. */
  territoire?: string[]
  /** Ce qui concerne ce lieu : lui, ce qu’il contient, ce qui le contient. */
  concerne?: string
  /** Éditeur, comme « publisher » l’écrit ; répété : l’un d’eux. */
  source?: string[]
  /** Premier jour, compris. */
  depuis?: string
  /** Dernier jour, compris. */
  jusqua?: string
  /** 1 : seulement ce qui clôt aujourd’hui ou plus tard. */
  ouvert?: '0' | '1'
  /** 1 : aussi ce qui est hors du périmètre de la veille. */
  tout?: '0' | '1'
  /** Éléments par page, 100 au plus. */
  limite?: number
  /** Le début de la page, donné par la précédente (« next » ou en-tête Link). Ne se fabrique pas. */
  suite?: string
}

export interface ChercherQuery {
  /** Ce que l’on cherche, dans la langue de recherche du site : "groupe exact", -exclu, OU, axe:, échéance:<30j… */
  q?: string
  /** Axe ; répété : l’un d’eux. */
  axe?: AxisId[]
  /** Domaine ; répété : l’un d’eux. */
  domaine?: Domain[]
  /** Type de document ; répété : l’un d’eux. */
  type?: Kind[]
  /** Où en est l’appel ; répété : l’un d’eux. */
  statut?: CallState[]
  /** Qui peut recevoir ; répété : l’un d’eux. */
  pour?: BeneficiaryId[]
  /** Ce qui se passe dans ce lieu ; répété : l’un d’eux. */
  territoire?: string[]
  /** Ce qui concerne ce lieu : lui, ce qu’il contient, ce qui le contient. */
  concerne?: string
  /** Éditeur, comme « publisher » l’écrit ; répété : l’un d’eux. */
  source?: string[]
  /** Premier jour, compris. */
  depuis?: string
  /** Dernier jour, compris. */
  jusqua?: string
  /** 1 : seulement ce qui clôt aujourd’hui ou plus tard. */
  ouvert?: '0' | '1'
  /** 1 : aussi ce qui est hors du périmètre de la veille. */
  tout?: '0' | '1'
  /** Ordre : par pertinence quand des mots sont demandés, sinon par date. */
  tri?: 'pertinence' | 'date' | 'echeance'
  /** 1 : chaque élément d’un récit, et non le mieux placé seul. */
  doublons?: '0' | '1'
  /** Éléments par page, 100 au plus. */
  limite?: number
  /** Le début de la page, donné par la précédente (« next » ou en-tête Link). Ne se fabrique pas. */
  suite?: string
}

export interface ListerEcheancesQuery {
  /** Premier jour, compris ; aujourd’hui sans ce paramètre. */
  depuis?: string
  /** Dernier jour, compris. */
  jusqua?: string
  /** Ce que la date veut dire ; répété : l’un d’eux. Sans lui : toutes. */
  role?: ('closing' | 'opening' | 'pre-deposit' | 'submission' | 'entry-into-force' | 'event')[]
  /** Axe ; répété : l’un d’eux. */
  axe?: AxisId[]
  /** Domaine ; répété : l’un d’eux. */
  domaine?: Domain[]
  /** Type de document ; répété : l’un d’eux. */
  type?: Kind[]
  /** Ce qui concerne ce lieu : lui, ce qu’il contient, ce qui le contient. */
  concerne?: string
  /** Éléments par page, 100 au plus. */
  limite?: number
  /** Le début de la page, donné par la précédente (« next » ou en-tête Link). Ne se fabrique pas. */
  suite?: string
}

export interface TrouverTerritoiresQuery {
  /** Nom, ou son début. */
  q: string
  /** Éléments par page, 100 au plus. */
  limite?: number
}

export interface ListerSourcesQuery {
  /** Domaine ; répété : l’un d’eux. */
  domaine?: Domain[]
  /** État ; répété : l’un d’eux. */
  etat?: Health[]
  /** Éléments par page, 100 au plus. */
  limite?: number
  /** Le début de la page, donné par la précédente (« next » ou en-tête Link). Ne se fabrique pas. */
  suite?: string
}

export interface ListerLettresQuery {
  /** Éléments par page, 100 au plus. */
  limite?: number
  /** Le début de la page, donné par la précédente (« next » ou en-tête Link). Ne se fabrique pas. */
  suite?: string
}

/** Every operation of the API. `tous` reads a list to its end. */
export function createVigieClient(options: ClientOptions) {
  return {
    /** Lister les éléments. */
    listerElements: (query: ListerElementsQuery = {}, signal?: AbortSignal) =>
      readApi<ItemPage>(options, '/api/v1/elements', { query: { ...query }, signal }),
    /** Lire un élément. */
    lireElement: (path: { id: string }, signal?: AbortSignal) =>
      readApi<Item>(options, '/api/v1/elements/{id}', { path, signal }),
    /** Chercher. */
    chercher: (query: ChercherQuery = {}, signal?: AbortSignal) =>
      readApi<SearchAnswer>(options, '/api/v1/recherche', { query: { ...query }, signal }),
    /** Lire un récit. */
    lireRecit: (path: { id: string }, signal?: AbortSignal) =>
      readApi<Story>(options, '/api/v1/recits/{id}', { path, signal }),
    /** Lister les échéances. */
    listerEcheances: (query: ListerEcheancesQuery = {}, signal?: AbortSignal) =>
      readApi<DeadlinePage>(options, '/api/v1/echeances', { query: { ...query }, signal }),
    /** Lister les axes. */
    listerAxes: (signal?: AbortSignal) => readApi<AxisList>(options, '/api/v1/axes', { signal }),
    /** Lire un axe. */
    lireAxe: (path: { id: AxisId }, signal?: AbortSignal) =>
      readApi<AxisWithCues>(options, '/api/v1/axes/{id}', { path, signal }),
    /** Lire le vocabulaire. */
    lireVocabulaire: (signal?: AbortSignal) =>
      readApi<Vocabulary>(options, '/api/v1/vocabulaire', { signal }),
    /** Trouver un territoire. */
    trouverTerritoires: (query: TrouverTerritoiresQuery, signal?: AbortSignal) =>
      readApi<TerritoryList>(options, '/api/v1/territoires', { query: { ...query }, signal }),
    /** Lister les sources. */
    listerSources: (query: ListerSourcesQuery = {}, signal?: AbortSignal) =>
      readApi<SourcePage>(options, '/api/v1/sources', { query: { ...query }, signal }),
    /** Lire une source. */
    lireSource: (path: { id: string }, signal?: AbortSignal) =>
      readApi<Source>(options, '/api/v1/sources/{id}', { path, signal }),
    /** Lister les flux. */
    listerFlux: (signal?: AbortSignal) => readApi<FeedList>(options, '/api/v1/flux', { signal }),
    /** Lister les lettres. */
    listerLettres: (query: ListerLettresQuery = {}, signal?: AbortSignal) =>
      readApi<LetterPage>(options, '/api/v1/lettres', { query: { ...query }, signal }),
    /** Lire une lettre. */
    lireLettre: (path: { numero: string }, signal?: AbortSignal) =>
      readApi<Letter>(options, '/api/v1/lettres/{numero}', { path, signal }),
    tous: {
      listerElements: (query: ListerElementsQuery = {}, signal?: AbortSignal) =>
        readAll<Item>(options, '/api/v1/elements', { query: { ...query }, signal }),
      chercher: (query: ChercherQuery = {}, signal?: AbortSignal) =>
        readAll<Found>(options, '/api/v1/recherche', { query: { ...query }, signal }),
      listerEcheances: (query: ListerEcheancesQuery = {}, signal?: AbortSignal) =>
        readAll<DatedItem>(options, '/api/v1/echeances', { query: { ...query }, signal }),
      listerSources: (query: ListerSourcesQuery = {}, signal?: AbortSignal) =>
        readAll<Source>(options, '/api/v1/sources', { query: { ...query }, signal }),
      listerLettres: (query: ListerLettresQuery = {}, signal?: AbortSignal) =>
        readAll<LetterSummary>(options, '/api/v1/lettres', { query: { ...query }, signal }),
    },
  }
}
