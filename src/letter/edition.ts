import type { AxisId } from '../axis/taxonomy.ts'
import { count, hard } from './french.ts'
import { legalKinds } from './labels.ts'
import type { Letter, LetterCard, LetterSection } from './letter.ts'

/** The letter as one person gets it: chosen axes only, and no longer than a message may be. */
export interface Edition {
  letter: Letter
  subject: string
  /** "3 échéances, 2 textes, 9 actualités". */
  contents: string
  deadlines: LetterCard[]
  moreDeadlines: number
  sections: EditionSection[]
}

export type EditionSection = Omit<LetterSection, 'total'> & { more: number }

export interface Limits {
  perAxis: number
  deadlines: number
}

/**
 * Keeps the sections of the chosen axes (none chosen: all), and the deadlines that touch one of them. Undefined when
 * there is nothing for this choice.
 */
export function editionFor(letter: Letter, axes: readonly AxisId[], limits: Limits): Edition | undefined {
  const isChosen = (axis: AxisId) => axes.length === 0 || axes.includes(axis)
  const due = letter.deadlines.filter((card) => axes.length === 0 || card.axes.some(isChosen))
  const sections = letter.sections
    .filter(({ axis }) => isChosen(axis))
    .map((section) => cut(section, limits.perAxis))
  if (due.length === 0 && sections.length === 0) return undefined
  const deadlines = due.slice(0, limits.deadlines)
  const contents = contentsOf(deadlines, sections)
  return {
    letter,
    subject: `Veille n°${hard}${letter.number}${hard}: ${contents}`,
    contents,
    deadlines,
    moreDeadlines: due.length - deadlines.length,
    sections,
  }
}

function cut({ total, ...section }: LetterSection, limit: number): EditionSection {
  const cards = section.cards.slice(0, limit)
  return { ...section, cards, more: total - cards.length }
}

// Counts what is shown; what is nought is not said.
function contentsOf(deadlines: readonly LetterCard[], sections: readonly EditionSection[]): string {
  const cards = sections.flatMap((section) => section.cards)
  const texts = cards.filter((card) => legalKinds.has(card.kind)).length
  const counted: [number, string][] = [
    [deadlines.length, 'échéance'],
    [texts, 'texte'],
    [cards.length - texts, 'actualité'],
  ]
  return counted
    .filter(([n]) => n > 0)
    .map(([n, word]) => count(n, word))
    .join(', ')
}
