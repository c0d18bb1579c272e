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
  /** What closes within 30 days, soonest first. */
  deadlines: LetterCard[]
  /** In the order of the axes; only those that have something. */
  sections: LetterSection[]
}

export interface LetterSection {
  axis: AxisId
  code: string
  label: string
  /** The axis on the site. */
  url: string
  /** Best first. */
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
  /** One sentence of the text; '' when none is worth reading. */
  summary: string
  publisher: string
  /** How many other publishers tell the same story. */
  otherSources: number
  publishedAt?: string
  kind: Kind
  domain: Domain
  axes: AxisId[]
  /** `days` counted from the day the letter is made: 0 is that very day. */
  closing?: { value: string; days: number }
}
