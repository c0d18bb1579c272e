import type { AxisId, Domain } from '../axis/taxonomy.ts'
import type { Subscriber } from '../store/subscribers.ts'

/** What one member reads, and how. Empty lists and no place: everything. */
export interface Preferences {
  axes: readonly AxisId[]
  domains: readonly Domain[]
  /** Code of a commune, an EPCI, a département… (`Territories`): what concerns it, its members and what it lies in. */
  place?: string
  frequency: Frequency
  /** How dates are written. */
  dates: DateLanguage
  length: Length
}

export const frequencies = ['week', 'fortnight', 'month'] as const
export type Frequency = (typeof frequencies)[number]

export const dateLanguages = ['fr', 'en'] as const
export type DateLanguage = (typeof dateLanguages)[number]

/** `short`: titles, dates and links, without summaries. */
export const lengths = ['full', 'short'] as const
export type Length = (typeof lengths)[number]

/** Those of whoever chose nothing, and of the archive. */
export const everything: Preferences = {
  axes: [],
  domains: [],
  frequency: 'week',
  dates: 'fr',
  length: 'full',
}

/** What a member chose, as the letter is cut by it. */
export function preferencesOf(
  member: Pick<Subscriber, 'axes' | 'domains' | 'place' | 'frequency' | 'dates' | 'length'>,
): Preferences {
  const { axes, domains, place, frequency, dates, length } = member
  return { axes, domains, ...(place ? { place } : {}), frequency, dates, length }
}
