import type { Config } from '../config.ts'
import { daysBetween, isPast } from '../french/calendar.ts'
import { lowerKind } from '../french/kinds.ts'
import { count, formatDate, hard, keepTogether, quote, shortDate } from '../letter/french.ts'
import { itemUrl } from '../letter/site-links.ts'
import { shorten } from '../letter/summarise.ts'
import type { MailMessage } from '../mail/mailer.ts'
import type { Rhythm } from '../store/search-alerts.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { AlertWays } from './alert-ways.ts'
import { renderAlertHtml } from './alert-html.ts'
import { renderAlertText } from './alert-text.ts'

/** What one search has to tell a person. */
export interface Told {
  name: string
  /** Of the search on the site, and of the page that stops this alert. */
  url: string
  stopUrl: string
  rhythm: Rhythm
  items: readonly StoredItem[]
  /** Of which `items` are the first. */
  total: number
}

/** The words of a mail, before they are text or HTML. */
export interface AlertMail {
  subject: string
  greeting: string
  sections: AlertSection[]
  stopAllUrl: string
  contact: string
  organisation: string
}

export interface AlertSection extends Pick<Told, 'name' | 'url' | 'stopUrl' | 'rhythm'> {
  /** « 3 nouveautés ». */
  contents: string
  lines: AlertLine[]
  /** Not told one by one. */
  more: number
}

export interface AlertLine {
  title: string
  url: string
  /** Publisher, date, kind. */
  facts: string
  /** « Échéance : 15 mars 2027 à 12 h (J-23) ». */
  deadline?: string
  /** « jusqu’à 500 000 € par projet ». */
  money?: string
}

/** Of one search in one mail; the rest is behind its link. */
const mostLines = 20

/** One mail for all that is due to a person. Text and HTML say the same. */
export function alertMail(
  { config }: { config: Config },
  ways: AlertWays,
  told: { person: { name: string; email: string }; searches: readonly Told[]; stopAllUrl: string; now: Date },
): MailMessage {
  const { person, searches, stopAllUrl, now } = told
  const sections = searches.map((one) => sectionOf(config, ways, one, now))
  const mail: AlertMail = {
    subject: subjectOf(searches),
    greeting: `Bonjour ${person.name},`,
    sections,
    stopAllUrl,
    contact: config.contact,
    organisation: config.organisation,
  }
  const oneClick = sections.length === 1 ? sections[0]!.stopUrl : stopAllUrl
  return {
    to: person.email,
    subject: mail.subject,
    html: renderAlertHtml(mail),
    text: renderAlertText(mail),
    headers: listHeaders(config, oneClick),
  }
}

export const rhythmWords: Record<Rhythm, string> = {
  now: 'dès leur arrivée',
  day: 'chaque jour à 7\u00A0h',
  week: 'chaque lundi à 7\u00A0h',
}

function subjectOf(searches: readonly Told[]): string {
  const news = count(
    searches.reduce((sum, { total }) => sum + total, 0),
    'nouveauté',
  )
  const [first] = searches
  const which = searches.length === 1 && first ? quote(first.name) : `${searches.length}${hard}recherches`
  return `Vigie${hard}: ${news} pour ${which}`
}

function sectionOf(config: Config, ways: AlertWays, told: Told, now: Date): AlertSection {
  const { name, url, stopUrl, rhythm, items, total } = told
  const lines = items.slice(0, mostLines).map((item) => lineOf(config, ways, item, now))
  return {
    name,
    url,
    stopUrl,
    rhythm,
    contents: count(total, 'nouveauté'),
    lines,
    more: total - lines.length,
  }
}

function lineOf(config: Config, ways: AlertWays, item: StoredItem, now: Date): AlertLine {
  const title = item.title.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const money = ways.moneyOf(item).join(', ')
  const facts = [
    ways.publisherOf(item.feedId),
    ...(item.publishedAt ? [shortDate(item.publishedAt)] : []),
    ...(item.kind === 'actualite' ? [] : [lowerKind(item.kind)]),
  ]
  return {
    title: shorten(keepTogether(title || 'Sans titre'), 200),
    url: itemUrl(config, item.id),
    facts: facts.join(`${hard}· `),
    ...(item.closing ? { deadline: deadlineWords(item.closing.value, now) } : {}),
    ...(money ? { money } : {}),
  }
}

function deadlineWords(value: string, now: Date): string {
  if (isPast(value, now)) return `Clos depuis le ${formatDate(value)}`
  const days = daysBetween(now, value)
  return `Échéance${hard}: ${formatDate(value)} (${days === 0 ? 'aujourd’hui' : `J\u2011${days}`})`
}

/** What lets a mail program offer to stop in one click (RFC 2369, RFC 2919, RFC 8058, RFC 3834). */
function listHeaders({ baseUrl, contact }: Config, url: string): Record<string, string> {
  return {
    'List-Id': `Alertes de Vigie <alertes.${new URL(baseUrl).hostname}>`,
    'List-Unsubscribe': `<${url}>, <mailto:${contact}?subject=desabonnement>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  }
}
