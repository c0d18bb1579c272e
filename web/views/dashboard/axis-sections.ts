import type { Axis } from '#src/axis/taxonomy.ts'
import type { Frame } from '../../site.ts'
import { emptySearch } from '../../search-params.ts'
import { axisCode } from '../badges.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { axisHue, bar } from '../plots/bar.ts'
import { timeline } from '../plots/timeline.ts'
import { plural } from '../words.ts'
import { type Board, type Span, countedHref } from './board.ts'
import { trendOf, trendWords } from './trend.ts'

/** New items of the last seven days, beside those of the seven before. */
export function weekSection(frame: Frame, board: Board): Html {
  const { week, weekBefore, spans } = board
  const most = Math.max(1, ...week.byAxis.values(), ...weekBefore.byAxis.values())
  return html`<section aria-labelledby="semaine">
    <h2 id="semaine">Cette semaine</h2>
    ${
      week.total + weekBefore.total === 0
        ? html`<p class="empty">Rien de daté des quatorze derniers jours.</p>`
        : html`<p>
              <a href="${countedHref(board, spans.week)}"
                >${formatNumber(week.total)} ${plural(week.total, 'élément')}</a
              >
              en sept jours, contre
              <a href="${countedHref(board, spans.weekBefore)}">${formatNumber(weekBefore.total)}</a> les sept
              jours d’avant.
            </p>
            ${axisTable(frame, {
              label: 'Éléments de la semaine par axe',
              heads: ['7 jours', '7 jours d’avant'],
              row: (axis) => weekRow(board, axis, most),
            })}`
    }
  </section>`
}

function weekRow(board: Board, { id, code }: Axis, most: number): Html {
  const [count, before] = [board.week.byAxis.get(id) ?? 0, board.weekBefore.byAxis.get(id) ?? 0]
  const hue = `axis-${code.toLowerCase()}`
  return html`<td class="bar-cell">${bar(count, most, hue)}${bar(before, most, `bar-before ${hue}`)}</td>
    ${linked(board, board.spans.week, id, count)} ${linked(board, board.spans.weekBefore, id, before)}`
}

/** The last thirty days, the last twelve months, and where it goes. */
export function axisSection(frame: Frame, board: Board): Html {
  const { month, year, spans } = board
  const most = Math.max(1, ...year.byAxis.values())
  return html`<section aria-labelledby="axes">
    <h2 id="axes">Par axe</h2>
    ${
      year.total === 0
        ? html`<p class="empty">Rien de daté des douze derniers mois.</p>`
        : html`<p>
              <a href="${countedHref(board, spans.month)}"
                >${formatNumber(month.total)} ${plural(month.total, 'élément')}</a
              >
              en trente jours,
              <a href="${countedHref(board, spans.year)}">${formatNumber(year.total)}</a> en douze mois. La
              barre montre les douze mois ; la tendance compare trente jours aux trente d’avant.
            </p>
            ${axisTable(frame, {
              label: 'Éléments par axe',
              heads: ['30 jours', '12 mois', 'Tendance'],
              row: (axis) => axisRow(frame, board, axis, most),
            })}`
    }
  </section>`
}

function axisRow(frame: Frame, board: Board, { id }: Axis, most: number): Html {
  const [month, before] = [board.month.byAxis.get(id) ?? 0, board.monthBefore.byAxis.get(id) ?? 0]
  const year = board.year.byAxis.get(id) ?? 0
  const trend = trendOf(month, before)
  const beside = trend === 'none' || trend === 'new' ? '' : ` (${formatNumber(before)}\u00A0avant)`
  return html`<td class="bar-cell">${bar(year, most, axisHue(frame, id))}</td>
    ${linked(board, board.spans.month, id, month)} ${linked(board, board.spans.year, id, year)}
    <td class="words">${trendWords[trend]}${beside}</td>`
}

/** Half a year, week by week. */
export function weeksSection(frame: Frame, board: Board): Html {
  const { concerns } = board.params
  const until = board.spans.monday
  return html`<section class="board-wide" aria-labelledby="semaines">
    <h2 id="semaines">Semaine par semaine</h2>
    ${
      board.weeks
        ? timeline(frame, board.weeks, {
            until,
            params: { ...emptySearch(), ...(concerns ? { concerns } : {}) },
          })
        : html`<p class="empty">Le moteur de recherche ne donne pas ce décompte pour l’instant.</p>`
    }
  </section>`
}

function linked(board: Board, span: Span, axis: Axis['id'], count: number): Html {
  if (count === 0) return html`<td>0</td>`
  return html`<td><a href="${countedHref(board, span, { axis: [axis] })}">${formatNumber(count)}</a></td>`
}

function axisTable(
  frame: Frame,
  { label, heads, row }: { label: string; heads: readonly string[]; row: (axis: Axis) => Html },
): Html {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="data numbers">
      <thead>
        <tr>
          <th scope="col">Axe</th>
          <td class="bar-cell"></td>
          ${heads.map((head) => html`<th scope="col" ${head === 'Tendance' ? html`class="words"` : ''}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...frame.axes.values()].map(
          (axis) =>
            html`<tr>
              <th scope="row">
                <span class="axis-name"
                  >${axisCode(frame, axis.id)}<a href="/axes/${axis.id}">${axis.label}</a></span
                >
              </th>
              ${row(axis)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
