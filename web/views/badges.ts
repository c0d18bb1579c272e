import type { AxisId } from '#src/axis/taxonomy.ts'
import { callStatus } from '#src/enrich/dates/status.ts'
import { daysBetween, isPast, parisDay } from '#src/french/calendar.ts'
import { callStateWords } from '#src/french/call-states.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../site.ts'
import { formatHour, formatMoment, formatWeek } from './format.ts'
import { type Html, html } from './html.ts'

/** The two letters of an axis in its colour, linked to its page; the whole name is there for who cannot see it. */
export function axisBadge(frame: Frame, id: AxisId): Html {
  const axis = frame.axes.get(id)
  if (!axis) return html`<span class="axis">${id}</span>`
  return html`<a class="axis axis-${axis.code.toLowerCase()}" href="/axes/${id}" title="${axis.label}"
    ><span aria-hidden="true">${axis.code}</span><span class="visually-hidden">Axe ${axis.label}</span></a
  >`
}

/** The same without a link, where the name stands beside it. */
export function axisCode(frame: Frame, id: AxisId): Html {
  const code = frame.axes.get(id)?.code ?? '?'
  return html`<span class="axis axis-${code.toLowerCase()}" aria-hidden="true">${code}</span>`
}

/** « J-23 », « dernier jour », « clos » : never a colour alone, and the whole date for a screen reader. */
export function deadlineBadge(frame: Frame, closing: StoredItem['closing']): Html | '' {
  return closing ? dueBadge(frame, closing.value) : ''
}

/** The same for whatever a call says of its dates: « ouvre le 3 mars », the next of its rounds, « permanent ». */
export function callBadge(frame: Frame, item: Pick<StoredItem, 'closing' | 'facts'>): Html | '' {
  const status = callStatus(item, frame.now)
  if (!status) return ''
  const { state, at } = status
  if (!at)
    return html`<span class="deadline deadline-open">${callStateWords[state].toLocaleLowerCase('fr')}</span>`
  if (state !== 'upcoming') return dueBadge(frame, at)
  return html`<span class="deadline deadline-open" title="Ouverture : ${formatMoment(at)}"
    >ouvre le ${formatWeek(parisDay(at), frame.now)}</span
  >`
}

/** The same of a bare day or instant. */
export function dueBadge(frame: Frame, value: string): Html {
  const days = daysBetween(frame.now, value)
  const past = isPast(value, frame.now)
  const urgency = past ? 'past' : days <= 7 ? 'soon' : 'open'
  const lastDay = value.length > 10 ? `dernier jour, ${formatHour(value)}` : 'dernier jour'
  const short = past ? 'clos' : days === 0 ? lastDay : `J-${days}`
  const mark = past ? '' : clock
  return html`<span class="deadline deadline-${urgency}" title="Clôture : ${formatMoment(value)}"
    >${mark}${short}<span class="visually-hidden">, clôture le ${formatMoment(value)}</span></span
  >`
}

// Drawn rather than typed: the hourglass character is missing from many systems.
const clock = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
  <circle cx="8" cy="8" r="6.5" />
  <path d="M8 4.5V8l2.5 2" />
</svg>`

export { isPast }
