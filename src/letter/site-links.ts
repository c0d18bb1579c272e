import type { Config } from '../config.ts'

type Site = Pick<Config, 'baseUrl'>

/** The page where a person confirms, by a POST, what the form asked for. */
export function confirmUrl({ baseUrl }: Site, token: string): string {
  return `${baseUrl}/abonnement/confirmer?jeton=${token}`
}

/** Takes the person's POST, and the mail program's own one-click POST (RFC 8058). A GET changes nothing. */
export function unsubscribeUrl({ baseUrl }: Site, token: string): string {
  return `${baseUrl}/desabonnement?jeton=${token}`
}

/** The member's own page, without a password. A GET changes nothing. */
export function preferencesUrl({ baseUrl }: Site, token: string): string {
  return `${baseUrl}/preferences?jeton=${token}`
}

/** Where someone who left comes back, or is erased at once, by a POST. */
export function returnUrl({ baseUrl }: Site, token: string): string {
  return `${baseUrl}/abonnement/revenir?jeton=${token}`
}

export function subscribeUrl({ baseUrl }: Site): string {
  return `${baseUrl}/abonnement`
}

export function letterUrl({ baseUrl }: Site, number: number): string {
  return `${baseUrl}/lettres/${number}`
}

export function itemUrl({ baseUrl }: Site, itemId: string): string {
  return `${baseUrl}/elements/${itemId}`
}

export function axisUrl({ baseUrl }: Site, axisId: string): string {
  return `${baseUrl}/axes/${axisId}`
}

export function deadlinesUrl({ baseUrl }: Site): string {
  return `${baseUrl}/echeances`
}
