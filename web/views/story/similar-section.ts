import type { SimilarItem } from '#src/curation/similar-items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { titleOf } from '../item/item-card.ts'
import { itemLine } from './story-section.ts'

/** Items that look like this one and are not of its story; staff may say that they are. */
export function similarSection(frame: Frame, item: StoredItem, similar: readonly SimilarItem[]): Html | '' {
  const may = frame.visitor.can('curate')
  if (similar.length === 0 && !may) return ''
  return html`<section aria-labelledby="proches">
    <h2 id="proches" tabindex="-1">${similar.length > 0 ? 'Éléments proches' : 'Même histoire'}</h2>
    ${
      similar.length > 0
        ? html`<ul class="plain-list">
            ${similar.map((one) => similarLine(frame, item, one, may))}
          </ul>`
        : ''
    }
    ${may ? addressForm(frame, item) : ''}
  </section>`
}

function similarLine(frame: Frame, item: StoredItem, { item: other, why }: SimilarItem, may: boolean): Html {
  return html`<li class="line-action">
    <span>${itemLine(frame, other)}${may ? html` <span class="hint">${why}</span>` : ''}</span>
    ${
      may
        ? html`<form action="/elements/${item.id}/rassembler" method="post">
            ${csrfField(frame)}
            <input type="hidden" name="avec" value="${other.id}" />
            <button type="submit" class="link">
              Rassembler<span class="visually-hidden"> avec « ${titleOf(other)} »</span>
            </button>
          </form>`
        : ''
    }
  </li>`
}

function addressForm(frame: Frame, item: StoredItem): Html {
  return html`<details>
    <summary>Mettre dans la même histoire que…</summary>
    <form action="/elements/${item.id}/rassembler" method="post">
      ${csrfField(frame)}
      ${textField('avec', 'Adresse de l’autre élément', {
        hint: 'Celle de sa page sur ce site, ou celle de l’original.',
        required: true,
        maxlength: 1000,
      })}
      <button type="submit" class="quiet">Rassembler</button>
    </form>
  </details>`
}
