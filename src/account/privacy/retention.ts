import type { SiteSettings } from '../../store/site-settings.ts'
import { idleDays } from '../sign-in/sessions.ts'

/** How long things are kept that no setting decides, in days. The privacy page tells the same figures. */
export const fixedDays = {
  /** An unconfirmed address is personal data without consent. */
  pending: 7,
  /** Someone who left the letter: until then the link of the farewell brings them back (src/letter/members). */
  leftMember: 30,
  /** The report of an import of members: its faulty lines hold addresses. */
  memberImport: 7,
  /** A session without a visit. */
  idle: idleDays,
  /** A one-time link after its end: long enough to answer « ce lien a déjà servi ». */
  link: 1,
  /** An API key after its end, so that whoever looks for it sees why it stopped. */
  apiKey: 90,
  /** A saved search that was taken off: until then it can be put back, and its feed says that it is gone. */
  removedSearch: 30,
  /** What alerts told: twice as long as they look back. */
  alertItem: 62,
} as const

export type Limit = 'now' | keyof typeof fixedDays | keyof SiteSettings['retention']

/** For each kind, the instant (UTC) before which nothing of it is kept any more. */
export function retentionLimits(settings: SiteSettings, now: Date): Record<Limit, string> {
  const days = { ...fixedDays, ...settings.retention, now: 0 }
  const limits = Object.entries(days).map(([name, count]) => [
    name,
    new Date(now.getTime() - count * dayMs).toISOString(),
  ])
  return Object.fromEntries(limits) as Record<Limit, string>
}

/** « 1 jour », « 90 jours », « 1 an », « 2 ans ». */
export function daysInWords(days: number): string {
  const years = days / 365
  if (Number.isInteger(years)) return `${years}\u00A0${years === 1 ? 'an' : 'ans'}`
  return `${days}\u00A0${days < 2 ? 'jour' : 'jours'}`
}

const dayMs = 86_400_000
