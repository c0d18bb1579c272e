import { parisDay } from '#src/french/calendar.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { AxisId } from '#src/axis/taxonomy.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisBadge, deadlineBadge } from '../badges.ts'
import { addDays, formatHour, formatNumber, formatShortDay, formatWeek, mondayOf } from '../format.ts'
import { gestureBar, itemGestures, pickBox, workTags } from '../desk/gesture-bar.ts'
import { type Html, html } from '../html.ts'
import { langOf, titleOf } from '../item/item-card.ts'
import { plural } from '../words.ts'

export interface DeadlinesAnswer {
  axis?: AxisId
  /** Soonest first. */
  upcoming: readonly StoredItem[]
  /** Closed in the last thirty days, latest first. */
  past: readonly StoredItem[]
}

export function deadlinesPage(frame: Frame, answer: DeadlinesAnswer): Html {
  const weeks = Map.groupBy(answer.upcoming, (item) => mondayOf(parisDay(item.closing!.value)))
  const count = answer.upcoming.length
  return html`<h1>Échéances</h1>
    <p class="lead">
      ${count === 0 ? 'Rien à remettre' : `${formatNumber(count)} ${plural(count, 'échéance')} à venir`}${answer.axis ? html` pour l’axe ${frame.axes.get(answer.axis)?.label}` : ''}.
    </p>
    ${axisFilter(frame, answer.axis)} ${gestureBar(frame, { list: count > 0 })}
    ${count === 0 ? nothingAhead(answer.axis) : [...weeks].map(([monday, items]) => week(frame, monday, items))}
    ${pastSection(frame, answer.past)}`
}

function axisFilter(frame: Frame, chosen: AxisId | undefined): Html {
  const option = (value: string, words: string): Html =>
    html`<option value="${value}" ${value === (chosen ?? '') ? html` selected` : ''}>${words}</option>`
  return html`<form class="inline-form" action="/echeances" method="get">
    <label for="axe">Axe</label>
    <select id="axe" name="axe">
      ${option('', 'Tous les axes')}${[...frame.axes.values()].map((axis) => option(axis.id, `${axis.code} – ${axis.label}`))}
    </select>
    <button type="submit">Filtrer</button>
  </form>`
}

function nothingAhead(axis: AxisId | undefined): Html {
  return html`<div class="empty">
    <h2>Aucune échéance à venir</h2>
    <p>
      Les dates de clôture sont lues dans les appels à projets, les aides et les marchés que publient les
      sources.
    </p>
    <p>
      ${axis ? html`<a href="/echeances">Voir les échéances de tous les axes</a>` : html`<a href="/sources">Voir l’état des sources</a>`}
    </p>
  </div>`
}

function week(frame: Frame, monday: string, items: readonly StoredItem[]): Html {
  return html`<section class="week" aria-labelledby="semaine-${monday}">
    <h2 id="semaine-${monday}">${weekName(monday, frame.now)}</h2>
    <ol>
      ${items.map((item) => dueLine(frame, item))}
    </ol>
  </section>`
}

function weekName(monday: string, now: Date): string {
  const current = mondayOf(parisDay(now))
  if (monday === current) return 'Cette semaine'
  return monday === addDays(current, 7) ? 'La semaine prochaine' : `Semaine du ${formatWeek(monday, now)}`
}

function dueLine(frame: Frame, item: StoredItem): Html {
  const { value } = item.closing!
  return html`<li class="due" ${frame.work ? html`id="d-${item.id}"` : ''}>
    <p class="due-date">
      ${pickBox(frame, item)}
      <time datetime="${value}"
        >${formatShortDay(value)}${value.length > 10 ? `, ${formatHour(value)}` : ''}</time
      >
      ${deadlineBadge(frame, item.closing)}
    </p>
    <div>
      <h3><a href="/elements/${item.id}" lang="${langOf(item)}">${titleOf(item)}</a></h3>
      <p class="facts">
        ${item.axes.map(({ id }) => axisBadge(frame, id))} <span>${kindWords[item.kind]}</span>
        <span>${frame.catalogue.publisherOf(item.feedId)}</span> ${workTags(frame, item)}
      </p>
      ${itemGestures(frame, item)}
    </div>
  </li>`
}

function pastSection(frame: Frame, items: readonly StoredItem[]): Html | '' {
  if (items.length === 0) return ''
  return html`<details class="week">
    <summary>
      ${formatNumber(items.length)} ${plural(items.length, 'échéance passée', 'échéances passées')} depuis 30
      jours
    </summary>
    <ol>
      ${items.map((item) => dueLine(frame, item))}
    </ol>
  </details>`
}
