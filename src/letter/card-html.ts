import {
  applicantsLine,
  type CardView,
  closingFacts,
  type Fact,
  factsOf,
  summaryNotes,
} from './card-facts.ts'
import type { DateWords } from './date-words.ts'
import { hard } from './french.ts'
import type { LetterCard } from './letter.ts'
import { escapeHtml, styles } from './mail-page.ts'
import { onceACard } from './once-a-card.ts'

/** One story, without its cell. */
export const cardHtml = onceACard((card, view) => {
  if (view.place === 'title') return titleAlone(card)
  const { heading } = view
  const lines = [
    `<${heading} ${styles.h3}><a ${styles.link} href="${escapeHtml(card.url)}">${escapeHtml(card.title)}</a></${heading}>`,
    ...(view.summaries ? summaryHtml(card) : []),
    ...(view.place === 'deadline' ? softLine(escapeHtml(applicantsLine(card))) : []),
    ...softLine([factsHtml(factsOf(card, view), view), ...recordLink(card)].join(`${hard}· `)),
  ]
  return [...(view.place === 'deadline' ? closingHtml(card, view) : []), ...lines].join('\n')
})

/** A date in another language than the letter says so to who reads it aloud. */
export function dateHtml(date: string, { language }: DateWords): string {
  return language === 'fr' ? date : `<span lang="${language}">${date}</span>`
}

function titleAlone({ url, title, publisher }: LetterCard): string {
  return `<a ${styles.link} href="${escapeHtml(url)}">${escapeHtml(title)}</a> <span ${styles.softWords}>(${escapeHtml(publisher)})</span>`
}

function closingHtml(card: LetterCard, view: CardView): string[] {
  const [days, ...rest] = closingFacts(card, view)
  if (!days) return []
  const others = rest.map((fact) => ` · ${factHtml(fact, view)}`).join('')
  return [`<p ${styles.closing}><b>${escapeHtml(days.words)}</b>${others}</p>`]
}

function summaryHtml({ summary, summaryOrigin }: LetterCard): string[] {
  if (summary === '') return []
  return [
    `<p ${styles.text}>${escapeHtml(summary)}</p>`,
    ...softLine(escapeHtml(summaryNotes[summaryOrigin])),
  ]
}

function softLine(html: string): string[] {
  return html === '' ? [] : [`<p ${styles.soft}>${html}</p>`]
}

function factsHtml(facts: readonly Fact[], view: CardView): string {
  return facts.map((fact) => factHtml(fact, view)).join(`${hard}· `)
}

function factHtml({ lead = '', words, isDate }: Fact, { dates }: CardView): string {
  return lead + (isDate ? dateHtml(words, dates) : escapeHtml(words))
}

// Where the story has no page of its own, its title leads to ours already.
function recordLink({ url, page }: LetterCard): string[] {
  return url === page ? [] : [`<a ${styles.softLink} href="${escapeHtml(page)}">fiche</a>`]
}
