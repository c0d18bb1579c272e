import type { AxisId } from '#src/axis/taxonomy.ts'
import type { WeekCount } from '#src/search/search-index.ts'
import { type SearchParams, emptySearch, searchHref } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { addDays, formatDate, formatNumber, formatWeek } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import { axisHue } from './bar.ts'
import { weekTable } from './week-table.ts'
import { type WeekColumn, axesShown, weekColumns } from './week-columns.ts'

export interface TimelineChoices {
  /** The search that the weeks are of: each leads to it, narrowed to its days. Default: the whole watch. */
  params?: SearchParams
  /** Only this axis. */
  axis?: AxisId
  /** The last week drawn (a Monday); default: the last that has any. */
  until?: string
}

const [weeksDrawn, weeksTold] = [26, 104]
const height = 150

/**
 * Items a week, stacked by axis, with the same numbers in a table. Each week is a link, drawn by itself: links inside one
 * picture (`role="img"`) could not be reached, and on a narrow screen the oldest weeks give way rather than all shrink.
 */
export function timeline(frame: Frame, weeks: readonly WeekCount[], choices: TimelineChoices = {}): Html {
  const { params = emptySearch(), axis, until } = choices
  const axes = axis ? [axis] : [...frame.axes.keys(), '' as const]
  const told = weekColumns(weeks, { axes, until, most: weeksTold })
  if (told.length === 0) return html`<p class="empty">Rien à placer dans le temps.</p>`
  const drawn = told.slice(-weeksDrawn)
  const most = Math.max(1, ...drawn.map(({ sum }) => sum))
  const hrefOf = (week: string) => searchHref({ ...params, from: week, to: addDays(week, 6), page: 1 })
  const shown = axesShown(told, axes)
  return html`<figure class="timeline">
      <ol class="weeks" aria-label="Éléments par semaine">
        ${drawn.map((column, at) => weekLink(frame, column, { most, href: hrefOf(column.week), month: monthAt(drawn, at), isOne: axis !== undefined }))}
      </ol>
      <figcaption>
        ${axis ? '' : legend(frame, shown)}
        <p class="hint">
          ${captionOf(drawn, told, most, axis !== undefined)}
          <span class="narrow-only">Cet écran étroit montre les dix dernières.</span>
        </p>
      </figcaption>
    </figure>
    ${weekTable(frame, told, shown, hrefOf)}`
}

function weekLink(
  frame: Frame,
  { week, counts, sum }: WeekColumn,
  { most, href, month, isOne }: { most: number; href: string; month: string; isOne: boolean },
): Html {
  const told = isOne
    ? `${formatNumber(sum)} ${plural(sum, 'élément')}`
    : counts.map(({ axis, count }) => `${codeOf(frame, axis)} ${formatNumber(count)}`).join(', ')
  const words = frenchSpacing(`Semaine du ${formatWeek(week, frame.now)} : ${sum === 0 ? 'rien' : told}`)
  const inside = html`<svg class="week-bar" height="${height}" width="100%" aria-hidden="true">
      ${segments(frame, counts, { most, withLetters: !isOne })}
    </svg>
    <span class="visually-hidden">${words}</span>`
  return html`<li>
    ${sum === 0 ? html`<span class="week-none">${inside}</span>` : html`<a href="${href}" title="${words}">${inside}</a>`}${month ? html`<span class="month" aria-hidden="true">${month}</span>` : ''}
  </li>`
}

/** From the bottom up. Lengths across are shares of the width, so that letters keep their size. */
function segments(
  frame: Frame,
  counts: WeekColumn['counts'],
  { most, withLetters }: { most: number; withLetters: boolean },
): Html[] {
  let top = height
  return counts.map(({ axis, count }) => {
    const tall = Math.max(2, Math.round((count / most) * (height - 4)))
    top -= tall
    const letters =
      tall < 16 || !withLetters
        ? ''
        : html`<text x="50%" y="${top + tall / 2 + 4}">${codeOf(frame, axis)}</text>`
    return html`<g class="${axisHue(frame, axis)}"
      ><rect x="8%" y="${top}" width="84%" height="${tall}" />${letters}</g
    >`
  })
}

function codeOf(frame: Frame, axis: AxisId | ''): string {
  return axis === '' ? 'hors axe' : (frame.axes.get(axis)?.code ?? axis)
}

function legend(frame: Frame, axes: readonly (AxisId | '')[]): Html {
  return html`<ul class="plot-legend">
    ${axes.map(
      (axis) =>
        html`<li>
          ${axis === '' ? '' : html`<span class="axis ${axisHue(frame, axis)}">${codeOf(frame, axis)}</span>`}
          ${axis === '' ? 'Hors périmètre, sans axe' : frame.axes.get(axis)?.label}
        </li>`,
    )}
  </ul>`
}

function captionOf(
  drawn: readonly WeekColumn[],
  told: readonly WeekColumn[],
  most: number,
  isOne: boolean,
): Html {
  const [first, last] = [drawn[0]!.week, drawn.at(-1)!.week]
  return html`Une barre par semaine, du ${formatDate(first)} au ${formatDate(addDays(last, 6))}. La plus haute
  compte ${formatNumber(most)}${isOne ? '' : ', un élément de deux axes comptant deux fois'}.
  ${told.length > drawn.length ? html`Le tableau remonte au ${formatDate(told[0]!.week)}.` : ''}`
}

const monthName = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'short' })

/** The month under its first week, the year under that of January. */
function monthAt(columns: readonly WeekColumn[], at: number): string {
  const [week, before] = [columns[at]!.week, columns[at - 1]?.week]
  if (before?.slice(0, 7) === week.slice(0, 7) || !before) return ''
  return week.slice(5, 7) === '01' ? week.slice(0, 4) : monthName.format(new Date(`${week}T00:00:00Z`))
}
