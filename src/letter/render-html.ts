import { cardHtml, dateHtml } from './card-html.ts'
import type { CardView } from './card-facts.ts'
import type { DateWords } from './date-words.ts'
import { domainGroups } from './domain-groups.ts'
import type { Edition, EditionSection } from './edition.ts'
import { footerHtml } from './footer.ts'
import { count, hard } from './french.ts'
import { introParagraphs } from './intro.ts'
import { domainHeadings } from './labels.ts'
import { cardsOf, type LetterCard } from './letter.ts'
import { escapeHtml, renderMailPage, row, styles } from './mail-page.ts'
import type { Reader } from './render-edition.ts'
import { legalPageOf } from './site-of.ts'

/** One column of 600 px, no picture, no tracker, every link as the publisher wrote it. */
export function renderHtml(edition: Edition, reader: Reader, dates: DateWords): string {
  const view: CardView = { dates, summaries: edition.summaries, place: 'plain', heading: 'h3' }
  return renderMailPage({
    title: edition.subject,
    preview: previewOf(edition),
    rows: [
      renderHeader(edition, dates),
      ...renderIntro(edition.letter.intro),
      ...renderDeadlines(edition, view),
      ...renderTexts(edition, view),
      ...edition.sections.flatMap((section) => renderSection(section, view)),
      ...renderFurther(edition, view),
      footerHtml(edition.letter, reader, dates),
    ],
  })
}

// What a mail program shows beside the subject: the first titles rather than the header again.
function previewOf(edition: Edition): string {
  return cardsOf(edition)
    .slice(0, 3)
    .map((card) => card.title)
    .join(' · ')
}

function renderHeader({ letter, contents }: Edition, dates: DateWords): string {
  const period = dateHtml(dates.period(letter.periodStart, letter.periodEnd), dates)
  return row(
    `<p ${styles.soft}>${escapeHtml(letter.organisation)}</p>
<h1 ${styles.h1}>Veille n°${hard}${letter.number}</h1>
<p ${styles.text}>${period} · ${contents}</p>`,
  )
}

function renderIntro(intro: string): string[] {
  return introParagraphs(intro).map((lines) => {
    const html = lines.map((parts) => parts.map((part) => introPartHtml(part)).join('')).join('<br>')
    return row(`<p ${styles.text}>${html}</p>`, '0 0 14px')
  })
}

function introPartHtml(part: { words: string } | { link: string }): string {
  if ('words' in part) return escapeHtml(part.words)
  return `<a ${styles.link} href="${escapeHtml(part.link)}">${escapeHtml(part.link)}</a>`
}

function renderDeadlines({ deadlines, moreDeadlines, letter }: Edition, view: CardView): string[] {
  if (deadlines.length + moreDeadlines === 0) return []
  return [
    renderHeading('Échéances à venir'),
    ...renderCards(deadlines, { ...view, place: 'deadline' }),
    ...renderMore(moreDeadlines, 'autre échéance', 'autres échéances', letter.deadlinesUrl),
  ]
}

function renderTexts({ texts, moreTexts, letter }: Edition, view: CardView): string[] {
  if (texts.length + moreTexts === 0) return []
  return [
    renderHeading('Textes parus'),
    ...renderCards(texts, { ...view, place: 'headed' }),
    ...renderMore(moreTexts, 'autre texte', 'autres textes', legalPageOf(letter)),
  ]
}

function renderSection({ code, label, url, cards, more }: EditionSection, view: CardView): string[] {
  const chip = code === '' ? '' : `<span ${styles.chip}>${escapeHtml(code)}</span> `
  const groups = domainGroups(cards)
  const stories =
    groups.length < 2
      ? renderCards(cards, view)
      : groups.flatMap((group) => [
          row(`<h3 ${styles.domain}>${domainHeadings[group.domain]}</h3>`, '0 0 8px'),
          ...renderCards(group.cards, { ...view, place: 'headed', heading: 'h4' }),
        ])
  return [
    renderHeading(`${chip}${escapeHtml(label)}`),
    ...stories,
    ...renderMore(more, 'autre', 'autres', url),
  ]
}

function renderFurther({ further }: Edition, view: CardView): string[] {
  if (further.length === 0) return []
  const titles = further.map(
    (card) => `<li ${styles.item}>${cardHtml(card, { ...view, place: 'title' })}</li>`,
  )
  return [renderHeading('À lire aussi'), row(`<ul ${styles.list}>${titles.join('\n')}</ul>`)]
}

function renderCards(cards: readonly LetterCard[], view: CardView): string[] {
  return cards.map((card) => row(cardHtml(card, view)))
}

function renderHeading(html: string): string {
  return `<tr><td class="l" style="border-top:2px solid #d5dbe3;padding:18px 0 14px"><h2 ${styles.h2}>${html}</h2></td></tr>`
}

function renderMore(n: number, one: string, many: string, url: string): string[] {
  if (n <= 0) return []
  return [
    row(
      `<p ${styles.text}><a ${styles.link} href="${escapeHtml(url)}">et ${count(n, one, many)}, sur le site</a></p>`,
    ),
  ]
}
