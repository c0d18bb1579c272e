import type { AxisId } from '#src/axis/taxonomy.ts'
import { axisIds } from '#src/axis/taxonomy.ts'
import type { AxisMatch } from '#src/enrich/enriched-item.ts'
import type { ItemDecision } from '#src/store/item-decisions.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { csrfField } from '../form.ts'
import { formatAge, formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'

/** What the buttons beside an axis post, to /elements/:id/axes. */
export const axisGestureNames = ['confirmer', 'retirer', 'ajouter', 'retablir'] as const
export type AxisGesture = (typeof axisGestureNames)[number]

/** « Confirmer », « Retirer »: one form an axis, that needs no script. */
export function axisGestures(frame: Frame, item: StoredItem, axis: AxisMatch, confirmed: boolean): Html | '' {
  if (!frame.visitor.can('curate')) return ''
  const label = labelOf(frame, axis.id)
  return gestureForm(
    frame,
    item,
    axis.id,
    html`${confirmed ? (isGiven(axis) ? '' : button('retablir', 'Ne plus confirmer', label)) : button('confirmer', 'Confirmer', label)}
    ${button('retirer', 'Retirer', label)}`,
  )
}

/** What the team took away: it would come back by itself otherwise. */
export function removedAxes(frame: Frame, item: StoredItem, { verdicts = {} }: ItemDecision): Html | '' {
  const removed = axisIds.filter((id) => verdicts[id] === 'no')
  if (removed.length === 0) return ''
  return html`<h3>Retiré par l’équipe</h3>
    <ul class="plain-list">
      ${removed.map((id) => removedAxis(frame, item, id))}
    </ul>`
}

function removedAxis(frame: Frame, item: StoredItem, id: AxisId): Html {
  const label = labelOf(frame, id)
  return html`<li class="line-action">
    <span>${axisCode(frame, id)} <a href="/axes/${id}">${label}</a></span>
    ${frame.visitor.can('curate') ? gestureForm(frame, item, id, button('retablir', 'Rétablir', label)) : ''}
  </li>`
}

/** One more axis, for this item only. */
export function addAxisForm(frame: Frame, item: StoredItem): Html | '' {
  if (!frame.visitor.can('curate')) return ''
  const has = new Set(item.axes.map(({ id }) => id))
  const others = [...frame.axes.values()].filter(({ id }) => !has.has(id))
  if (others.length === 0) return ''
  return html`<form action="/elements/${item.id}/axes" method="post" class="inline-form">
    ${csrfField(frame)}
    <label for="axe-en-plus" class="visually-hidden">Axe à ajouter</label>
    <select id="axe-en-plus" name="axe">
      ${others.map(({ id, code, label }) => html`<option value="${id}">${code} – ${label}</option>`)}
    </select>
    <button type="submit" class="quiet" name="geste" value="ajouter">Ajouter un axe</button>
  </form>`
}

/** Who last decided the axes, for the team only. */
export function lastVerdict(frame: Frame, { axesBy }: ItemDecision): Html | '' {
  if (!axesBy || !frame.visitor.can('curate')) return ''
  return html`<p class="hint">
    Dernier avis sur les axes : ${axesBy.name},
    <time datetime="${axesBy.at}" title="${formatMoment(axesBy.at)}">${formatAge(axesBy.at, frame.now)}</time
    >. Ni le lexique ni la source n’y changent rien.
  </p>`
}

/** A person gave it: no word of the item does. */
export function isGiven({ reasons }: AxisMatch): boolean {
  return reasons.every(({ field }) => field === 'staff')
}

export function labelOf(frame: Frame, id: AxisId): string {
  return frame.axes.get(id)?.label ?? id
}

function gestureForm(frame: Frame, item: StoredItem, axis: AxisId, buttons: Html): Html {
  return html`<form action="/elements/${item.id}/axes" method="post" class="gestures">
    ${csrfField(frame)}
    <input type="hidden" name="axe" value="${axis}" />
    ${buttons}
  </form>`
}

function button(gesture: AxisGesture, words: string, label: string): Html {
  return html`<button type="submit" class="link" name="geste" value="${gesture}">
    ${words}<span class="visually-hidden"> l’axe ${label}</span>
  </button>`
}
