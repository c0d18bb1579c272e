import type { Edition, EditionSection } from './edition.ts'
import { count, formatDate, formatPeriod, hard, shortDate, thin } from './french.ts'
import { lowerKind } from '../french/kinds.ts'
import { domainLabels } from './labels.ts'
import type { LetterCard } from './letter.ts'
import { escapeHtml, renderMailPage, row, styles } from './mail-page.ts'
import type { Reader } from './render-edition.ts'

/** One column of 600 px, no picture, no tracker, every link as the publisher wrote it. */
export function renderHtml(edition: Edition, reader: Reader): string {
  return renderMailPage({
    title: edition.subject,
    preview: previewOf(edition),
    rows: [
      renderHeader(edition),
      ...(edition.deadlines.length > 0 ? [renderDeadlines(edition)] : []),
      ...edition.sections.map(renderSection),
      renderFooter(edition, reader),
    ],
  })
}

// What a mail program shows beside the subject: the first titles rather than the header again.
function previewOf({ deadlines, sections }: Edition): string {
  const cards = [...deadlines, ...sections.flatMap((section) => section.cards)]
  return cards
    .slice(0, 3)
    .map((card) => card.title)
    .join(' · ')
}

function renderHeader({ letter, contents }: Edition): string {
  return row(
    `<p ${styles.soft}>${escapeHtml(letter.organisation)}</p>
<h1 ${styles.h1}>Veille n°${hard}${letter.number}</h1>
<p ${styles.text}>${formatPeriod(letter.periodStart, letter.periodEnd)} · ${contents}</p>`,
    '0 0 20px',
  )
}

function renderDeadlines({ deadlines, moreDeadlines, letter }: Edition): string {
  return (
    renderHeading('Échéances à venir') +
    deadlines.map(renderDeadline).join('\n') +
    renderMore(moreDeadlines, 'autre échéance', 'autres échéances', letter.deadlinesUrl)
  )
}

function renderDeadline(card: LetterCard): string {
  return row(
    `<p class="i" style="margin:0 0 2px;font-size:14px;line-height:21px;color:#1b2430"><b>${renderDays(card)}</b> · ${formatDate(card.closing?.value ?? '')}</p>
${renderStory(card)}`,
  )
}

/** "J-12", with a hyphen that does not break. */
function renderDays({ closing }: LetterCard): string {
  if (closing?.days === 0) return 'Aujourd’hui'
  return `J\u2011${closing?.days}`
}

function renderSection(section: EditionSection): string {
  const chip = `<span class="b" style="display:inline-block;padding:0 7px;border-radius:4px;background:#0b4f8a;color:#ffffff;font-size:13px;line-height:22px;vertical-align:1px">${escapeHtml(section.code)}</span>`
  return (
    renderHeading(`${chip} ${escapeHtml(section.label)}`) +
    section.cards.map((card) => row(renderStory(card))).join('\n') +
    renderMore(section.more, 'autre', 'autres', section.url)
  )
}

function renderHeading(html: string): string {
  return `<tr><td class="l" style="border-top:2px solid #d5dbe3;padding:18px 0 14px"><h2 ${styles.h2}>${html}</h2></td></tr>\n`
}

function renderStory(card: LetterCard): string {
  const summary = card.summary ? `\n<p ${styles.text}>${escapeHtml(card.summary)}</p>` : ''
  return `<h3 ${styles.h3}><a ${styles.link} href="${escapeHtml(card.url)}">${escapeHtml(card.title)}</a></h3>${summary}
<p ${styles.soft}>${factsOf(card).map(escapeHtml).join(`${hard}· `)}${hard}· <a ${styles.softLink} href="${escapeHtml(card.page)}">fiche</a></p>`
}

/** Who, when, what: the same facts in both renderings. */
export function factsOf(card: LetterCard): string[] {
  const others = card.otherSources > 0 ? [`+${thin}${count(card.otherSources, 'source')}`] : []
  const date = card.publishedAt ? [shortDate(card.publishedAt)] : []
  const kind = card.kind === 'actualite' ? [] : [lowerKind(card.kind)]
  return [card.publisher, ...others, ...date, ...kind, domainLabels[card.domain]]
}

function renderMore(n: number, one: string, many: string, url: string): string {
  if (n <= 0) return ''
  return `\n${row(`<p ${styles.text}><a ${styles.link} href="${escapeHtml(url)}">et ${count(n, one, many)}, sur le site</a></p>`)}`
}

function renderFooter({ letter }: Edition, reader: Reader): string {
  const contact = link(`mailto:${letter.contact}`, escapeHtml(letter.contact))
  const lines =
    reader.kind === 'subscriber'
      ? [
          `Vous recevez cette lettre parce que cette adresse y est inscrite depuis le ${formatDate(reader.confirmedAt.slice(0, 10))}.`,
          [
            link(reader.unsubscribeUrl, 'Se désinscrire'),
            link(letter.subscribeUrl, 'Choisir d’autres axes'),
            link(letter.url, 'Lire en ligne'),
          ].join(' · '),
        ]
      : [`${link(letter.subscribeUrl, 'Recevoir cette lettre')} chaque lundi, par courriel.`]
  const paragraphs = [
    ...lines,
    `Publiée par ${escapeHtml(letter.organisation)}. Une réponse, une correction${hard}: ${contact}.`,
    'Les axes sont un classement éditorial provisoire. Cette lettre n’a ni image ni traceur, et ses liens mènent droit aux sources.',
  ]
  const html = paragraphs.map((one) => `<p ${styles.soft}>${one}</p>`).join('\n')
  return `<tr><td class="l" style="border-top:2px solid #d5dbe3;padding:18px 0 0">${html}</td></tr>`
}

function link(url: string, words: string): string {
  return `<a ${styles.softLink} href="${escapeHtml(url)}">${words}</a>`
}
