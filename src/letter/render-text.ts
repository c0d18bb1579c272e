import type { Edition, EditionSection } from './edition.ts'
import { count, formatDate, formatPeriod, hard } from './french.ts'
import type { LetterCard } from './letter.ts'
import type { Reader } from './render-edition.ts'
import { factsOf } from './render-html.ts'
import { wrapText } from './wrap-text.ts'

/** The same letter for a plain reader: 72 columns, each link whole on its own line. */
export function renderText(edition: Edition, reader: Reader): string {
  const { letter, deadlines, moreDeadlines, contents } = edition
  const due = [
    heading('Échéances à venir'),
    ...deadlines.map((card) =>
      renderStory(card, `${daysOf(card)} · ${formatDate(card.closing?.value ?? '')}`),
    ),
    ...renderMore(moreDeadlines, 'autre échéance', 'autres échéances', letter.deadlinesUrl),
  ]
  const blocks = [
    wrapText(
      `VEILLE N°${hard}${letter.number}\n${letter.organisation}, ${formatPeriod(letter.periodStart, letter.periodEnd)}\n${contents}`,
    ),
    ...(deadlines.length > 0 ? due : []),
    ...edition.sections.flatMap(renderSection),
    renderFooter(edition, reader),
  ]
  return `${blocks.join('\n\n')}\n`
}

function daysOf({ closing }: LetterCard): string {
  return closing?.days === 0 ? 'Aujourd’hui' : `J-${closing?.days}`
}

function renderSection(section: EditionSection): string[] {
  return [
    heading(`${section.code} · ${section.label}`),
    ...section.cards.map((card) => renderStory(card)),
    ...renderMore(section.more, 'autre', 'autres', section.url),
  ]
}

function heading(words: string): string {
  const upper = wrapText(words.toLocaleUpperCase('fr'))
  return `${upper}\n${'-'.repeat(Math.min(72, upper.length))}`
}

function renderStory(card: LetterCard, before?: string): string {
  const lines = [
    ...(before ? [wrapText(before)] : []),
    wrapText(card.title),
    ...(card.summary ? [wrapText(card.summary, 72, '  ')] : []),
    wrapText(factsOf(card).join(`${hard}· `), 72, '  '),
    `  ${card.url}`,
  ]
  return lines.join('\n')
}

function renderMore(n: number, one: string, many: string, url: string): string[] {
  return n > 0 ? [`et ${count(n, one, many)}, sur le site${hard}:\n  ${url}`] : []
}

function renderFooter({ letter }: Edition, reader: Reader): string {
  const own =
    reader.kind === 'subscriber'
      ? [
          `Vous recevez cette lettre parce que cette adresse y est inscrite depuis le ${formatDate(reader.confirmedAt.slice(0, 10))}.`,
          `Se désinscrire${hard}:\n${reader.unsubscribeUrl}`,
          `Choisir d’autres axes${hard}:\n${letter.subscribeUrl}`,
          `Lire en ligne${hard}:\n${letter.url}`,
        ]
      : [`Recevoir cette lettre chaque lundi${hard}:\n${letter.subscribeUrl}`]
  const lines = [
    ...own,
    `Publiée par ${letter.organisation}. Une réponse, une correction${hard}: ${letter.contact}.`,
    'Les axes sont un classement éditorial provisoire. Cette lettre n’a ni image ni traceur, et ses liens mènent droit aux sources.',
  ]
  return `${'-'.repeat(72)}\n${lines.map((line) => wrapText(line)).join('\n')}`
}
