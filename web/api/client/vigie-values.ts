// Made of the OpenAPI document by `npm run api`: whoever edits it is undone by the next run.
/** Axe de la veille. */
export type AxisId =
  | 'infrastructures-thd-mobile'
  | 'territoires-durables-connectes'
  | 'donnees-ia'
  | 'cybersecurite-confiance'
  | 'inclusion-mediation'
  | 'administration-services-publics'
  | 'education-culture-sante'
  | 'numerique-responsable'
  | 'economie-innovation-competences'
  | 'gouvernance-mutualisation'

/** Domaine de la veille. */
export type Domain = 'technologique' | 'juridique' | 'financiere'

/** Type de document. */
export type Kind =
  | 'appel-a-projets'
  | 'ami'
  | 'laureats'
  | 'aide'
  | 'marche-public'
  | 'loi'
  | 'decret'
  | 'arrete'
  | 'reglement-ue'
  | 'decision'
  | 'jurisprudence'
  | 'deliberation'
  | 'guide'
  | 'retour-experience'
  | 'evenement'
  | 'etude'
  | 'alerte'
  | 'actualite'

/** envelope : tout ce qu’un dispositif donne ; ceiling, floor : le plus et le moins que l’on reçoit ; grant : ce qui a été donné ; cost : ce que coûte un projet ; funding : argent public, sans plus. */
export type MoneyRole = 'envelope' | 'ceiling' | 'floor' | 'grant' | 'cost' | 'funding'

/** Qui peut recevoir. */
export type BeneficiaryId =
  | 'commune'
  | 'epci'
  | 'department'
  | 'region'
  | 'syndicat-mixte'
  | 'special'
  | 'public-org'
  | 'public-cies'
  | 'association'
  | 'private-sector'
  | 'private-person'
  | 'farmer'
  | 'researcher'

/** is : l’élément est ce texte ; sinon, ce que l’élément lui fait. */
export type RefRelation = 'is' | 'modifies' | 'repeals' | 'applies' | 'cites'

/** Où en est un appel aujourd’hui. */
export type CallState = 'upcoming' | 'open' | 'month' | 'week' | 'closed' | 'permanent' | 'rolling'

/** État d’une source. */
export type Health =
  | 'gone'
  | 'blocked'
  | 'selector-broken'
  | 'empty'
  | 'failing'
  | 'secret-missing'
  | 'silent'
  | 'moved'
  | 'slow'
  | 'unverified'
  | 'limited'
  | 'never'
  | 'ok'
  | 'paused'
