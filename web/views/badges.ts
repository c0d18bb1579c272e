import type { AxisId } from '#src/axis/taxonomy.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../site.ts'
import { daysBetween } from '#src/french/calendar.ts'
import { formatMoment } from './format.ts'
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
  if (!closing) return ''
  const days = daysBetween(frame.now, closing.value)
  const past = isPast(closing.value, frame.now)
  const urgency = past ? 'past' : days <= 7 ? 'soon' : 'open'
  const short = past ? 'clos' : days === 0 ? 'dernier jour' : `J-${days}`
  const mark = past ? '' : clock
  return html`<span class="deadline deadline-${urgency}" title="Clôture : ${formatMoment(closing.value)}"
    >${mark}${short}<span class="visually-hidden">, clôture le ${formatMoment(closing.value)}</span></span
  >`
}

// Drawn rather than typed: the hourglass character is missing from many systems.
const clock = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
  <circle cx="8" cy="8" r="6.5" />
  <path d="M8 4.5V8l2.5 2" />
</svg>`

/** A day closes at its end in Paris; an instant closes at that instant. */
export function isPast(value: string, now: Date): boolean {
  return value.length > 10 ? new Date(value) < now : daysBetween(now, value) < 0
}
