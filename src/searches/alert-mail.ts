import type { Config } from '../config.ts'
import { daysBetween, isPast } from '../french/calendar.ts'
import { lowerKind } from '../french/kinds.ts'
import { count, formatDate, hard, keepTogether, quote, shortDate } from '../letter/french.ts'
import { itemUrl } from '../letter/site-links.ts'
import { shorten } from '../letter/summarise.ts'
import type { MailMessage } from '../mail/mailer.ts'
import { daysLeft } from '../notices/notice-lines.ts'
import type { Rhythm } from '../store/search-alerts.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { AlertWays } from './alert-ways.ts'
import { renderAlertHtml } from './alert-html.ts'
import { renderAlertText } from './alert-text.ts'
import { type ToldNotices, noticeSections, noticeWords } from './notice-sections.ts'

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
  /** Why one gets it, a sentence each. */
  reasons: string[]
  /** Where all of it is chosen. */
  settingsUrl: string
  stopAllUrl: string
  contact: string
  organisation: string
}

export interface AlertSection extends Pick<Told, 'name' | 'url' | 'stopUrl'> {
  /** « 3 nouveautés ». */
  contents: string
  /** At the foot: « fibre, chaque jour à 7 h », then the words of the link that stops it. */
  foot: string
  stopWords: string
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
/** Of a mail, since Gmail cuts it at 100 kB: once they are used up, a search shows its first alone. */
const mostLinesOfMail = 100

/** What a mail has to say to one person. */
export interface ToldPerson {
  person: { name: string; email: string }
  searches: readonly Told[]
  notices?: ToldNotices
  stopAllUrl: string
  now: Date
}

/** One mail for all that is due to a person. Text and HTML say the same. */
export function alertMail(deps: { config: Config }, ways: AlertWays, told: ToldPerson): MailMessage {
  const mail = describeMail(deps, ways, told)
  const oneClick = mail.sections.length === 1 ? mail.sections[0]!.stopUrl : mail.stopAllUrl
  return {
    to: told.person.email,
    subject: mail.subject,
    html: renderAlertHtml(mail),
    text: renderAlertText(mail),
    headers: listHeaders(deps.config, oneClick),
  }
}

/** The same before it is text or HTML. */
export function describeMail({ config }: { config: Config }, ways: AlertWays, told: ToldPerson): AlertMail {
  const { person, searches, notices, stopAllUrl } = told
  return {
    subject: subjectOf(searches, notices),
    greeting: `Bonjour ${person.name},`,
    sections: sectionsOf(config, ways, told),
    reasons: reasonsOf(searches, notices),
    settingsUrl: `${config.baseUrl}/compte/alertes`,
    stopAllUrl,
    contact: config.contact,
    organisation: config.organisation,
  }
}

export const rhythmWords: Record<Rhythm, string> = {
  now: 'dès leur arrivée',
  day: 'chaque jour à 7\u00A0h',
  week: 'chaque lundi à 7\u00A0h',
}

function subjectOf(searches: readonly Told[], notices?: ToldNotices): string {
  const total = searches.reduce((sum, one) => sum + one.total, 0)
  const news = count(total, 'nouveauté')
  const noticed = notices ? noticeWords(notices) : []
  if (noticed.length > 0) return `Vigie${hard}: ${[...noticed, ...(total > 0 ? [news] : [])].join(', ')}`
  const [first] = searches
  const which = searches.length === 1 && first ? quote(first.name) : `${searches.length}${hard}recherches`
  return `Vigie${hard}: ${news} pour ${which}`
}

function reasonsOf(searches: readonly Told[], notices?: ToldNotices): string[] {
  return [
    ...(notices
      ? [
          'Vous recevez ce message parce que vous avez un compte sur Vigie, où vous gardez des favoris ou suivez des textes.',
        ]
      : []),
    ...(searches.length > 0
      ? [
          `Vous recevez ce message${notices ? ' aussi' : ''} parce que vous avez demandé une alerte sur ces recherches enregistrées.`,
        ]
      : []),
  ]
}

function sectionsOf(config: Config, ways: AlertWays, { searches, notices, now }: ToldPerson): AlertSection[] {
  const sections = notices ? noticeSections(config, ways, notices, mostLinesOfMail) : []
  let room = mostLinesOfMail - sections.reduce((sum, { lines }) => sum + lines.length, 0)
  for (const told of searches) {
    const section = sectionOf(config, ways, told, now, Math.max(1, Math.min(mostLines, room)))
    room -= section.lines.length
    sections.push(section)
  }
  return sections
}

function sectionOf(config: Config, ways: AlertWays, told: Told, now: Date, most: number): AlertSection {
  const { name, url, stopUrl, rhythm, items, total } = told
  const lines = items.slice(0, most).map((item) => lineOf(config, ways, item, now))
  return {
    name,
    url,
    stopUrl,
    foot: `${name}, ${rhythmWords[rhythm]}`,
    stopWords: 'arrêter cette alerte',
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
  return `Échéance${hard}: ${formatDate(value)} (${daysLeft(days)})`
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
