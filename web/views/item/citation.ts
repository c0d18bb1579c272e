import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { formatDate } from '../format.ts'
import { type Html, html } from '../html.ts'
import { originalOf, titleOf } from './item-card.ts'

/** « Arcep, « Titre », 12 nov. 2026, https://… »: to paste in a note or a deliberation. */
export function citationText(frame: Frame, item: StoredItem): string {
  const day = item.publishedAt ?? item.updatedAt
  const address = originalOf(item) ?? frame.site.absolute(`/elements/${item.id}`)
  return [
    frame.catalogue.publisherOf(item.feedId),
    `«\u202F${titleOf(item)}\u202F»`,
    ...(day ? [formatDate(day)] : []),
    `${address} (consulté le ${formatDate(frame.now.toISOString())})`,
  ].join(', ')
}

/** Folded; the button that copies is the staff script's, the text can be selected without it. */
export function citation(frame: Frame, item: StoredItem): Html | '' {
  if (!frame.visitor.person) return ''
  return html`<details class="citation">
    <summary>Citer cet élément</summary>
    <p id="citation" class="citation-text">${citationText(frame, item)}</p>
    <p>
      <button type="button" class="quiet" data-copie="citation" data-touche="citer" hidden>
        Copier la citation
      </button>
    </p>
  </details>`
}
