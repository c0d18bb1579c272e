/**
 * How Vigie files what it reads: ten axes, three domains, eighteen kinds.
 *
 * The axes are an editorial proposal (the official SCORAN wording is not public): ids are stable, labels are
 * data that staff can change (table `axis_labels`).
 */
export const axisIds = [
  'infrastructures-thd-mobile',
  'territoires-durables-connectes',
  'donnees-ia',
  'cybersecurite-confiance',
  'inclusion-mediation',
  'administration-services-publics',
  'education-culture-sante',
  'numerique-responsable',
  'economie-innovation-competences',
  'gouvernance-mutualisation',
] as const
export type AxisId = (typeof axisIds)[number]

export const domains = ['technologique', 'juridique', 'financiere'] as const
export type Domain = (typeof domains)[number]

export const kinds = [
  'appel-a-projets',
  'ami',
  'laureats',
  'aide',
  'marche-public',
  'loi',
  'decret',
  'arrete',
  'reglement-ue',
  'decision',
  'jurisprudence',
  'deliberation',
  'guide',
  'retour-experience',
  'evenement',
  'etude',
  'alerte',
  'actualite',
] as const
export type Kind = (typeof kinds)[number]

/** A word or phrase that speaks for an axis. */
export interface Cue {
  /** As a French reader would write it; accents, case, plural and elision are tolerated. `*` truncates: `connecté*`. */
  term: string
  /** 3 strong, 2 clear, 1 weak. */
  weight: number
  /** An acronym: whole word, exact case. */
  exactCase?: boolean
  /** Counts only when one of these stands within 90 characters. */
  needs?: readonly string[]
  /** Does not count when one of these stands within 90 characters. */
  cancelledBy?: readonly string[]
}

/** One axis of the watch, written in feeds/axes/<axis>.ts. */
export interface Axis {
  id: AxisId
  /** Two letters shown beside the colour: TH, TC, DI, CY, IN, AD, EC, NR, EI, GM. */
  code: string
  label: string
  scope: string
  outOfScope: string
  cues: readonly Cue[]
}
