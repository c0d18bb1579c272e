import type { AmendingItem } from '#src/store/amendments.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { deadlineBadge } from '../badges.ts'
import { formatDate } from '../format.ts'
import { type Html, html } from '../html.ts'
import { langOf, titleOf } from './item-card.ts'

/** The notices that correct or cancel an item, and those that it corrects or cancels. */
export interface Amendments {
  by: readonly AmendingItem[]
  of: readonly AmendingItem[]
}

export const noAmendments: Amendments = { by: [], of: [] }

/** Says, before anything else, that a later notice must be read. */
export function amendedNotice(frame: Frame, { by }: Amendments): Html | '' {
  if (by.length === 0) return ''
  return html`<div class="notice notice-warn" role="note">
    <ul class="plain-list">
      ${by.map((one) => amendmentLine(frame, one.cancels ? 'Annulé par' : 'Rectifié par', one))}
    </ul>
  </div>`
}

/** Says that a later text changes, corrects or repeals the one that is read here. */
export function changedNotice(frame: Frame, changedBy: readonly StoredItem[]): Html | '' {
  if (changedBy.length === 0) return ''
  return html`<div class="notice notice-warn" role="note">
    <ul class="plain-list">
      ${changedBy.map((item) => amendmentLine(frame, 'Modifié par', { item, cancels: false }))}
    </ul>
  </div>`
}

/** What this notice changes. */
export function amendingSection(frame: Frame, { of }: Amendments): Html | '' {
  if (of.length === 0) return ''
  return html`<section aria-labelledby="avis-modifies">
    <h2 id="avis-modifies">Ce que cet avis modifie</h2>
    <ul class="plain-list">
      ${of.map((one) => amendmentLine(frame, one.cancels ? 'Annule' : 'Rectifie', one))}
    </ul>
  </section>`
}

function amendmentLine(frame: Frame, what: string, { item }: AmendingItem): Html {
  return html`<li>
    <strong>${what}</strong>
    <a href="/elements/${item.id}" lang="${langOf(item)}">${titleOf(item)}</a>
    <span class="facts-inline"
      >${frame.catalogue.publisherOf(item.feedId)}${
        item.publishedAt ? `, ${formatDate(item.publishedAt)}` : ''
      }</span
    >
    ${deadlineBadge(frame, item.closing)}
  </li>`
}
