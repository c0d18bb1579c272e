import type { Config } from '../config.ts'
import { count } from '../letter/french.ts'
import type { Notices } from '../notices/find-notices.ts'
import { dateLine, textLine } from '../notices/notice-lines.ts'
import type { AlertSection } from './alert-mail.ts'
import type { AlertWays } from './alert-ways.ts'

/** What a mail tells besides searches, and the links that stop it. */
export interface ToldNotices extends Pick<Notices, 'dates' | 'texts'> {
  stopDatesUrl: string
  stopTextsUrl: string
}

/** « 2 échéances », « 1 texte »: what is there. */
export function noticeWords({ dates, texts }: Pick<Notices, 'dates' | 'texts'>): string[] {
  return [
    ...(dates.length > 0 ? [count(dates.length, 'échéance')] : []),
    ...(texts.length > 0 ? [count(texts.length, 'texte')] : []),
  ]
}

/** Dates, then texts, of at most `most` lines in all; what is over is behind the link of its part. */
export function noticeSections(
  config: Config,
  ways: AlertWays,
  { dates, texts, stopDatesUrl, stopTextsUrl }: ToldNotices,
  most: number,
): AlertSection[] {
  const sections: AlertSection[] = []
  if (dates.length > 0) {
    sections.push({
      name: 'Favoris et suivis',
      url: `${config.baseUrl}/bureau/favoris`,
      stopUrl: stopDatesUrl,
      contents: count(dates.length, 'échéance'),
      foot: 'Échéances de mes favoris et des textes que je suis, chaque jour à 7\u00A0h s’il y en a',
      stopWords: 'arrêter ces rappels',
      ...shown(dates, most, (one) => dateLine(config, ways, one)),
    })
  }
  if (texts.length > 0) {
    sections.push({
      name: 'Textes que vous suivez',
      url: `${config.baseUrl}/textes`,
      stopUrl: stopTextsUrl,
      contents: count(texts.length, 'parution'),
      foot: 'Ce qui change les textes que je suis, chaque jour à 7\u00A0h s’il y en a',
      stopWords: 'arrêter ces nouvelles',
      ...shown(texts, Math.max(1, most - dates.length), (one) => textLine(config, ways, one)),
    })
  }
  return sections
}

function shown<T>(
  all: readonly T[],
  most: number,
  lineOf: (one: T) => AlertSection['lines'][number],
): Pick<AlertSection, 'lines' | 'more'> {
  const lines = all.slice(0, most).map(lineOf)
  return { lines, more: all.length - lines.length }
}
