import type { AxisMatch, Reason } from '#src/enrich/enriched-item.ts'

export type Term = [term: string, reasons: Reason[]]

/** Under this, a word only tips a balance: the list stays short without it, and the sum whole with it. */
const faintWeight = 0.5
const leastShown = 2

/** Each word once, heaviest first; those that weigh little apart. */
export function sortTerms({ reasons }: AxisMatch): { telling: Term[]; faint: Term[] } {
  const terms = [...Map.groupBy(reasons, ({ term }) => term)].toSorted(
    (a, b) => weightOf(b[1]) - weightOf(a[1]),
  )
  const shown = terms.findIndex(([, own], index) => index >= leastShown && weightOf(own) < faintWeight)
  return shown < 0
    ? { telling: terms, faint: [] }
    : { telling: terms.slice(0, shown), faint: terms.slice(shown) }
}

export function weightOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { weight }) => sum + weight, 0)
}
