import type { BeneficiaryId } from '../axis/beneficiaries.ts'
import type { GivenFacts } from '../normalise/item.ts'

/** What an item says besides its subject. A fact that is not in the text is absent: nothing here is guessed. */
export interface Facts {
  money: Money[]
  rates: Rate[]
  beneficiaries: Beneficiary[]
  places: Place[]
  refs: LegalRef[]
  dates: KeyDate[]
  /** Open without a closing date: all year round, or until the money is spent (« au fil de l’eau »). */
  standing?: Standing
  /** What fields of the source said, kept so that a later reading can start again from it. */
  given?: GivenFacts
}

/** Where the item says it. Offsets count UTF-16 units in the title or in the plain text. */
export interface Passage {
  field: 'title' | 'text'
  start: number
  end: number
}

/** An amount of public money. Fines, prices, turnovers and market figures are none. */
export interface Money {
  /** Euros. */
  value: number
  role: MoneyRole
  /** What the amount is for: one project, one year; absent when it is for all or when the text does not say. */
  per?: 'project' | 'year' | 'unit'
  tax?: 'HT' | 'TTC'
  at: Passage
}

/**
 * `envelope`: all that a call or a scheme gives; `ceiling`, `floor`: the most and the least that one receives (or that is
 * subsidised); `grant`: what was given; `cost`: what a project or a market costs; `funding`: public money, no more is said.
 */
export const moneyRoles = ['envelope', 'ceiling', 'floor', 'grant', 'cost', 'funding'] as const
export type MoneyRole = (typeof moneyRoles)[number]

/** A share of the cost that is paid, in per cent. */
export interface Rate {
  percent: number
  role: 'rate' | 'ceiling' | 'floor'
  /** Absent when a field of the source says it. */
  at?: Passage
}

export interface Beneficiary {
  id: BeneficiaryId
  /** Absent when a field of the source says it. */
  at?: Passage
}

/** A place of the Code officiel géographique, or a syndicate, that the item is about. */
export interface Place {
  /** `region-24`, `dept-41`, `epci-<siren>`, `commune-<insee>`, `syndicat-<siren>`; `lieu-<slug>` for a former region. */
  code: string
  /** Official name: « Centre-Val de Loire », « Orléans Métropole ». */
  name: string
  /** Absent when only the address or the publisher tells it. */
  at?: Passage
}

export interface LegalRef {
  /** Normalised: « loi 2021-1485 », « règlement (UE) 2024/1689 », « L1425-1 CGCT », « NOR ECOI2412345A ». */
  ref: string
  relation: RefRelation
  /** The text on the site of its publisher, when its address follows from its number. */
  url?: string
  at: Passage
}

/** `is`: the item is this very text; the others say what the item, or the text that it tells, does to it. */
export const refRelations = ['is', 'modifies', 'repeals', 'applies', 'cites'] as const
export type RefRelation = (typeof refRelations)[number]

/** A date that matters to who reads a call or a text. */
export interface KeyDate {
  role: 'opening' | 'pre-deposit' | 'submission' | 'entry-into-force' | 'event'
  /** ISO date, or an instant in UTC when the hour is said (hours are those of Paris). */
  value: string
  /** Which window, when there are several: « 2e relève ». */
  label?: string
  /** Absent when a field of the source says it. */
  at?: Passage
}

export type Standing = 'permanent' | 'rolling'

export function noFacts(): Facts {
  return { money: [], rates: [], beneficiaries: [], places: [], refs: [], dates: [] }
}
