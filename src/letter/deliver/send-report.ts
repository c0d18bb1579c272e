/** What one run did. */
export interface SendReport {
  sent: number
  /** Refused for good, given up, or perhaps left when a run died. */
  failed: number
  /** To be tried again by a later run. */
  deferred: number
  /** Gone since, suppressed, not their week, or nothing in the letter for what they chose. */
  skipped: number
  /** Given to a queue of the runtime. */
  queued: number
  /** French: why the run ended before its work, and until when. */
  waits?: string
}

export const noReport: SendReport = { sent: 0, failed: 0, deferred: 0, skipped: 0, queued: 0 }

/** "12 partis, 3 remis à plus tard": what is nought is not said. */
export function reportWords(report: SendReport): string {
  const { sent, deferred, failed, skipped, queued } = report
  const counted: [number, string, string][] = [
    [sent, 'parti', 'partis'],
    [queued, 'mis en file', 'mis en file'],
    [deferred, 'remis à plus tard', 'remis à plus tard'],
    [failed, 'échoué', 'échoués'],
    [skipped, 'sans objet', 'sans objet'],
  ]
  const told = counted.filter(([n]) => n > 0).map(([n, one, many]) => `${n} ${n < 2 ? one : many}`)
  return [told.join(', ') || 'aucun envoi', ...(report.waits ? [report.waits] : [])].join('\u202F; ')
}
