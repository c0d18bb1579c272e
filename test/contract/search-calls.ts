import type { QueryNode, ParsedQuery, FieldTest } from '#src/search/query/ast.ts'
import { askNothing } from '#src/search/query/ast.ts'
import type { SearchDocument } from '#src/search/search-index.ts'
import { made } from './search-library.ts'

/** Calls, texts and news that have amounts, references, stories and hours. All invented. */
export const calls: SearchDocument[] = [
  made('bornes', {
    title: 'Bornes de recharge : un appel à projets pour les communes',
    text: 'Le département aide les communes à installer des bornes de recharge. Dossier avant la fin du mois.',
    kind: 'appel-a-projets',
    domain: 'financiere',
    axes: ['territoires-durables-connectes'],
    axisScore: 0.9,
    territories: ['dept-41'],
    within: ['region-24'],
    sortDate: '2026-11-20T08:00:00Z',
    firstSeen: '2026-11-20T09:00:00Z',
    deadline: '2026-11-30',
    amount: 250_000,
    beneficiaries: ['commune', 'epci'],
    story: 's-bornes',
  }),
  made('bornes-presse', {
    title: 'Le département lance son plan',
    text: 'On y parle aussi, entre autres, de bornes de recharge pour les communes rurales.',
    axes: ['territoires-durables-connectes', 'gouvernance-mutualisation'],
    territories: ['dept-41'],
    within: ['region-24'],
    sortDate: '2026-11-21T08:00:00Z',
    firstSeen: '2026-11-21T09:00:00Z',
    story: 's-bornes',
  }),
  made('bornes-avis', {
    title: 'Bornes de recharge : avis aux communes',
    text: 'Recharge des véhicules, bornes et communes : le rappel du règlement.',
    axes: ['territoires-durables-connectes'],
    sortDate: '2026-11-22T08:00:00Z',
    firstSeen: '2026-11-22T09:00:00Z',
    story: 's-bornes',
  }),
  made('capteurs', {
    title: 'Capteurs de niveau d’eau',
    text: 'Fonds ouvert au fil de l’eau pour équiper les rivières de capteurs.',
    kind: 'aide',
    domain: 'financiere',
    axes: ['donnees-ia'],
    sortDate: '2026-06-01T08:00:00Z',
    firstSeen: '2026-06-01T09:00:00Z',
    standing: 'rolling',
    amount: 40_000,
    beneficiaries: ['syndicat-mixte'],
    story: 's-capteurs',
  }),
  made('demain', {
    title: 'Guichet des archives',
    text: 'Le guichet ouvrira en décembre.',
    kind: 'aide',
    axes: ['education-culture-sante'],
    sortDate: '2026-11-01T08:00:00Z',
    firstSeen: '2026-11-01T09:00:00Z',
    opening: '2026-12-01',
    deadline: '2027-03-01',
    amount: 1_500_000,
  }),
  made('clos', {
    title: 'Fonds de secours',
    text: 'Clos ce matin à huit heures.',
    kind: 'aide',
    axes: ['gouvernance-mutualisation'],
    sortDate: '2026-10-01T08:00:00Z',
    firstSeen: '2026-10-01T09:00:00Z',
    deadline: '2026-11-24T08:00:00Z',
    amount: 250_000,
  }),
  made('soir', {
    title: 'Fonds du soir',
    text: 'Encore ouvert ce jour, et jusqu’à minuit.',
    kind: 'aide',
    axes: ['gouvernance-mutualisation'],
    sortDate: '2026-10-02T08:00:00Z',
    firstSeen: '2026-10-02T09:00:00Z',
    deadline: '2026-11-24',
  }),
  made('decret', {
    title: 'Décret relatif à l’archivage',
    text: 'Pris pour l’application de la loi.',
    kind: 'decret',
    domain: 'juridique',
    axes: [],
    refs: ['décret 2026-1201', 'CGCT L1425-1'],
    sortDate: '2026-09-14T22:30:00Z',
    firstSeen: '2026-09-15T09:00:00Z',
    standing: 'permanent',
  }),
  made('decret-voisin', {
    title: 'Autre décret',
    text: 'Cite le précédent.',
    kind: 'decret',
    domain: 'juridique',
    axes: ['administration-services-publics'],
    refs: ['décret 2026-120', 'règlement 2024/1689'],
    sortDate: '2026-09-13T21:30:00Z',
    firstSeen: '2026-09-13T23:00:00Z',
  }),
]

export function field(test: FieldTest): QueryNode {
  return { kind: 'field', test, start: 0, end: 0 }
}

export function either(...of: QueryNode[]): QueryNode {
  return { kind: 'any', of }
}

export function both(...of: QueryNode[]): QueryNode {
  return { kind: 'all', of }
}

export function not(of: QueryNode): QueryNode {
  return { kind: 'not', of }
}

/** A query of these very nodes, as the parser makes them. */
export function asked(...of: QueryNode[]): ParsedQuery {
  return { ...askNothing(), text: '…', tree: { kind: 'all', of } }
}
