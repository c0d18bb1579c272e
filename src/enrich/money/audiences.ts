import type { BeneficiaryId } from '../../axis/beneficiaries.ts'
import type { Span } from './sentence.ts'

/** Who is named, and where: one name may stand for several (« collectivités »). */
export interface Audience extends Span {
  ids: readonly BeneficiaryId[]
}

/** Regions and départements in the singular are payers: only a plural, or « une », « toute », is who may receive. */
const named: readonly (readonly [readonly BeneficiaryId[], string])[] = [
  [['special'], "collectivites? (?:d'outre-mer|a statuts? particuliers?)"],
  [
    ['commune', 'epci', 'department', 'region', 'syndicat-mixte'],
    'collectivites?(?: [a-z]+){0,3} (?:et|ou|,) (?:a )?(?:leurs? |les |aux )?(?:groupements?|regroupements?)(?! de communes)',
  ],
  [['commune', 'epci', 'department', 'region'], 'collectivites?(?: territoriales?| locales?)?'],
  [
    ['epci'],
    "epci|intercommunalites?|communautes? (?:de communes|d'agglomerations?|urbaines?)|(?<!d'|de )metropoles?|agglomerations?|etablissements? publics? (?:de cooperation )?intercommuna(?:le?|ux)|(?:groupements?|regroupements?) (?:de (?:communes|collectivites)|intercommunaux)|syndicats? intercommuna(?:l|ux)",
  ],
  [
    ['commune', 'epci'],
    'communes(?: [a-z]+){0,2} et (?:a )?(?:leurs? |aux )?(?:groupements?|regroupements?)|bloc communal',
  ],
  [['commune'], 'communes?(?! (?:nouvelle|membre))|villes(?! moyennes? de)|municipalites?|mairies?'],
  [
    ['department'],
    "(?:(?:conseils? )?departements|conseils? departementaux|(?:un|tout|chaque) departement)(?! d'outre)",
  ],
  [['region'], 'regions|conseils? regionaux|(?:une|toute|chaque) region'],
  [['syndicat-mixte'], "syndicats? mixtes?|syndicats? d'energies?"],
  [
    ['public-cies'],
    "entreprises? publiques? locales?|epl|societes? (?:publiques? locales?|d'economie mixte)|spl|sem|semop|saeml",
  ],
  [
    ['public-org'],
    "etablissements? publics?(?! (?:de cooperation|intercommuna|foncier))|services? de l'etat|(?:centres?|etablissements?) (?:hospitaliers?|de sante)|hopita(?:l|ux)|operateurs? publics?|organismes? publics?|gip|groupements? d'interet public|centres? de gestion|chambres? (?:consulaires?|d'agriculture|de metiers|de commerce)|etablissements? (?:scolaires?|d'enseignement)|acteurs? publics?|bibliotheques|mediatheques|musees|sdis",
  ],
  [['researcher', 'public-org'], 'universites?'],
  [
    ['researcher'],
    'laboratoires?|(?:organismes?|centres?|equipes?|unites?|instituts?) (?:publics? )?de recherche|chercheurs?|acteurs? de la recherche|etablissements? de recherche',
  ],
  [
    ['association'],
    "associations?(?! (?:d'elus|de collectivites))|associatifs?|organismes? (?:a|sans) but (?:non )?lucratif",
  ],
  [
    ['farmer'],
    'agriculteurs?|agricultrices?|exploitants? agricoles?|exploitations? agricoles?|eleveurs?|viticulteurs?|cuma|maraichers?|entreprises? agricoles?',
  ],
  [
    ['private-sector'],
    "entreprises?(?! publiques?)|tpe|pme|pmi|eti|start-?ups?|jeunes pousses|societes?(?! (?:publiques? locales?|d'economie mixte|civile))|commercants?|commerces?|artisans?|industriels?|professionnels?|entrepreneurs?|cooperatives?|scop|scic|acteurs? (?:prives?|economiques?)|etablissements? prives?|secteur prive|bailleurs? sociaux|operateurs? prives?|consortiums?",
  ],
  [
    ['private-person'],
    'particuliers?|menages?|foyers?(?! ruraux)|personnes? physiques?|etudiants?|proprietaires? occupants?',
  ],
]

const pattern = new RegExp(`\\b(?:${named.map(([, words]) => `(${words})`).join('|')})\\b`, 'g')

/** A word of someone else (« les élus des communes », « habitants de la métropole »), or one body by its name. */
const aside =
  /\b(?:habitant|usager|agent|salarie|maire|elu|representant|federation)s? (?:d'|de |des |du |de la |de l'|d'une )$/
const oneBody = /\b(?:la|le|l'|du|cette|sa|notre|de la|chef|politique de la) ?$/
const single =
  /^(?:commune|ville|mairie|metropole|agglomeration|communaute|municipalite|universite|syndicat)\b/

/** Those who are named between two places of a plain text, in order. */
export function findAudiences(plain: string, { start, end }: Span): Audience[] {
  return Array.from(plain.slice(start, end).matchAll(pattern)).flatMap((match) => {
    const which = match.slice(1).findIndex((group) => group !== undefined)
    const at = start + match.index
    const before = plain.slice(Math.max(0, at - 40), at)
    if (aside.test(before) || (single.test(match[0]) && oneBody.test(before))) return []
    return [{ ids: named[which]![0], start: at, end: at + match[0].length }]
  })
}
