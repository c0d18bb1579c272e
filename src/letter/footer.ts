import { dateHtml } from './card-html.ts'
import type { DateWords } from './date-words.ts'
import { hard } from './french.ts'
import type { Letter } from './letter.ts'
import { escapeHtml, styles } from './mail-page.ts'
import type { Reader } from './render-edition.ts'
import { archiveOf } from './site-of.ts'
import { wrapText } from './wrap-text.ts'

/** Why it came, how to change or leave, where to read it, who publishes it. */
export function footerHtml(letter: Letter, reader: Reader, dates: DateWords): string {
  const since = (day: string) => dateHtml(dates.full(day), dates)
  const paragraphs = [
    ...reasons(reader, since),
    linksOf(letter, reader)
      .map(([words, url]) => link(url, words))
      .join(' · '),
    `Publiée par ${escapeHtml(letter.organisation)}. Une réponse, une correction${hard}: ${link(`mailto:${letter.contact}`, escapeHtml(letter.contact))}.`,
    promise,
  ]
  const html = paragraphs.map((one) => `<p ${styles.soft}>${one}</p>`).join('\n')
  return `<tr><td class="l" style="border-top:2px solid #d5dbe3;padding:18px 0 0">${html}</td></tr>`
}

export function footerText(letter: Letter, reader: Reader, dates: DateWords): string {
  const lines = [
    ...reasons(reader, dates.full),
    ...linksOf(letter, reader).map(([words, url]) => `${words}${hard}:\n${url}`),
    `Publiée par ${letter.organisation}. Une réponse, une correction${hard}: ${letter.contact}.`,
    promise,
  ]
  return `${'-'.repeat(72)}\n${lines.map((line) => wrapText(line)).join('\n')}`
}

const promise =
  'Les axes sont un classement éditorial provisoire. Cette lettre n’a ni image ni traceur, et ses liens mènent droit aux sources.'

function reasons(reader: Reader, dateWords: (day: string) => string): string[] {
  if (reader.kind === 'public') return []
  return [
    `Vous recevez cette lettre parce que cette adresse y est inscrite depuis le ${dateWords(reader.confirmedAt.slice(0, 10))}.`,
  ]
}

function linksOf(letter: Letter, reader: Reader): [words: string, url: string][] {
  const archive: [string, string] = ['Lettres passées', archiveOf(letter)]
  if (reader.kind === 'public') return [['Recevoir cette lettre', letter.subscribeUrl], archive]
  return [['Préférences et désinscription', reader.preferencesUrl], ['Lire en ligne', letter.url], archive]
}

function link(url: string, words: string): string {
  return `<a ${styles.softLink} href="${escapeHtml(url)}">${words}</a>`
}
