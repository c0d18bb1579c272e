const exact = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 })

/** « 2 M€ », « 1,4 M€ », « 1,25 Md€ », « 57 280 € »: short only where nothing is rounded. */
export function formatEuros(value: number): string {
  if (value >= 1e9 && value % 1e7 === 0) return `${exact.format(value / 1e9)}\u00A0Md€`
  if (value >= 1e6 && value % 1e4 === 0) return `${exact.format(value / 1e6)}\u00A0M€`
  return `${exact.format(value)}\u00A0€`
}
