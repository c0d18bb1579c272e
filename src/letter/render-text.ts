import type { CardView } from './card-facts.ts'
import { cardText } from './card-text.ts'
import type { DateWords } from './date-words.ts'
import { domainGroups } from './domain-groups.ts'
import type { Edition, EditionSection } from './edition.ts'
import { footerText } from './footer.ts'
import { count, hard } from './french.ts'
import { introParagraphs } from './intro.ts'
import { domainHeadings } from './labels.ts'
import type { LetterCard } from './letter.ts'
import type { Reader } from './render-edition.ts'
import { legalPageOf } from './site-of.ts'
import { wrapText } from './wrap-text.ts'

/** The same letter for a plain reader: 72 columns, each link whole on its own line. */
export function renderText(edition: Edition, reader: Reader, dates: DateWords): string {
  const { letter } = edition
  const view: CardView = { dates, summaries: edition.summaries, place: 'plain', heading: 'h3' }
  const period = dates.period(letter.periodStart, letter.periodEnd)
  const blocks = [
    wrapText(`VEILLE N°${hard}${letter.number}\n${letter.organisation}, ${period}\n${edition.contents}`),
    ...renderIntro(letter.intro),
    ...renderDeadlines(edition, view),
    ...renderTexts(edition, view),
    ...edition.sections.flatMap((section) => renderSection(section, view)),
    ...renderFurther(edition, view),
    footerText(letter, reader, dates),
  ]
  return `${blocks.join('\n\n')}\n`
}

function renderIntro(intro: string): string[] {
  return introParagraphs(intro).map((lines) =>
    lines
      .map((parts) => wrapText(parts.map((part) => ('words' in part ? part.words : part.link)).join('')))
      .join('\n'),
  )
}

function renderDeadlines({ deadlines, moreDeadlines, letter }: Edition, view: CardView): string[] {
  if (deadlines.length + moreDeadlines === 0) return []
  return [
    heading('Échéances à venir'),
    ...renderCards(deadlines, { ...view, place: 'deadline' }),
    ...renderMore(moreDeadlines, 'autre échéance', 'autres échéances', letter.deadlinesUrl),
  ]
}

function renderTexts({ texts, moreTexts, letter }: Edition, view: CardView): string[] {
  if (texts.length + moreTexts === 0) return []
  return [
    heading('Textes parus'),
    ...renderCards(texts, { ...view, place: 'headed' }),
    ...renderMore(moreTexts, 'autre texte', 'autres textes', legalPageOf(letter)),
  ]
}

function renderSection({ code, label, url, cards, more }: EditionSection, view: CardView): string[] {
  const groups = domainGroups(cards)
  const stories =
    groups.length < 2
      ? renderCards(cards, view)
      : groups.flatMap((group) => [
          `${domainHeadings[group.domain]}${hard}:`,
          ...renderCards(group.cards, { ...view, place: 'headed' }),
        ])
  return [
    heading(code === '' ? label : `${code} · ${label}`),
    ...stories,
    ...renderMore(more, 'autre', 'autres', url),
  ]
}

function renderFurther({ further }: Edition, view: CardView): string[] {
  if (further.length === 0) return []
  return [heading('À lire aussi'), renderCards(further, { ...view, place: 'title' }).join('\n')]
}

function renderCards(cards: readonly LetterCard[], view: CardView): string[] {
  return cards.map((card) => cardText(card, view))
}

function heading(words: string): string {
  const upper = wrapText(words.toLocaleUpperCase('fr'))
  return `${upper}\n${'-'.repeat(Math.min(72, upper.length))}`
}

function renderMore(n: number, one: string, many: string, url: string): string[] {
  return n > 0 ? [`et ${count(n, one, many)}, sur le site${hard}:\n  ${url}`] : []
}
