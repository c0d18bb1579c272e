import type { SimilarItem } from '#src/curation/similar-items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { titleOf } from '../item/item-card.ts'
import { plural } from '../words.ts'
import { itemLine } from './story-section.ts'

/** Items that look like this one and are not of its story, each with what both hold; staff may say that they are of it. */
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

function similarLine(frame: Frame, item: StoredItem, similar: SimilarItem, may: boolean): Html {
  const { item: other, shared, why } = similar
  return html`<li class="line-action">
    <span>${itemLine(frame, other)}${reasonLine(shared, may ? why : undefined)}</span>
    ${may ? gatherForm(frame, item, other) : ''}
  </li>`
}

/** « mots communs : cuivre, lot · textes de même date »: under the title, what put it there. */
function reasonLine(shared: readonly string[], why: string | undefined): Html | '' {
  const words = plural(shared.length, 'mot commun', 'mots communs')
  const reasons = [
    ...(shared.length > 0 ? [html`${words} : ${shared.join(', ')}`] : []),
    ...(why ? [html`${why}`] : []),
  ]
  if (reasons.length === 0) return ''
  return html`<br /><span class="hint"
      >${reasons.map((one, index) => html`${index > 0 ? ' · ' : ''}${one}`)}</span
    >`
}

function gatherForm(frame: Frame, item: StoredItem, other: StoredItem): Html {
  return html`<form action="/elements/${item.id}/rassembler" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="avec" value="${other.id}" />
    <button type="submit" class="link">
      Rassembler<span class="visually-hidden"> avec « ${titleOf(other)} »</span>
    </button>
  </form>`
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
