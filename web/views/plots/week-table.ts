import type { AxisId } from '#src/axis/taxonomy.ts'
import type { Frame } from '../../site.ts'
import { formatDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { WeekColumn } from './week-columns.ts'

/** The numbers of a timeline, the latest week first. */
export function weekTable(
  frame: Frame,
  columns: readonly WeekColumn[],
  axes: readonly (AxisId | '')[],
  hrefOf: (week: string) => string,
): Html {
  return html`<details class="plot-numbers">
    <summary>Les mêmes nombres en tableau</summary>
    <div class="table-scroll" tabindex="0" role="region" aria-label="Éléments par semaine et par axe">
      <table class="data numbers">
        <thead>
          <tr>
            <th scope="col">Semaine du</th>
            ${axes.map((axis) => headOf(frame, axis))}
          </tr>
        </thead>
        <tbody>
          ${columns.toReversed().map((column) => row(column, axes, hrefOf))}
        </tbody>
      </table>
    </div>
  </details>`
}

function headOf(frame: Frame, id: AxisId | ''): Html {
  const axis = id === '' ? undefined : frame.axes.get(id)
  if (!axis) return html`<th scope="col">Hors axe</th>`
  return html`<th scope="col"><abbr title="${axis.label}">${axis.code}</abbr></th>`
}

function row(
  { week, counts, sum }: WeekColumn,
  axes: readonly (AxisId | '')[],
  hrefOf: (week: string) => string,
): Html {
  const day = formatDate(week)
  return html`<tr>
    <th scope="row">${sum === 0 ? day : html`<a href="${hrefOf(week)}">${day}</a>`}</th>
    ${axes.map((axis) => html`<td>${formatNumber(counts.find((one) => one.axis === axis)?.count ?? 0)}</td>`)}
  </tr>`
}
