import { applicantsLine, closingFacts, type Fact, factsOf, summaryNotes } from './card-facts.ts'
import { hard } from './french.ts'
import type { LetterCard } from './letter.ts'
import { onceACard } from './once-a-card.ts'
import { wrapText } from './wrap-text.ts'

/** One story in 72 columns, each link whole on its own line. */
export const cardText = onceACard((card, view) => {
  if (view.place === 'title') return `${wrapText(`${card.title} (${card.publisher})`)}\n  ${card.url}`
  const isDeadline = view.place === 'deadline'
  // A plain hyphen, which every terminal and every screen reader knows.
  const before = isDeadline ? wordsOf(closingFacts(card, view), ' · ').replace('J\u2011', 'J-') : ''
  const indented = [
    ...(view.summaries && card.summary !== '' ? [card.summary, summaryNotes[card.summaryOrigin]] : []),
    isDeadline ? applicantsLine(card) : '',
    wordsOf(factsOf(card, view), `${hard}· `),
  ]
  return [
    ...(before === '' ? [] : [wrapText(before)]),
    wrapText(card.title),
    ...indented.filter((line) => line !== '').map((line) => wrapText(line, 72, '  ')),
    `  ${card.url}`,
    ...recordLine(card),
  ].join('\n')
})

function wordsOf(facts: readonly Fact[], between: string): string {
  return facts.map(({ lead = '', words }) => lead + words).join(between)
}

function recordLine({ url, page }: LetterCard): string[] {
  return url === page ? [] : [`  fiche${hard}: ${page}`]
}
