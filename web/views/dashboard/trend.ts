export type Trend = 'none' | 'new' | 'up' | 'down' | 'flat'

/** How a count stands beside the one before. A quarter more or less, and three items at least: less is chance. */
export function trendOf(count: number, before: number): Trend {
  if (count === 0 && before === 0) return 'none'
  if (before === 0) return 'new'
  const gap = count - before
  if (Math.abs(gap) < 3 || Math.abs(gap) < before / 4) return 'flat'
  return gap > 0 ? 'up' : 'down'
}

export const trendWords: Record<Trend, string> = {
  none: 'rien en deux mois',
  new: 'rien le mois d’avant',
  up: 'en hausse',
  down: 'en baisse',
  flat: 'stable',
}
