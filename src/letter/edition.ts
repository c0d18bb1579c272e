import type { AxisId } from '../axis/taxonomy.ts'
import { contentsOf } from './contents.ts'
import { cutByDomain } from './domain-groups.ts'
import { hard } from './french.ts'
import type { Letter, LetterCard, LetterSection } from './letter.ts'
import type { Preferences } from './preferences.ts'
import type { Reach } from './reach.ts'

/** The letter as one person gets it: what concerns them, and no longer than a message may be. */
export interface Edition {
  letter: Letter
  subject: string
  /** "3 échéances, 2 textes, 9 actualités". */
  contents: string
  deadlines: LetterCard[]
  moreDeadlines: number
  texts: LetterCard[]
  moreTexts: number
  sections: EditionSection[]
  further: LetterCard[]
  summaries: boolean
}

export type EditionSection = Omit<LetterSection, 'total'> & { more: number }

/** The most that a message has room for. */
export interface Limits {
  perAxis: number
  deadlines: number
  texts: number
  further: number
}

/**
 * Keeps what the preferences ask for: the sections of the chosen axes, and elsewhere what touches one of them; the chosen
 * domains; what concerns the place. Undefined when nothing is left.
 */
export function editionFor(
  letter: Letter,
  preferences: Preferences,
  limits: Limits,
  reach?: Reach,
): Edition | undefined {
  const concerns = concernsReader(preferences, reach)
  const touches = touchesAxis(preferences.axes)
  const chosen = (cards: readonly LetterCard[]) =>
    cards.filter((card) => concerns(card) && touches(card.axes))
  const due = chosen(letter.deadlines)
  const published = chosen(letter.texts)
  const sections = letter.sections
    .filter(({ axis }) => touches([axis]))
    .map((section) => narrow(section, section.cards.filter(concerns)))
    .filter(({ total }) => total > 0)
  const further = preferences.length === 'short' ? [] : chosen(letter.further)
  if (due.length + published.length + sections.length + further.length === 0) return undefined
  const shown = {
    deadlines: due.slice(0, limits.deadlines),
    texts: published.slice(0, limits.texts),
    sections: sections.map((section) => cut(section, limits.perAxis)),
    further: further.slice(0, limits.further),
  }
  const contents = contentsOf(shown)
  return {
    ...shown,
    letter,
    subject: letter.subject || `Veille n°${hard}${letter.number}${hard}: ${contents}`,
    contents,
    moreDeadlines: due.length - shown.deadlines.length,
    moreTexts: published.length - shown.texts.length,
    summaries: preferences.length !== 'short',
  }
}

function concernsReader({ domains }: Preferences, reach: Reach | undefined): (card: LetterCard) => boolean {
  return ({ domain, places }) =>
    (domains.length === 0 || domains.includes(domain)) && (!reach || reach(places))
}

function touchesAxis(chosen: readonly AxisId[]): (axes: readonly AxisId[]) => boolean {
  return (axes) => chosen.length === 0 || axes.some((axis) => chosen.includes(axis))
}

// Of the stories that are counted and not kept, nothing tells whether they concern a reader who chose among them.
function narrow(section: LetterSection, cards: LetterCard[]): LetterSection {
  return cards.length === section.cards.length ? section : { ...section, cards, total: cards.length }
}

function cut({ total, ...section }: LetterSection, limit: number): EditionSection {
  const cards = cutByDomain(section.cards, limit)
  return { ...section, cards, more: total - cards.length }
}
