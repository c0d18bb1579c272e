import type { FeedDefinition, FeedFormat } from '#src/feed/definition.ts'
import { type Html, html } from '../html.ts'
import { formatNumber } from '../format.ts'
import { plural } from '../words.ts'

export const formatWords: Record<FeedFormat, string> = {
  syndication: 'flux RSS, Atom ou JSON Feed',
  'html-list': 'page de liste (HTML)',
  page: 'page lue d’elle-même (son flux, ou sa liste)',
  sitemap: 'plan de site (sitemap)',
  json: 'données JSON',
  csv: 'tableau CSV',
  jorf: 'sommaire du Journal officiel',
  'jorf-archive': 'archives du Journal officiel (DILA)',
}

export const gateWords = {
  'local-authority': 'ce qui parle de collectivités',
  'strong-cue': 'ce qui porte un mot clé fort',
} as const

/** The publisher, then the feed's own title unless it begins with the same words. */
export function sourceName({ publisher, title }: Pick<FeedDefinition, 'publisher' | 'title'>): Html {
  if (title === publisher) return html`${publisher}`
  const rest = title.startsWith(publisher) ? title.slice(publisher.length) : ` – ${title}`
  return html`${publisher}<span class="source-title">${rest}</span>`
}

/** « toutes les 3 heures », « chaque jour », « tous les 2 jours ». */
export function everyWords(minutes: number): string {
  if (minutes < 60) return `toutes les ${minutes} minutes`
  if (minutes < 90) return 'toutes les heures'
  const hours = Math.round(minutes / 60)
  if (hours === 24) return 'chaque jour'
  if (hours === 24 * 7) return 'chaque semaine'
  return hours < 48 ? `toutes les ${hours} heures` : `tous les ${Math.round(hours / 24)} jours`
}

/** « 840 ms », « 1,2 seconde ». */
export function durationWords(ms: number): string {
  return ms < 1000 ? `${formatNumber(ms)} ms` : `${formatNumber(ms / 1000)} ${plural(ms / 1000, 'seconde')}`
}

/** A link when it is an address that a browser may open; holes for secrets or months stay as they are written. */
export function addressLink(url: string): Html {
  return /^https?:\/\/[^{}]+$/.test(url)
    ? html`<a href="${url}" rel="noopener noreferrer" class="address">${url}</a>`
    : html`<span class="address">${url}</span>`
}
