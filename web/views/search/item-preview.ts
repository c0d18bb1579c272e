import type { Marked } from '#src/search/passage/plan-marks.ts'
import { bestPassage, highlight } from '#src/search/passage/highlight.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisBadge } from '../badges.ts'
import { type Html, html } from '../html.ts'
import { factStrip } from '../item/fact-strip.ts'
import { langOf, originalOf, segments, strongestReasons, titleOf } from '../item/item-card.ts'

/** What one wants to know of a result before opening it: its facts, the passage that answers, why it is filed so. */
export function itemPreview(frame: Frame, item: StoredItem, query: Marked, href: string): Html {
  return html`<div id="apercu">
    <h2 lang="${langOf(item)}"><a href="${href}">${segments(highlight(titleOf(item), query))}</a></h2>
    <p class="facts">
      ${item.axes.map(({ id }) => axisBadge(frame, id))} <span>${kindWords[item.kind]}</span>
      <span>${frame.catalogue.publisherOf(item.feedId)}</span>
    </p>
    ${passage(item, query)} ${why(frame, item)} ${factStrip(frame, item)} ${original(item)}
  </div>`
}

function passage(item: StoredItem, query: Marked): Html | '' {
  const found = bestPassage(item.text, query, 700)
  return found.length === 0 ? '' : html`<p lang="${langOf(item)}">${segments(found)}</p>`
}

function why(frame: Frame, item: StoredItem): Html | '' {
  if (item.axes.length === 0) return ''
  return html`<h3>Pourquoi ${item.axes.length > 1 ? 'ces axes' : 'cet axe'} ?</h3>
    <ul>
      ${item.axes.map((axis) => {
        const words = strongestReasons(item, axis, 4).map(({ words: said }) => said)
        return html`<li>
          ${frame.axes.get(axis.id)?.label ?? axis.id} :
          ${words.filter((one) => one !== '').map((one, index) => html`${index > 0 ? ', ' : ''}« ${one} »`)}
        </li>`
      })}
    </ul>`
}

function original(item: StoredItem): Html | '' {
  const url = originalOf(item)
  if (!url) return ''
  return html`<p><a href="${url}" rel="noopener noreferrer" data-original>Lire l’original</a></p>`
}
