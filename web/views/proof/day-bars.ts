import { formatLongDate, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import type { DayLine } from './day-state.ts'

const [width, height, gap] = [12, 60, 3]

/** A bar a day, oldest first: what was seen, what was new in it, and the days that failed. The table says it in words. */
export function dayBars(days: readonly (DayLine & { date: string })[]): Html {
  const bars = days.toReversed()
  const most = Math.max(0, ...bars.map(({ day }) => day?.seen ?? 0))
  // Always as wide as a month: one day alone is one bar, at the right.
  const slots = Math.max(30, bars.length)
  const size = `0 0 ${slots * (width + gap)} ${height + 4}`
  return html`<figure class="bars">
    <svg
      viewBox="${size}"
      role="img"
      aria-label="${frenchSpacing(inWords(bars, most))}"
      preserveAspectRatio="none"
    >
      ${bars.map((line, at) => bar(line, (slots - bars.length + at) * (width + gap), most))}
    </svg>
    <figcaption class="hint">
      Une barre par jour, le plus récent à droite : les éléments vus (${formatNumber(most)} au plus), les
      nouveaux en couleur ; un trait rouge, un jour en échec.
    </figcaption>
  </figure>`
}

function bar({ day }: DayLine, x: number, most: number): Html {
  if (!day) return html``
  if (day.failedChecks === day.checks)
    return html`<rect class="bad" x="${x}" y="${height}" width="${width}" height="4" />`
  const [seen, added] = [tall(day.seen, most), tall(Math.min(day.added, day.seen), most)]
  return html`<rect x="${x}" y="${height - seen}" width="${width}" height="${seen}" /><rect
      class="new"
      x="${x}"
      y="${height - added}"
      width="${width}"
      height="${added}"
    />`
}

/** One element shows, however many the others are. */
function tall(value: number, most: number): number {
  return value === 0 ? 0 : Math.max(2, Math.round((value / most) * height))
}

function inWords(bars: readonly (DayLine & { date: string })[], most: number): string {
  const failed = bars.filter(({ day }) => day && day.failedChecks === day.checks).length
  const unread = bars.filter(({ day }) => !day).length
  const from = bars[0] ? `depuis le ${formatLongDate(bars[0].date)}` : ''
  return `Éléments vus chaque jour ${from} : ${formatNumber(most)} au plus, ${failed} ${plural(failed, 'jour')} en échec, ${unread} sans lecture.`
}
