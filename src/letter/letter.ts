import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'

/** The week's letter as data: everything a rendering needs, nothing to look up. Kept as JSON. */
export interface Letter {
  /** The ISO week in Paris: "2026-S48". */
  id: string
  number: number
  periodStart: string
  periodEnd: string
  organisation: string
  contact: string
  /** Its page in the archive. */
  url: string
  subscribeUrl: string
  deadlinesUrl: string
  /** An editor's own subject; '' says what the letter holds. */
  subject: string
  /** An editor's words, plain text, an empty line between paragraphs; '' when there are none. */
  intro: string
  /** What closes within 30 days, soonest first. */
  deadlines: LetterCard[]
  /** In the order of the axes; only those that have something. */
  sections: LetterSection[]
  /** « Textes parus »: laws, decrees, decisions, with their date. */
  texts: LetterCard[]
  /** « À lire aussi »: titles alone. */
  further: LetterCard[]
  /** What an editor took out of the draft; never shown nor sent. */
  dropped: LetterCard[]
}

export interface LetterSection {
  axis: AxisId
  code: string
  label: string
  /** The axis on the site. */
  url: string
  /** By domain, best first; an editor's order once one has moved them. */
  cards: LetterCard[]
  /** Stories of the week in this axis, those beyond the cards included. */
  total: number
}

/** One story. */
export interface LetterCard {
  id: string
  title: string
  /** The publisher's page, or ours where there is none. */
  url: string
  /** Our page: why it is here, and who else tells it. */
  page: string
  /** One or two sentences of the text; '' when none is worth reading. */
  summary: string
  /** Anything but `text` and `editor` is said wherever the summary is shown. */
  summaryOrigin: SummaryOrigin
  publisher: string
  /** How many other publishers tell the same story. */
  otherSources: number
  publishedAt?: string
  kind: Kind
  domain: Domain
  axes: AxisId[]
  /** `days` counted from the day the letter is made: 0 is that very day. */
  closing?: { value: string; days: number }
  storyId?: string
  /** Codes of what it is about (StoredItem.territories): none concerns everyone. */
  places: string[]
  /** Euros: the largest that the item gives. */
  amount?: number
  /** Who may apply, in words. */
  beneficiaries: string[]
}

/**
 * `text`: taken from the publisher's text. `editor`: a person wrote it. `model`: by a language model. `reviewed`: by a
 * model, then corrected by a person.
 */
export type SummaryOrigin = 'text' | 'editor' | 'model' | 'reviewed'

/** What a correction by a person makes of a summary: a model's stays known as one. */
export function originAfterEdit(before: SummaryOrigin): SummaryOrigin {
  return before === 'model' || before === 'reviewed' ? 'reviewed' : 'editor'
}

/** Every story that is shown, in the order of reading: what counts as told. */
export function cardsOf({ deadlines, texts, sections, further }: LetterBlocks): LetterCard[] {
  return [...deadlines, ...texts, ...sections.flatMap(({ cards }) => cards), ...further]
}

type LetterBlocks = Pick<Letter, 'deadlines' | 'texts' | 'further'> & {
  sections: readonly { cards: LetterCard[] }[]
}

/** Reads what is kept, letters of before these fields included. */
export function readLetter(content: string): Letter {
  const kept = JSON.parse(content) as Letter
  const card = (one: LetterCard): LetterCard => ({
    ...one,
    summaryOrigin: one.summaryOrigin ?? 'text',
    places: one.places ?? [],
    beneficiaries: one.beneficiaries ?? [],
  })
  return {
    ...kept,
    subject: kept.subject ?? '',
    intro: kept.intro ?? '',
    deadlines: kept.deadlines.map(card),
    sections: kept.sections.map((section) => ({ ...section, cards: section.cards.map(card) })),
    texts: (kept.texts ?? []).map(card),
    further: (kept.further ?? []).map(card),
    dropped: (kept.dropped ?? []).map(card),
  }
}
