import type { ProblemStatus } from '../problem.ts'

/** One kind of refusal, as the page /api/problemes documents it. Its name is for ever: programs compare it. */
export interface ProblemType {
  status: ProblemStatus
  /** When it comes. */
  when: string
  /** What a program does about it. */
  advice: string
}

export const problemTypes = {
  'parametre-invalide': {
    status: 400,
    when: 'Un paramètre est inconnu, mal écrit ou hors de ses bornes.',
    advice: 'Chaque faute est dans « errors », avec le nom du paramètre et ce qui est admis.',
  },
  'recherche-incomprise': {
    status: 400,
    when: 'La recherche (paramètre q) contient un champ, une date ou une parenthèse qui ne se lit pas.',
    advice: 'Chaque faute dit le caractère où elle commence.',
  },
  'suite-invalide': {
    status: 400,
    when: 'La valeur de « suite » n’a pas été donnée par cette liste, ou les filtres ont changé depuis.',
    advice: 'Reprenez depuis le début, sans « suite ».',
  },
  'trop-loin': {
    status: 400,
    when: 'Les résultats classés par pertinence s’arrêtent au dix-millième.',
    advice: 'Ajoutez des filtres, ou lisez /api/v1/elements, qui se parcourt jusqu’au bout.',
  },
  'cle-necessaire': {
    status: 401,
    when: 'L’index est réservé et aucune clé n’est présentée.',
    advice: 'Présentez une clé : Authorization: Bearer vigie_…',
  },
  'cle-inconnue': {
    status: 401,
    when: 'La clé présentée n’existe pas, a expiré ou a été révoquée.',
    advice: 'Demandez-en une autre à qui tient ce site.',
  },
  'usage-non-permis': {
    status: 403,
    when: 'La clé est bonne, mais elle n’ouvre pas cette partie de l’API.',
    advice: '« scope » nomme l’usage qui manque à la clé.',
  },
  introuvable: {
    status: 404,
    when: 'Rien n’a cet identifiant, ou cette adresse n’existe pas.',
    advice: 'Ne réessayez pas.',
  },
  retire: {
    status: 410,
    when: 'L’élément a été retiré de la veille ; « detail » dit quand et pourquoi.',
    advice: 'Retirez-le aussi de chez vous.',
  },
  'trop-de-requetes': {
    status: 429,
    when: 'Le nombre de requêtes permis est atteint.',
    advice: 'Attendez le nombre de secondes que dit Retry-After.',
  },
  'erreur-interne': {
    status: 500,
    when: 'Le site n’a pas pu répondre ; l’incident est noté dans son journal.',
    advice: 'Réessayez plus tard, de plus en plus rarement.',
  },
  'service-indisponible': {
    status: 503,
    when: 'Le moteur de recherche ne répond pas, ou trop de demandes arrivent à la fois.',
    advice: 'Réessayez dans quelques minutes.',
  },
} as const satisfies Record<string, ProblemType>

export type ProblemName = keyof typeof problemTypes
export const problemNames = Object.keys(problemTypes) as ProblemName[]

/** The page of the site that says what each problem means. */
export const problemsPath = '/api/problemes'

export function problemPath(name: ProblemName): string {
  return `${problemsPath}#${name}`
}

const byStatus: Partial<Record<ProblemStatus, ProblemName>> = {
  400: 'parametre-invalide',
  401: 'cle-necessaire',
  403: 'usage-non-permis',
  404: 'introuvable',
  410: 'retire',
  429: 'trop-de-requetes',
  500: 'erreur-interne',
  503: 'service-indisponible',
}

/** What is refused before any operation of the API is reached: by the door, or because nothing is there. */
export function problemOfStatus(status: ProblemStatus): ProblemName {
  return byStatus[status] ?? 'erreur-interne'
}
