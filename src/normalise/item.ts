import type { BeneficiaryId } from '../axis/beneficiaries.ts'
import type { Kind } from '../axis/taxonomy.ts'

/** One item, clean: plain-text title, absolute URL, UTC dates or none, sanitised HTML, and an identity. */
export interface Item {
  /** Public and stable: 20 characters drawn from the feed id and the identity. The address of its page. */
  id: string
  feedId: string
  /** What makes it the same item when it is seen again; `guid:…`, `url:…` or `hash:…`, in that order of trust. */
  identity: string
  /** Canonical (https where given, no tracking parameter, no fragment); undefined when the source gives none. */
  url?: string
  title: string
  /** Sanitised; '' when the source gives none. */
  contentHtml: string
  /** Sanitised; '' when the source gives none. */
  summaryHtml: string
  /** Plain text of the content, or of the summary where there is no content. */
  text: string
  author?: string
  language?: string
  /** ISO 8601 UTC with seconds ("2026-11-24T07:00:00Z"). Absent when the source gives no date that can be read. */
  publishedAt?: string
  updatedAt?: string
  categories: string[]
  enclosures: Enclosure[]
  /** From a field of the source: ISO date ("2027-03-15") or instant in UTC. */
  deadline?: string
  kind?: Kind
  territories: string[]
  given?: GivenFacts
  /** SHA-256 (hex) over what a reader sees (title, text, deadline): a change of it is a revision. */
  contentHash: string
  /** Why its publisher says that it no longer holds, in the publisher's words. */
  voided?: string
  /** Earlier items of the same publisher that this one corrects or cancels. */
  amends?: { identities: string[]; cancels: boolean }
}

/** Facts of a call that fields of its source say; absent where they say nothing. */
export interface GivenFacts {
  beneficiaries?: BeneficiaryId[]
  /** ISO date, or instant in UTC. */
  opening?: string
  preDeposit?: string
  permanent?: true
  /** Per cent of the cost that is paid, at least and at most. */
  rateFrom?: number
  rateTo?: number
}

export interface Enclosure {
  url: string
  type?: string
  length?: number
}
