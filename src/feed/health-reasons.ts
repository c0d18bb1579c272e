/** Why a source is as it is, in words for whoever keeps it. Each says what to do, or that nothing need be done. */

export const ok = 'Lue sans difficulté.'

export const never = 'Elle le sera au prochain passage.'

export const limited = 'La source demande d’attendre : rien à faire, Vigie revient à l’heure dite.'

export const emptyDocument =
  'Le serveur répond, mais par un document vide. Ouvrez la page de la source : si elle a du neuf, prévenez l’éditeur ou corrigez l’adresse.'

export const emptied =
  'Le document se lit, mais il ne contient plus aucun élément. Ouvrez la page de la source : si elle a du neuf, corrigez l’adresse.'

export const unverified =
  'Lue sans erreur, mais elle n’a encore rien apporté. Ouvrez la page de la source pour vérifier que l’adresse lue est la bonne.'

export const gone =
  'L’éditeur dit que cette adresse est supprimée pour de bon (410). Cherchez la nouvelle sur son site, ou mettez la source en pause.'

export function missedOnce(message: string | undefined): string {
  return `Une lecture a manqué (${bare(message)}) : Vigie réessaie d’elle-même dans le quart d’heure.`
}

export function secretMissing(message: string | undefined): string {
  const missing = (message ?? 'Un réglage manque.').replace(/^À configurer : /, '')
  return `${missing} Une fois la variable donnée, la source est lue au prochain passage.`
}

export function blocked(message: string | undefined): string {
  return `${sentence(message)} Demandez à l’éditeur d’admettre Vigie, cherchez un flux qu’il ouvre à tous, ou mettez la source en pause.`
}

export function selectorBroken(message: string | undefined): string {
  return `${sentence(message)} « Modifier » montre, avant d’enregistrer, ce que d’autres sélecteurs trouvent.`
}

export function moved(to: string): string {
  return `L’adresse a changé pour de bon ; Vigie lit déjà la nouvelle, qu’il suffit d’adopter : ${to}`
}

export function slow(ms: number): string {
  return `La dernière lecture a pris ${Math.round(ms / 1000)} s. Rien n’est perdu ; si cela dure, les lectures finiront par échouer : prévenez l’éditeur.`
}

/** `rhythm`: minutes between two publications, when they are known. */
export function silent(minutes: number, rhythm: number | undefined): string {
  const usual = rhythm ? `, alors qu’elle publie d’habitude ${rhythmWords(rhythm)}` : ''
  return `Elle répond, mais n’apporte rien depuis ${spanWords(minutes)}${usual}. Ouvrez la page de la source : si elle a du neuf, l’adresse lue n’est plus la bonne.`
}

export function failing(code: string, message: string | undefined, httpStatus: number | undefined): string {
  return `${sentence(message)}${advice(code, httpStatus)}`
}

function advice(code: string, httpStatus: number | undefined): string {
  if (httpStatus === 404) return ' « Modifier » permet de la donner.'
  if (code === 'html-instead-of-feed' || code === 'not-a-feed')
    return ' « Modifier » accepte l’adresse d’une page : Vigie y cherche le flux.'
  if (['timeout', 'dns', 'connection', 'tls', 'http-status'].includes(code))
    return ' Si le site s’ouvre dans un navigateur, attendez un jour avant de vous en inquiéter.'
  return ''
}

function sentence(message = 'Raison inconnue.'): string {
  return /[.!?»]$/.test(message) ? message : `${message}.`
}

function bare(message = 'raison inconnue'): string {
  return message.replace(/\.$/, '')
}

const day = 24 * 60

function spanWords(minutes: number): string {
  const days = Math.floor(minutes / day)
  return days < 60 ? `${days} jours` : `${Math.floor(days / 30)} mois`
}

function rhythmWords(minutes: number): string {
  if (minutes < 1.5 * day) return 'chaque jour'
  if (minutes < 45 * day) return `tous les ${Math.round(minutes / day)} jours environ`
  return `tous les ${Math.round(minutes / day / 30)} mois environ`
}
