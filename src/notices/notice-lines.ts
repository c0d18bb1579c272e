import type { Config } from '../config.ts'
import { daysBetween } from '../french/calendar.ts'
import { formatDate, formatDay, hard, keepTogether, quote, shortDate } from '../letter/french.ts'
import { itemUrl } from '../letter/site-links.ts'
import { shorten } from '../letter/summarise.ts'
import type { DateRole } from '../store/dates-ahead.ts'
import type { FollowedBy } from '../store/dates-followed.ts'
import type { TextChange } from '../store/text-changes.ts'
import type { DateNotice } from './choose-dates.ts'
import type { TextNotice } from './choose-texts.ts'

/** What only the site knows: how publishers and legal texts are called. */
export interface NoticeWays {
  publisherOf(feedId: string): string
  /** « Loi n° 2021-1485 ». */
  textWords(ref: string): string
}

/** One thing told, in words. */
export interface NoticeLine {
  title: string
  url: string
  /** « Clôture : 15 mars 2027 à 12 h (J-7) », « Modifie : Loi n° 2021-1485. » */
  deadline: string
  /** Publisher, and why the person is told. */
  facts: string
}

export function dateLine(config: Config, ways: NoticeWays, notice: DateNotice): NoticeLine {
  const { date } = notice
  return {
    title: titleWords(date.title),
    url: itemUrl(config, date.itemId),
    deadline: dateWords(notice),
    facts: [ways.publisherOf(date.feedId), followedWords[date.by]].join(`${hard}· `),
  }
}

export function textLine(config: Config, ways: NoticeWays, { change, refs }: TextNotice): NoticeLine {
  const relations = Map.groupBy(refs, ({ relation }) => relation)
  const done = [...relations].map(([relation, of]) => {
    const shown = of.slice(0, mostRefs).map(({ ref }) => ways.textWords(ref))
    const more = of.length > shown.length ? [`${of.length - shown.length}${hard}autres`] : []
    return `${relationWords[relation]}${hard}: ${[...shown, ...more].join(', ')}.`
  })
  const entry = change.entryIntoForce
    ? [`Entrée en vigueur${hard}: ${formatDate(change.entryIntoForce)}.`]
    : []
  return {
    title: titleWords(change.title),
    url: itemUrl(config, change.itemId),
    deadline: [...done, ...entry].join(' '),
    facts: [
      ways.publisherOf(change.feedId),
      ...(change.publishedAt ? [shortDate(change.publishedAt)] : []),
    ].join(`${hard}· `),
  }
}

/** « J-7 », « aujourd’hui ». */
export function daysLeft(days: number): string {
  return days === 0 ? 'aujourd’hui' : `J\u2011${days}`
}

/** Of one relation in one line. */
const mostRefs = 5

const roleWords: Record<DateRole, { name: string; later: string; sooner: string }> = {
  closing: { name: 'Clôture', later: 'reportée', sooner: 'avancée' },
  'pre-deposit': { name: 'Pré-dépôt', later: 'reporté', sooner: 'avancé' },
  submission: { name: 'Dépôt', later: 'reporté', sooner: 'avancé' },
  'entry-into-force': { name: 'Entrée en vigueur', later: 'reportée', sooner: 'avancée' },
  event: { name: 'Événement', later: 'reporté', sooner: 'avancé' },
  opening: { name: 'Ouverture', later: 'reportée', sooner: 'avancée' },
}

const followedWords: Record<FollowedBy, string> = {
  star: 'dans vos favoris',
  story: 'même sujet qu’un favori',
  text: 'texte que vous suivez',
}

const relationWords: Record<TextChange['relation'], string> = {
  is: 'Paru',
  modifies: 'Modifie',
  repeals: 'Abroge',
}

function dateWords({ date, days, occasion, before }: DateNotice): string {
  const { name, later, sooner } = roleWords[date.role]
  if (occasion === 'withdrawn') {
    const reason = shorten(keepTogether(date.withdrawn ?? ''), 200).replace(/\.$/, '')
    const why = reason === '' ? '' : `${hard}: ${quote(reason)}`
    return `Publication retirée${why}. Ne comptez plus sur la date du ${formatDay(date.value)}.`
  }
  const left = daysLeft(days)
  if (occasion === 'due' || !before) return `${name}${hard}: ${formatDate(date.value)} (${left})`
  const way = daysBetween(before, date.value) > 0 ? later : sooner
  return `${name} ${way} au ${formatDate(date.value)} (${left}), au lieu du ${formatDay(before)}`
}

function titleWords(title: string): string {
  const line = title.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return shorten(keepTogether(line || 'Sans titre'), 200)
}
