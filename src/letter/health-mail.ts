import { sourceLabel } from '../catalogue/source-name.ts'
import type { Config } from '../config.ts'
import { healthWords } from '../feed/health.ts'
import type { MailMessage } from '../mail/mailer.ts'
import { count, hard, keepTogether } from './french.ts'
import { type HealthNews, hasNews, isCutOff, type SourceNews } from './health-news.ts'
import { escapeHtml, renderMailPage, row, styles } from './mail-page.ts'
import { wrapText } from './wrap-text.ts'

type Site = { config: Pick<Config, 'organisation' | 'contact' | 'baseUrl'> }

/** A section of the mail shows no more lines than this: the page of sources has them all. */
const mostLines = 40

interface Section {
  title: string
  lines: { name: string; url: string; words: string }[]
  more: number
}

/** What changed among the sources since the last mail; undefined when nothing did. Text and HTML say the same. */
export function healthMail(
  { config }: Site,
  person: { name: string; email: string },
  news: HealthNews,
): MailMessage | undefined {
  if (!hasNews(news)) return undefined
  const sections = sectionsOf(news, config.baseUrl)
  const subject = subjectOf(news)
  const greeting = `Bonjour ${person.name},`
  const intro = `Voici ce qui a changé parmi les sources de Vigie depuis le dernier message. Celles dont rien n’est dit vont comme avant.`
  const told = isCutOff(news) ? [intro, cutOff] : [intro]
  const after = `Ce message part le matin, et seulement quand une source a changé d’état. Toutes les sources${hard}: ${config.baseUrl}/sources`
  const html = renderMailPage({
    title: subject,
    preview: intro,
    rows: [
      row(`<h1 ${styles.h1}>${escapeHtml(subject)}</h1>`),
      row(`<p ${styles.text}>${escapeHtml(greeting)}</p>`),
      ...told.map((one) => row(`<p ${styles.text}>${escapeHtml(one)}</p>`)),
      ...sections.flatMap((section) => htmlSection(section, config.baseUrl)),
      row(
        `<p ${styles.soft}>${escapeHtml(after.replace(/ https?:\S+$/, ''))} <a ${styles.softLink} href="${escapeHtml(config.baseUrl)}/sources">${escapeHtml(config.baseUrl)}/sources</a></p>`,
      ),
    ],
  })
  const text = [subject, greeting, ...told, ...sections.map((section) => textSection(section)), after]
    .map((one) => wrapText(one))
    .join('\n\n')
  const headers = { 'Auto-Submitted': 'auto-generated' }
  return { to: person.email, subject, html, text: `${text}\n`, headers }
}

const cutOff =
  'Presque aucune n’a pu être jointe : la panne est sans doute de notre côté. Vérifiez l’accès à internet de la machine de Vigie (pare-feu, mandataire, DNS) ; les lectures reprendront d’elles-mêmes.'

function subjectOf({ broken, healed, toConfigure, toLookAt, flapped }: HealthNews): string {
  const told = [
    broken.length > 0 && count(broken.length, 'source en difficulté', 'sources en difficulté'),
    toConfigure.length > 0 && count(toConfigure.length, 'à configurer', 'à configurer'),
    toLookAt.length > 0 && count(toLookAt.length, 'à regarder', 'à regarder'),
    healed.length > 0 && count(healed.length, 'rétablie'),
    flapped.length > 0 && count(flapped.length, 'intermittente'),
  ].filter((one) => one !== false)
  return `Sources de Vigie${hard}: ${told.join(', ')}`
}

function sectionsOf(news: HealthNews, baseUrl: string): Section[] {
  const section = (title: string, list: readonly SourceNews[], wordsOf: (one: SourceNews) => string) => ({
    title,
    lines: list.slice(0, mostLines).map((one) => lineOf(one, baseUrl, wordsOf(one))),
    more: Math.max(0, list.length - mostLines),
  })
  const told = (one: SourceNews) => `${healthWords[one.now]}. ${one.message}`
  return [
    section('En difficulté', news.broken, told),
    section('À configurer', news.toConfigure, ({ message }) => message),
    section('À regarder', news.toLookAt, told),
    section('Rétablies', news.healed, ({ before }) =>
      before ? `Était${hard}: ${healthWords[before]}.` : '',
    ),
    section('Intermittentes', news.flapped, () => 'A manqué puis repris, depuis le dernier message.'),
  ].filter(({ lines }) => lines.length > 0)
}

function lineOf({ feed }: SourceNews, baseUrl: string, words: string): Section['lines'][number] {
  return { name: sourceLabel(feed), url: `${baseUrl}/sources/${feed.id}`, words: keepTogether(words) }
}

// The message of a fault may quote what a server said: it is escaped, and no address in it becomes a link.
function htmlSection({ title, lines, more }: Section, baseUrl: string): string[] {
  return [
    row(`<h2 ${styles.h2}>${escapeHtml(title)}</h2>`, '12px 0 8px'),
    ...lines.map(({ name, url, words }) =>
      row(
        `<p ${styles.text}><a ${styles.link} href="${escapeHtml(url)}">${escapeHtml(name)}</a></p><p ${styles.soft}>${escapeHtml(words)}</p>`,
        '0 0 12px',
      ),
    ),
    ...(more > 0
      ? [
          row(
            `<p ${styles.soft}><a ${styles.softLink} href="${escapeHtml(baseUrl)}/sources">${othersWords(more)}</a></p>`,
          ),
        ]
      : []),
  ]
}

function textSection({ title, lines, more }: Section): string {
  const told = lines.map(({ name, url, words }) => `* ${name}\n${words}\n${url}`)
  return [title.toUpperCase(), ...told, ...(more > 0 ? [`${othersWords(more)}.`] : [])].join('\n\n')
}

function othersWords(more: number): string {
  return `Et ${count(more, 'autre')}`
}
