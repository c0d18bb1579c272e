import type { Frame } from '../../site.ts'
import { addDays, formatNumber, formatWeek } from '../format.ts'
import { type Html, html } from '../html.ts'
import { formatEuros } from '../money-words.ts'
import { bar } from '../plots/bar.ts'
import { plural } from '../words.ts'
import type { Board } from './board.ts'
import { type ClosingWeek, closingWeeks } from './closing-weeks.ts'

/** What closes in the next sixty days, by week, with the money that is announced. */
export function closingSection(frame: Frame, { closings, spans }: Board): Html {
  const weeks = closingWeeks(closings, spans.ahead, frame.now)
  const total = weeks.reduce((sum, { calls }) => sum + calls, 0)
  const most = Math.max(1, ...weeks.map(({ calls }) => calls))
  return html`<section aria-labelledby="echeances">
    <h2 id="echeances">Échéances des 60 prochains jours</h2>
    ${
      total === 0
        ? html`<p class="empty">Rien ne se termine dans les soixante jours.</p>`
        : html`<p>
              <strong>${formatNumber(total)}</strong>
              ${plural(total, 'appel se termine', 'appels se terminent')}. Un appel que plusieurs sources
              annoncent compte une fois.
            </p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Échéances par semaine">
              <table class="data numbers">
                <thead>
                  <tr>
                    <th scope="col">Semaine</th>
                    <td class="bar-cell"></td>
                    <th scope="col">Échéances</th>
                    <th scope="col">Enveloppes annoncées</th>
                  </tr>
                </thead>
                <tbody>
                  ${weeks.map((week) => weekRow(frame, week, most, spans.monday))}
                </tbody>
              </table>
            </div>`
    }
    <p><a href="/echeances">Toutes les échéances</a></p>
  </section>`
}

function weekRow(
  frame: Frame,
  { week, calls, envelope, withEnvelope }: ClosingWeek,
  most: number,
  monday: string,
): Html {
  const name =
    week === monday
      ? 'Cette semaine'
      : week === addDays(monday, 7)
        ? 'La semaine prochaine'
        : `Du ${formatWeek(week, frame.now)}`
  const money =
    withEnvelope === 0
      ? '–'
      : `${formatEuros(envelope)}${withEnvelope < calls ? ` (${formatNumber(withEnvelope)} sur ${formatNumber(calls)})` : ''}`
  return html`<tr>
    <th scope="row" class="week-name">
      ${calls === 0 ? name : html`<a href="/echeances#semaine-${week}">${name}</a>`}
    </th>
    <td class="bar-cell">${bar(calls, most)}</td>
    <td>${formatNumber(calls)}</td>
    <td>${money}</td>
  </tr>`
}
