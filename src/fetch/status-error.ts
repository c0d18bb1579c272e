import { FetchError } from '../errors.ts'

const advice: Record<number, string> = {
  304: 'il dit « rien de nouveau » sans qu’on le lui ait demandé',
  401: 'le serveur demande une authentification',
  403: 'le serveur refuse notre robot',
  404: 'la page n’existe plus ; cherchez la nouvelle adresse du flux',
  410: 'l’éditeur a supprimé cette adresse pour toujours ; cherchez la nouvelle, ou retirez la source',
  500: 'panne du serveur',
  502: 'panne du serveur',
  503: 'serveur indisponible',
}

/** What a status that brings no document means, and what to do of it. */
export function statusError(status: number): FetchError {
  const why = advice[status]
  const code = status === 410 ? 'gone' : 'http-status'
  return new FetchError(code, `Le serveur répond ${status}${why ? ` : ${why}.` : '.'}`, { status })
}
