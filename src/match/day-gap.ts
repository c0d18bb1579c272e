/** Days between two ISO days, whatever their order; undefined when one is missing or no date. */
export function dayGap(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined
  const gap = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
  return Number.isFinite(gap) ? Math.round(gap) : undefined
}
