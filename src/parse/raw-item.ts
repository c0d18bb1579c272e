import type { BeneficiaryId } from '../axis/beneficiaries.ts'
import type { Kind } from '../axis/taxonomy.ts'

/** What a document says of one item: strings as found, `undefined` where it says nothing. Never an invented value. */
export interface RawItem {
  /** The publisher's own stable id (guid, atom:id, NOR, idweb). */
  guid?: string
  /** As written: may be relative to `ParsedFeed.baseUrl`. */
  url?: string
  /** The same page without the detour by which `url` counts its readers (FeedBurner). */
  originalUrl?: string
  /** May hold markup or entities: normalise turns it into plain text. */
  title?: string
  contentHtml?: string
  summaryHtml?: string
  /** Where the links of these start when the document says so (`xml:base`); else at the item's own address. */
  contentBase?: string
  summaryBase?: string
  /** Plain text content, when the source has no HTML. */
  text?: string
  published?: string
  updated?: string
  author?: string
  language?: string
  categories: string[]
  enclosures: RawEnclosure[]
  /** A closing date given by the source as a field, not read out of a sentence. */
  deadline?: string
  /** The kind, when a field of the source says it. */
  kind?: Kind
  /** Territory codes given by the source as a field: `dept-41`. */
  territories?: string[]
  /** Facts of a call given as fields: dates as written. */
  given?: RawGiven
  /** Why the publisher says that it no longer holds: "Avis annulé". */
  withdrawn?: string
  /** Guids of earlier items of the same publisher that this one corrects or cancels. */
  amends?: { guids: string[]; cancels: boolean }
  image?: string
}

export interface RawGiven {
  beneficiaries?: BeneficiaryId[]
  opening?: string
  preDeposit?: string
  permanent?: true
  /** Per cent of the cost that is paid. */
  rateFrom?: number
  rateTo?: number
}

/** What a document holds and a rule of its reader left out. */
export interface LeftOut {
  rule: RejectionRule
  /** Absent where the words are personal data (mesures nominatives). */
  title?: string
  url?: string
  guid?: string
  /** The day of its issue or notice, as written. */
  published?: string
}

/** Why something that was seen is not kept. */
export type RejectionRule =
  /** Neither title nor text. */
  | 'no-words'
  /** The same item twice in one document. */
  | 'twin'
  /** Who is appointed: personal data, and no matter for this watch. */
  | 'personal-measure'
  /** A phrase that the definition leaves out. */
  | 'excluded'
  /** Deleted by a person, and back in the document. */
  | 'buried'
  /** A later delivery that writes older texts again (evening archives of the Journal officiel). */
  | 'rewrite'
  /** More items than one reading takes. */
  | 'beyond-cap'

export interface RawEnclosure {
  url: string
  type?: string
  length?: number
}

export interface ParsedFeed {
  title?: string
  /** The site's address, absolute where it can be made so. */
  link?: string
  description?: string
  language?: string
  /** Declared by the document (`<base>`, `xml:base`), absolute; without one, its own address is the base. */
  baseUrl?: string
  /** Where it says that it is published itself (`rel="self"`), when that is a web address. */
  selfUrl?: string
  /** Items in document order. */
  items: RawItem[]
  /** The document broke its format's rules and was read all the same; the sentence says how. */
  bozo?: string
  leftOut?: LeftOut[]
  /** The address of the page that continues this one, as written. */
  nextPage?: string
  /** Items of the document that are not in `items`: known already, their own pages are not opened again. */
  leftAsTheyAre?: number
  /** Minutes between checks that the document asks for (RSS ttl, sy:updatePeriod). */
  askedMinutes?: number
  /** RSS skipHours (0-23, GMT) and skipDays (0 Sunday - 6). */
  skipHours?: number[]
  skipDays?: number[]
}
