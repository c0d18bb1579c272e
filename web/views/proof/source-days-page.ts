import { sourceLabel } from '#src/catalogue/source-name.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { parisDay } from '#src/french/calendar.ts'
import type { Frame } from '../../site.ts'
import { addDays, formatLongDate, formatNumber, formatShortDay } from '../format.ts'
import { type Html, html } from '../html.ts'
import { sourceName } from '../sources/source-words.ts'
import { plural } from '../words.ts'
import { countNotes, countTable } from './count-table.ts'
import { type DayLine, stateOfDay, sumOf } from './day-state.ts'
import { dayBars } from './day-bars.ts'
import { coverageTabs } from './tabs.ts'

export interface SourceDaysAnswer {
  feed: WatchedFeed
  /** One a day, latest first, whether or not the source was read. */
  days: readonly (DayLine & { date: string })[]
}

/** What one source showed over the last days. */
export function sourceDaysPage(frame: Frame, { feed, days }: SourceDaysAnswer): Html {
  const today = parisDay(frame.now)
  const sum = sumOf(days)
  const read = days.filter(({ day }) => day && day.failedChecks < day.checks).length
  return html`<p class="kicker">
      <a href="/sources">Sources</a> · <a href="/sources/${feed.id}">${sourceLabel(feed)}</a>
    </p>
    <h1>Couverture de « ${sourceName(feed)} »</h1>
    ${coverageTabs(undefined)}
    <p class="lead">
      Lue ${formatNumber(read)} ${plural(read, 'jour')} sur ${formatNumber(days.length)} :
      ${formatNumber(sum.added)} ${plural(sum.added, 'nouvel élément', 'nouveaux éléments')}, dont
      ${formatNumber(sum.offScope)} hors périmètre, ${formatNumber(sum.rejected)}
      ${plural(sum.rejected, 'écarté')}.
    </p>
    ${dayBars(days)}
    ${countTable(
      `${formatNumber(days.length)} derniers jours`,
      'Jour',
      days.map((line) => ({
        ...line,
        head: dayHead(line.date),
        state: stateOfDay(line, line.date === today),
        filter: { source: feed.id, from: line.date, to: line.date },
      })),
    )}
    <p><a href="/couverture/fichier?source=${feed.id}">Télécharger ce tableau en CSV</a></p>
    ${countNotes}`
}

function dayHead(date: string): Html {
  return html`<a href="/couverture?jour=${date}"
    ><time datetime="${date}" title="${formatLongDate(date)}">${formatShortDay(date)}</time></a
  >`
}

/** The days of the page, latest first: `count` at most, and none before anything was counted. */
export function lastDays(today: string, count: number, first = today): string[] {
  return Array.from({ length: count }, (_, at) => addDays(today, -at)).filter(
    (day) => day >= first || day === today,
  )
}
