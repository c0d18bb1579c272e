import { formatEuros } from '../french/euros.ts'
import { lowerKind } from '../french/kinds.ts'
import type { DateWords } from './date-words.ts'
import { count, hard, thin } from './french.ts'
import { domainLabels } from './labels.ts'
import type { LetterCard, SummaryOrigin } from './letter.ts'

/** How one story is shown: the same in both renderings. */
export interface CardView {
  dates: DateWords
  summaries: boolean
  /** `deadline`: under its date. `headed`: under the name of its domain, or a heading that tells it. `title`: no more. */
  place: 'deadline' | 'headed' | 'plain' | 'title'
  heading: 'h3' | 'h4'
}

/** A few words; a date may be in another language than the letter. */
export interface Fact {
  lead?: string
  words: string
  isDate?: boolean
}

/** When it closes and what it gives, above the title of a deadline: "J-12", "16 décembre 2026 à 12 h", "30 M€". */
export function closingFacts({ closing, amount }: LetterCard, { dates }: CardView): Fact[] {
  return [
    ...(closing
      ? [{ words: daysLeft(closing.days) }, { words: dates.full(closing.value), isDate: true }]
      : []),
    ...(amount ? [{ words: formatEuros(amount) }] : []),
  ]
}

function daysLeft(days: number): string {
  if (days < 0) return 'Passée'
  // A hyphen that does not break.
  return days === 0 ? 'Aujourd’hui' : `J\u2011${days}`
}

/** Who, when, what. A story that stands elsewhere than in the deadlines says in passing when it closes. */
export function factsOf(card: LetterCard, { dates, place }: CardView): Fact[] {
  const closing = place === 'deadline' ? undefined : card.closing
  return [
    { words: card.publisher },
    ...(card.otherSources > 0 ? [{ words: `+${thin}${count(card.otherSources, 'source')}` }] : []),
    ...(card.publishedAt ? [{ words: dates.short(card.publishedAt), isDate: true }] : []),
    ...(card.kind === 'actualite' ? [] : [{ words: lowerKind(card.kind) }]),
    ...(place === 'headed' ? [] : [{ words: domainLabels[card.domain] }]),
    ...(closing ? [{ lead: `clôture${hard}: `, words: dates.full(closing.value), isDate: true }] : []),
    ...(closing && card.amount ? [{ words: formatEuros(card.amount) }] : []),
  ]
}

/** "Pour : communes, intercommunalités"; '' when nothing tells. */
export function applicantsLine({ beneficiaries }: LetterCard): string {
  return beneficiaries.length === 0 ? '' : `Pour${hard}: ${beneficiaries.join(', ')}`
}

/** What must be said of a summary that a machine wrote; '' of any other. */
export const summaryNotes: Record<SummaryOrigin, string> = {
  text: '',
  editor: '',
  model: 'Résumé proposé par un modèle de langage',
  reviewed: 'Résumé proposé par un modèle de langage, relu par l’équipe',
}
