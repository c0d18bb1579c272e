/**
 * Where a call stands on a day: `week` closes within seven days, `month` within thirty, `open` later; `permanent` and
 * `rolling` (« au fil de l’eau ») have no closing date.
 */
export type CallState = 'upcoming' | 'open' | 'month' | 'week' | 'closed' | 'permanent' | 'rolling'

/** What readers call it, as a label stands alone. */
export const callStateWords: Record<CallState, string> = {
  upcoming: 'À venir',
  open: 'Ouvert',
  month: 'Ouvert, moins de 30 jours',
  week: 'Ouvert, moins de 7 jours',
  closed: 'Clos',
  permanent: 'Permanent',
  rolling: 'Au fil de l’eau',
}
