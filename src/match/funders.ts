import { compilePhrases } from '../enrich/text/phrase-finder.ts'

/**
 * Bodies that launch calls, by the names that publishers give them. In two items they prove nothing when they are the same
 * (one funder opens ten calls a month) and everything when they differ.
 */
const names: Record<string, readonly string[]> = {
  ademe: ['ADEME', 'agence de la transition écologique', 'agir pour la transition écologique'],
  anct: ['ANCT', 'agence nationale de la cohésion des territoires'],
  'banque-des-territoires': ['Banque des territoires', 'Caisse des dépôts'],
  bpifrance: ['Bpifrance', 'Bpi France'],
  anssi: ['ANSSI', 'agence nationale de la sécurité des systèmes d’information'],
  dinum: ['DINUM', 'direction interministérielle du numérique'],
  dgcl: ['DGCL', 'direction générale des collectivités locales'],
  dge: ['DGE', 'direction générale des entreprises'],
  anr: ['ANR', 'agence nationale de la recherche'],
  arcep: ['Arcep'],
  cnil: ['CNIL'],
  cerema: ['Cerema'],
  ans: ['agence du numérique en santé'],
  ars: ['agence régionale de santé', 'ARS'],
  cnsa: ['CNSA'],
  afnic: ['Fondation Afnic', 'Afnic'],
  fnccr: ['FNCCR', 'programme ACTEE'],
  'agence-eau': ['agence de l’eau'],
  'france-2030': ['France 2030'],
  europe: [
    'Commission européenne',
    'Horizon Europe',
    'Europe numérique',
    'Digital Europe',
    'HaDEA',
    'CEF Digital',
  ],
  feder: ['FEDER', 'fonds européen de développement régional', 'LEADER', 'Interreg'],
  region: ['conseil régional', 'la Région'],
  'region-ara': ['Auvergne-Rhône-Alpes'],
  'region-bfc': ['Bourgogne-Franche-Comté'],
  'region-bre': ['région Bretagne'],
  'region-cvl': ['Centre-Val de Loire', 'région Centre'],
  'region-cor': ['collectivité de Corse'],
  'region-ges': ['région Grand Est'],
  'region-hdf': ['Hauts-de-France'],
  'region-idf': ['Île-de-France'],
  'region-nor': ['région Normandie'],
  'region-naq': ['Nouvelle-Aquitaine'],
  'region-occ': ['région Occitanie'],
  'region-pdl': ['région Pays de la Loire', 'région des Pays de la Loire'],
  'region-sud': ['région Sud', 'Provence-Alpes-Côte d’Azur'],
  departement: ['conseil départemental', 'le Département'],
  prefecture: ['préfecture', 'préfet', 'DETR', 'DSIL', 'fonds vert'],
  'val-de-loire-numerique': ['Val de Loire Numérique'],
}

const listed = Object.entries(names).flatMap(([id, terms]) =>
  terms.map((term) => ({ id, term, exactCase: /^[A-Z]{3,5}$/.test(term) })),
)
const finder = compilePhrases(listed)

export interface FunderMention {
  id: string
  start: number
  end: number
}

/** The funders that a text names, in order; offsets count UTF-16 units. « La Région » is nobody where one is named. */
export function findFunders(text: string): FunderMention[] {
  const found = finder.find(text).map(({ phrase, start, end }) => ({ id: listed[phrase]!.id, start, end }))
  const isNamed = found.some(({ id }) => id.startsWith('region-'))
  return isNamed ? found.filter(({ id }) => id !== 'region') : found
}
