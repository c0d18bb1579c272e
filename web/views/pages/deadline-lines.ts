import { isDay, parisDay } from '#src/french/calendar.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { DatedItem } from '#src/store/key-dates.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisBadge, callBadge, deadlineBadge } from '../badges.ts'
import { itemGestures, pickBox, workTags } from '../desk/gesture-bar.ts'
import { formatHour, formatShortDay } from '../format.ts'
import { type Html, html } from '../html.ts'
import { langOf, titleOf } from '../item/item-card.ts'
import { moneyWords } from '../money-words.ts'

/** Something to hand in; `isClosing` for the last day of a call. */
export type Step = DatedItem & { isClosing?: true }

export function stepLine(frame: Frame, step: Step): Html {
  if (step.isClosing) return closingLine(frame, step.item, step.label)
  const what = step.label ?? (step.role === 'pre-deposit' ? 'pré-dépôt' : 'étape')
  const badge = deadlineBadge(frame, { value: step.value, origin: 'text' })
  return line(frame, step.item, html`${day(frame, step.value)} ${badge} ${tag(what)}`)
}

/** The day of the closing, with what a person may do of the item: once a page. */
export function closingLine(frame: Frame, item: StoredItem, label?: string): Html {
  const date = html`${pickBox(frame, item)} ${day(frame, item.closing!.value)}
  ${deadlineBadge(frame, item.closing)} ${label ? tag(label) : ''}`
  return html`<li class="due" ${frame.work ? html`id="d-${item.id}"` : ''}>
    <p class="due-date">${date}</p>
    <div>${about(frame, item)} ${itemGestures(frame, item)}</div>
  </li>`
}

/** An opening, a text that enters into force. */
export function datedLine(frame: Frame, { item, value, label }: DatedItem): Html {
  return line(frame, item, html`${day(frame, value)} ${label ? tag(label) : ''}`)
}

export function standingLine(frame: Frame, item: StoredItem): Html {
  return line(frame, item, callBadge(frame, item))
}

function line(frame: Frame, item: StoredItem, date: Html | ''): Html {
  return html`<li class="due">
    <p class="due-date">${date}</p>
    <div>${about(frame, item)}</div>
  </li>`
}

function about(frame: Frame, item: StoredItem): Html {
  return html`<h3><a href="/elements/${item.id}" lang="${langOf(item)}">${titleOf(item)}</a></h3>
    <p class="facts">
      ${item.axes.map(({ id }) => axisBadge(frame, id))} <span>${kindWords[item.kind]}</span>
      <span>${frame.catalogue.publisherOf(item.feedId)}</span>
      ${moneyWords(item.facts).map((words) => html`<span>${words}</span>`)} ${workTags(frame, item)}
    </p>`
}

/** « jeu. 17 déc., 12 h »; the year where it is not this one. */
function day(frame: Frame, value: string): Html {
  const year = parisDay(value).slice(0, 4)
  const hour = isDay(value) ? '' : `, ${formatHour(value)}`
  return html`<time datetime="${value}"
    >${formatShortDay(value)}${year === parisDay(frame.now).slice(0, 4) ? '' : ` ${year}`}${hour}</time
  >`
}

function tag(words: string): Html {
  return html`<span class="tag">${words}</span>`
}
